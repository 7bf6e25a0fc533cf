// The one place that puts all rooms together and lends them what is one in the process.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "api/edge/edge.hpp"
#include "api/edge/route.hpp"
#include "config.hpp"
#include "core/audit/audit.hpp"
#include "core/books/books.hpp"
#include "core/events/events.hpp"
#include "core/jobs/jobs.hpp"
#include "core/jobs/node_lease.hpp"
#include "core/ledger/ledger.hpp"
#include "people/webhooks/courier.hpp"
#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"
#include "platform/base/services.hpp"
#include "platform/db/db.hpp"
#include "transfer/exports/exports.hpp"

namespace pc::app {

class Application {
 public:
  /// Opens and migrates the database, takes a node number, wires the rooms, starts lanes and readers. Waiting for the
  /// number ends with jobs::AskedToStop when `stopping` says so.
  explicit Application(const Config& config, const std::function<bool()>& stopping = {});
  ~Application();

  /// Where people reach the console, for links in mails; known late when the port is the system's choice, but before
  /// jobs start.
  void set_public_url(const std::string& address);

  const std::string data;  // folder of files
  /// What acts and rooms find of each other.
  Services services;
  Clock clock;
  IdSource ids;
  books::Chart chart;
  std::unique_ptr<db::Database> database;
  std::unique_ptr<jobs::NodeLease> node;
  std::unique_ptr<ledger::Ledger> ledger;
  std::unique_ptr<audit::AuditLog> audit_log;
  events::Announcer announcer;
  edge::Routes routes;
  std::unique_ptr<edge::Edge> edge;
  std::unique_ptr<edge::Downloads> downloads;
  /// Not started: partnerctl does its one thing and leaves.
  std::unique_ptr<exports::Runner> exports;
  /// Not started, for the same reason.
  std::unique_ptr<webhooks::Courier> courier;
  /// Not started: partnerctl does its one thing and leaves.
  std::unique_ptr<jobs::Schedule> jobs;

 private:
  void lend_own();
  void take_up_keys(const Config& config);
  void open_edge(const Config& config);
};

}  // namespace pc::app
