// A receiver of webhooks on this machine: keeps what comes, answers as it is told.
#pragma once
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pc::support {

class HookReceiver {
 public:
  struct Request {
    std::string head, body;
    /// Of a header; names in lower case.
    std::string header(const std::string& name) const;
  };
  /// A whole answer: "HTTP/1.1 200 OK\r\n…". On a thread of each connection's own.
  using Answer = std::function<std::string(const Request&)>;

  explicit HookReceiver(Answer answer = {});
  ~HookReceiver();
  HookReceiver(const HookReceiver&) = delete;
  HookReceiver& operator=(const HookReceiver&) = delete;
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/hook"; }
  int port() const { return port_; }
  std::vector<Request> requests() const;
  void answer(const std::string& status, const std::string& more = {}, const std::string& body = {});

 private:
  void serve();
  void talk(int client);

  int listener_ = -1, port_ = 0;
  mutable std::mutex mutex_;
  Answer answer_;
  std::vector<Request> requests_;
  std::vector<std::thread> talks_;
  std::thread thread_;
};

}  // namespace pc::support
