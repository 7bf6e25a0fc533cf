// HTTP/1.1 as a protocol: connections, limits, TLS, compression, static files. What a request means is the
// handler's.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pc::http {

struct Header {
  std::string name, value;
};

struct Request {
  std::string method;           // "GET" also for HEAD: the server drops the body of the answer itself
  std::string target;           // as on the wire
  std::string path;             // before '?', still percent-encoded; begins with '/' (or is "*" for OPTIONS)
  std::string query;            // after '?', still percent-encoded
  std::vector<Header> headers;  // in order, names as sent
  std::string body;             // whole and without transfer coding; empty when spooled
  std::string body_file;        // spooled body; deleted once the answer was given
  std::string remote;           // address of who asks, without port
  std::string request_id;       // the caller's own if harmless, else a fresh one
  bool body_follows = false;    // this is the head of a request whose body has not come yet
  bool secure = false;          // came over TLS, to us or to the proxy of Options::public_https

  /// Value of the first header of that name (any case); "" when absent.
  std::string_view header(std::string_view name) const;
};

/// A file as the body of an answer: mapped, so that its size costs no memory. It must not be shortened meanwhile;
/// it may be removed.
class FileBody {
 public:
  /// Nothing when it is not there.
  static std::shared_ptr<const FileBody> open(const std::string& path);
  ~FileBody();
  FileBody(const FileBody&) = delete;
  FileBody& operator=(const FileBody&) = delete;
  std::string_view bytes() const { return bytes_; }

 private:
  explicit FileBody(std::string_view bytes) : bytes_(bytes) {}
  std::string_view bytes_;
};

/// A text that many ask for: kept once, in both codings, however many are still reading it.
struct SharedText {
  std::string plain, gzip;
};
using SharedTextPtr = std::shared_ptr<const SharedText>;
SharedTextPtr share(std::string plain);

/// Content-Length, Connection, Date, X-Request-Id, Content-Encoding and Vary are the server's, the rest is
/// yours.
struct Response {
  int status = 200;
  std::string content_type = {};
  std::string body = {};
  std::vector<Header> headers = {};
  std::string route = {};  // label of the metrics; must come from a small fixed set
  /// Instead of `body`, one that lies elsewhere and is sent from there as it is; `owner` keeps it until then.
  std::string_view long_body = {};
  std::shared_ptr<const void> owner = {};
  SharedTextPtr shared = {};  // instead of both
};

/// To be called once, from any thread, at any time, even after the server is gone. Further calls do nothing.
/// When all copies are dropped without a call, the client gets 500.
using Reply = std::function<void(Response)>;

struct BodyPolicy {
  std::uint64_t bytes_max = 0;  // beyond: 413
  bool spool = false;           // to a temporary file instead of memory
};

struct Body {
  std::string text;  // empty when spooled
  std::string file;  // the spooled body; deleted once the answer was given
};

/// What becomes of a request whose head is known.
struct Admission {
  BodyPolicy body = {};
  std::function<void(Body, Reply)> then = {};  // when the body is there; as Handler::handle
  /// Instead: the answer. Nothing of the body is kept.
  std::optional<Response> refusal = {};
};
/// As Reply.
using Admit = std::function<void(Admission)>;

class Handler {
 public:
  virtual ~Handler() = default;
  /// A request with a body, before a byte of it is kept. On an I/O thread; must not block. What it throws is answered
  /// with 500.
  virtual void admit(Request head, Admit admit) = 0;
  /// A request without a body. Likewise.
  virtual void handle(Request request, Reply reply) = 0;
};

/// Who counts as one where addresses are counted: one of IPv4; of IPv6 a whole /64, which a household has.
std::string peer_of(const std::string& address);

struct Options {
  using Time = std::chrono::milliseconds;
  std::string listen = "127.0.0.1:8080";           // "host:port", "[::1]:port"; port 0: any free one
  std::string tls_certificate, tls_key;            // PEM files, both or none; TLS 1.2 or newer
  int threads = 0;                                 // I/O threads; 0: one a core
  std::size_t header_bytes_max = 16 * 1024;        // request line and headers; beyond: 431
  std::uint64_t body_bytes_max = 8 * 1024 * 1024;  // bodies in memory, whatever the policy says
  std::uint64_t bodies_bytes_max = 256 << 20;      // all that arrive in memory at once; beyond: 503
  std::uint64_t spool_bytes_max = std::uint64_t{8} << 30;  // all that lie spooled at once; beyond: 503
  std::size_t connections_max = 10'000;                    // beyond: 503
  /// Of one address (of IPv6: of one /64); beyond: 503. Trusted proxies are not counted. 0: no limit.
  std::size_t connections_per_address_max = 500;
  Time header_timeout{10'000};                     // from the first byte of a request to the end of its head
  Time body_timeout{30'000};                       // for every 64 KiB of a body, received or sent
  Time idle_timeout{75'000};                       // between requests
  Time handler_timeout{300'000};                   // beyond: 503, and a late reply is dropped
  Time stop_timeout{10'000};                       // what accepted requests get to finish
  std::string spool_folder;                        // of temporary files; empty: the system's
  std::string static_root;  // folder of the console; empty or missing: nothing is served
  /// Paths (and all below) that are never static files nor the console's page.
  std::vector<std::string> handler_paths = {"/api",     "/v2",     "/v3",      "/v4",  "/v5",
                                            "/healthz", "/readyz", "/metrics", "/demo"};
  /// Addresses whose X-Forwarded-For is believed.
  std::vector<std::string> trusted_proxies;
  bool public_https = false;  // people reach us by https, though TLS may end before us
  bool log_requests = true;  // one line a request
};

class Server {
 public:
  /// `handler` outlives the server.
  Server(Options options, Handler& handler);
  /// Stops, if not stopped.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Throws std::runtime_error with a readable text: address in use, certificate unreadable.
  void start();
  /// The port listened on, after start.
  int port() const;
  /// Accepts no more, lets accepted requests finish (at most stop_timeout), closes everything. Not to be
  /// called on an I/O thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pc::http
