// HTTP/1.1: connections, limits, TLS, static files. Knows the protocol and nothing of what requests mean.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pc::http {

struct Header {
  std::string name, value;
};

struct Request {
  std::string method;
  std::string target;      // as on the wire
  std::string path;        // raw, still percent-encoded
  std::string query;       // raw, without '?'
  std::vector<Header> headers;
  std::string body;
  std::string body_file;   // instead of body when the policy said so; removed after the reply
  std::string remote;      // the peer's address
  std::string request_id;
  bool secure = false;
  /// Ignores case; "" when absent.
  std::string_view header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<Header> headers;
  std::string route;       // label for metrics
};

/// Called exactly once, from any thread.
using Reply = std::function<void(Response)>;

struct BodyPolicy {
  std::uint64_t bytes_max = 0;
  bool spool = false;      // into a file
};

struct Handler {
  virtual ~Handler() = default;
  /// Asked when the head has arrived.
  virtual BodyPolicy body_policy(const Request& head) = 0;
  /// On an I/O thread: must not block.
  virtual void handle(Request request, Reply reply) = 0;
};

struct Options {
  std::string listen = "127.0.0.1:8080";  // port 0: any
  std::string tls_certificate, tls_key;   // PEM files; both or none
  int threads = 2;
  std::uint32_t header_bytes_max = 16 * 1024;
  int connections_max = 4096;
  int header_seconds = 15, body_seconds = 60, idle_seconds = 60, stop_seconds = 15;
  std::string static_root;                // the console; may be missing
  std::string spool_folder = "/tmp";
};

class Server {
 public:
  /// Binds; throws std::runtime_error when it cannot.
  Server(const Options& options, Handler& handler);
  ~Server();
  void start();
  int port() const;
  /// Stops accepting, finishes requests under way (up to stop_seconds), closes.
  void stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace pc::http
