#include "owner.hpp"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

namespace pc::app {
namespace {

std::string name_of(uid_t user) {
  const passwd* entry = getpwuid(user);
  return entry == nullptr ? std::to_string(user) : entry->pw_name;
}

}  // namespace

void refuse_to_write_as_root(const std::string& folder) {
  struct stat status {};
  if (geteuid() != 0 || stat(folder.c_str(), &status) != 0 || status.st_uid == 0) return;
  const std::string owner = name_of(status.st_uid);
  throw std::runtime_error("the data folder " + folder + " belongs to " + owner +
                           ", who could not write what root leaves there; run it as " + owner +
                           ": runuser -u " + owner + " -- " + program_invocation_short_name + " …");
}

}  // namespace pc::app
