// Folders and child processes of tests, gone when the test is, even when it dies.
#pragma once
#include <sys/types.h>

#include <string>
#include <vector>

namespace pc::support {

/// A fresh folder under the system's temporary one, removed with everything in it. Folders left behind by
/// tests that were killed are removed by the next one.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& purpose);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  /// Writes a small file and returns its path.
  std::string write(const std::string& name, const std::string& text) const;

 private:
  std::string path_;
};

/// PostgreSQL refuses to run as root: as root, its programs run as the user `postgres`.
enum class RunAs { myself, postgres };

/// Starts a program whose output goes to `log`. It gets `death_signal` when this process dies.
pid_t start(const std::vector<std::string>& command, RunAs as, const std::string& log, int death_signal);
/// Runs a program to its end; throws with what it printed when it fails.
void run(const std::vector<std::string>& command, RunAs as, const std::string& log);
/// Gives a folder and everything in it to the user PostgreSQL's programs run as.
void give_to_postgres(const std::string& folder);

}  // namespace pc::support
