// From an HTTP request to an act and back: router, gate, decode, lanes, answer.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "core/audit/audit.hpp"
#include "core/events/events.hpp"
#include "gate.hpp"
#include "platform/db/db.hpp"
#include "platform/http/http.hpp"
#include "route.hpp"

namespace pc::edge {

/// What the application gives the edge. All references outlive it.
struct EdgeServices {
  db::Database& database;
  const Clock& clock;
  IdSource& ids;
  const audit::AuditLog& audit_log;
  const events::Announcer& announcer;
  const Routes& routes;
  std::string spool_folder = {};  // of long downloads while they are made; empty: the system's
  /// Whether somebody still acts for the customer they are seen as; asked once more inside the transaction of a write.
  std::function<bool(db::Reader&, const access::Principal&)> still_acting = {};
  std::string public_origin = {};  // "https://partners.example" when it is not the Host of requests
  /// Whether the disk of the database takes more; nothing: it is another machine's.
  std::function<bool()> disk_takes_more = {};
};

struct Limits {
  int requests_per_second_per_key = 0;      // 0: off. Per access key / session and route
  int requests_per_second_per_account = 0;  // 0: off
  int ready_backlog = 0;  // closures waiting in a lane beyond which it is not ready; 0: nine tenths
  bool public_metrics = true;  // else the monitor alone tells them
};

struct DialectParts {
  Authenticator* authenticator = nullptr;
  const ErrorWriter* errors = nullptr;
  StepUpCheck* step_up = nullptr;
};

class Edge : public http::Handler {
 public:
  Edge(const EdgeServices& services, const Limits& limits);
  ~Edge() override;
  void use(Dialect dialect, DialectParts parts);
  /// A page of the server's own at a fixed address, made anew each time it is asked for; before the first request. It
  /// may use styles of its own and nothing else.
  void add_page(std::string path, std::function<std::string()> html);

  void admit(http::Request head, http::Admit admit) override;
  void handle(http::Request request, http::Reply reply) override;

  /// OpenAPI 3.1 of the portal's routes (and of the Open API's, tagged), as JSON text.
  std::string openapi() const;

 private:
  friend class Monitor;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Health and metrics alone, for a listener that only those reach who look after the server.
class Monitor : public http::Handler {
 public:
  explicit Monitor(Edge& edge) : edge_(edge) {}
  void admit(http::Request head, http::Admit admit) override;
  void handle(http::Request request, http::Reply reply) override;

 private:
  Edge& edge_;
};

/// Removes answers older than limits::answers_kept_seconds; returns how many. Throws db::Error.
std::int64_t forget_old_answers(db::Database& database, Instant now);

}  // namespace pc::edge
