// An edge with a few routes of its own on a real database. A client says who it is by a header.
#pragma once
#include <atomic>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/edge/edge.hpp"
#include "support/engine.hpp"

namespace pc::edge::test {

inline constexpr access::Permission may_pay{"till.pay", "Pay", "付款"};
inline constexpr ErrorCode broke{"till.broke", Kind::precondition, "Only {} is left.", "仅剩 {}。"};
inline constexpr ErrorCode undeclared{"till.undeclared", Kind::precondition, "No.", "否。"};
/// The export of the till "long" has so many lines.
inline constexpr int k_long_lines = 300'000;
inline constexpr std::string_view k_long_line = "a line of it\r\n";
inline constexpr ErrorCode busy{"till.busy", Kind::unavailable, "The till is busy.", "收银台繁忙。"};

inline constexpr ErrorCode wrong_code{"till.wrong_code", Kind::forbidden, "Wrong.", "错误。"};

inline constexpr int k_knocks_a_minute = 3;

/// "X-Who: 7" signs in person 7 of partner 1, who may pay; "X-Who: guest" may nothing; "X-Switched: on" switches
/// verification on; "X-Signature: s" signs the request, "s idempotency-key" with that header.
class Names : public Authenticator {
 public:
  void authenticate(const http::Request& request, std::function<void(Result<Caller>)> done) override;
};

/// Takes "<challenge>:<code>" where the code is 123456; remembers how often it was asked and used up.
class Codes : public StepUpCheck {
 public:
  Outcome examine(db::Transaction& tx, const Confirmation& confirmation) override;
  Outcome consume(db::Transaction& tx, const Confirmation& confirmation) override;
  int examined = 0, consumed = 0;
  std::string act, content;
};

/// One life of a server process.
class SmallEdge {
 public:
  explicit SmallEdge(support::Storage& storage, Limits limits = {});
  ~SmallEdge();
  http::Response ask(http::Request request);
  Edge& edge() { return *edge_; }
  Codes codes;
  std::atomic<bool> disk_full{false};
  /// What acts announced, and the outcomes in the audit log.
  std::size_t payments();
  std::vector<std::string> outcomes();

 private:
  Clock clock_;
  IdSource ids_{1};
  std::unique_ptr<db::Database> database_;
  std::unique_ptr<audit::AuditLog> audit_log_;
  std::unique_ptr<events::Announcer> announcer_;
  Routes routes_;
  Names names_;
  std::unique_ptr<Edge> edge_;
};

using Headers = std::vector<std::pair<std::string, std::string>>;
/// A request of person 7 with everything a browser sends; `changes` replace headers, "" takes one away.
http::Request request(const std::string& method, const std::string& target, const std::string& body = {},
                      const Headers& changes = {});
std::string header_of(const http::Response& response, const std::string& name);

}  // namespace pc::edge::test
