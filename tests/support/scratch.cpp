#include "support/scratch.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace pc::support {
namespace {

namespace fs = std::filesystem;

constexpr const char* k_prefix = "pc-test-";

/// Names are pc-test-<process>-<purpose>-XXXXXX.
void sweep() {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path(), ignored)) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with(k_prefix)) continue;
    const int owner = std::atoi(name.c_str() + std::string(k_prefix).size());
    if (owner > 0 && kill(owner, 0) != 0 && errno == ESRCH) fs::remove_all(entry.path(), ignored);
  }
}

const passwd* postgres_user() { return getuid() == 0 ? getpwnam("postgres") : nullptr; }

/// In the child, between fork and exec.
void become(const passwd* user) {
  if (user == nullptr) return;
  if (initgroups(user->pw_name, user->pw_gid) != 0 || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0)
    _exit(126);
}

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

ScratchFolder::ScratchFolder(const std::string& purpose) {
  static const bool swept = (sweep(), true);
  (void)swept;
  path_ = (fs::temp_directory_path() / (k_prefix + std::to_string(getpid()) + "-" + purpose + "-XXXXXX"))
              .string();
  if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no temporary folder " + path_);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string ScratchFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream(file(name), std::ios::binary) << text;
  return file(name);
}

pid_t start(const std::vector<std::string>& command, RunAs as, const std::string& log, int death_signal) {
  std::vector<char*> arguments;
  for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const passwd* user = as == RunAs::postgres ? postgres_user() : nullptr;
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("fork failed");
  if (child == 0) {
    dup2(out, 1);
    dup2(out, 2);
    become(user);
    prctl(PR_SET_PDEATHSIG, death_signal);  // after the change of user, which clears it
    if (getppid() != parent || chdir("/") != 0) _exit(127);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  close(out);
  return child;
}

void run(const std::vector<std::string>& command, RunAs as, const std::string& log) {
  int status = 0;
  const pid_t child = start(command, as, log, SIGKILL);
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  throw std::runtime_error(command.front() + " failed:\n" + text_of(log));
}

void give_to_postgres(const std::string& folder) {
  const passwd* user = postgres_user();
  if (user == nullptr) return;
  if (chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0) throw std::runtime_error("chown " + folder);
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (lchown(entry.path().c_str(), user->pw_uid, user->pw_gid) != 0)
      throw std::runtime_error("chown " + entry.path().string());
}

}  // namespace pc::support
