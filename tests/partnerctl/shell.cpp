#include "shell.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>

namespace pc::ctl_test {
namespace {

std::string read(FILE* from) {
  std::string text;
  std::array<char, 4096> part{};
  while (from != nullptr && std::fgets(part.data(), part.size(), from) != nullptr) text += part.data();
  return text;
}

}  // namespace

Said run_partnerctl(const std::string& words, const std::string& notes) {
  Said said;
  FILE* pipe = popen((std::string(PC_PARTNERCTL) + " " + words + " 2>" + notes).c_str(), "r");
  said.out = read(pipe);
  said.status = WEXITSTATUS(pclose(pipe));
  FILE* file = std::fopen(notes.c_str(), "r");
  said.all = read(file) + said.out;
  std::fclose(file);
  return said;
}

}  // namespace pc::ctl_test
