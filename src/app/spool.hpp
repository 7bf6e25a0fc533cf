// A folder for files that live no longer than this process: uploads while they come in, downloads while they go out.
#pragma once
#include <string>

namespace pc::app {

class Spool {
 public:
  /// Makes one in `place`, and removes there what processes that are gone have left. Throws std::runtime_error.
  explicit Spool(const std::string& place);
  /// Removes it.
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
  int lock_ = -1;  // held as long as the folder is in use
};

/// What earlier releases spooled into the data folder itself and left there, once it is a day old.
void remove_old_leftovers(const std::string& data);

}  // namespace pc::app
