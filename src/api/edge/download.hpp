// The text of a download while it is made: short ones in memory, long ones in a file without a name.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/http.hpp"

namespace pc::edge {

class DownloadText {
 public:
  explicit DownloadText(std::string folder) : folder_(std::move(folder)) {}
  ~DownloadText();
  DownloadText(const DownloadText&) = delete;
  DownloadText& operator=(const DownloadText&) = delete;

  /// Begins anew: a read may run again.
  void clear();
  /// Throws std::runtime_error when the file cannot be written.
  void append(std::string_view chunk);
  /// Gives it to the answer, which keeps it as long as it is sent.
  void move_into(http::Response& response);

  static constexpr std::size_t k_in_memory = 1 << 20;

 private:
  void flush();

  std::string folder_, text_;  // text_: what is not in the file yet
  int file_ = -1;
  std::size_t written_ = 0;
};

/// Name of a file in a header: plain letters, and the whole name for browsers that read it.
std::string disposition(const std::string& name);

}  // namespace pc::edge
