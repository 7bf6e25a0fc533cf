// A mail server of the test's own: takes letters over SMTP and keeps them.
#pragma once
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pc::support {

class MailServer {
 public:
  MailServer();
  ~MailServer();
  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
  /// Letters as they came, header and body.
  std::vector<std::string> letters() const;
  /// The answer to RCPT from now on, "250 ok" at first.
  void answer_recipients(const std::string& line);

 private:
  void serve();
  void talk(int client);

  int listener_ = -1;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::string recipient_answer_ = "250 ok";
  std::vector<std::string> letters_;
  std::thread thread_;
};

/// The text of a letter's body, decoded.
std::string body_of(const std::string& letter);

}  // namespace pc::support
