// partnerctl as somebody types it.
#pragma once
#include <string>

namespace pc::ctl_test {

struct Said {
  int status = 0;
  /// `out` is standard output, `all` has standard error before it.
  std::string out, all;
};

/// `notes`: a file for what it says on standard error.
Said run_partnerctl(const std::string& words, const std::string& notes);

}  // namespace pc::ctl_test
