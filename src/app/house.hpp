// Who stands in the street: the one place that names all rooms and wires them together.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "api/edge/edge.hpp"
#include "config.hpp"
#include "core/audit/audit.hpp"
#include "core/books/books.hpp"
#include "core/events/events.hpp"
#include "core/jobs/jobs.hpp"
#include "core/jobs/node_lease.hpp"
#include "core/ledger/ledger.hpp"
#include "people/identity/identity.hpp"
#include "platform/base/base.hpp"
#include "platform/base/services.hpp"
#include "platform/db/db.hpp"
#include "transfer/exports/exports.hpp"

namespace pc::app {

class House {
 public:
  /// Opens and migrates the database, takes a node number, wires the rooms, starts lanes and readers. Waiting for the
  /// number ends with jobs::AskedToStop when `stopping` says so.
  explicit House(const Config& config, const std::function<bool()>& stopping = {});
  ~House();

  /// Where people reach the console, for links in mails; known late when the port is the system's choice.
  void reached_at(const std::string& address);

  const std::string data;  // folder of files
  /// What acts and rooms find of each other.
  Services services;
  Clock clock;
  IdSource ids;
  books::Chart chart;
  std::unique_ptr<db::Database> database;
  std::unique_ptr<jobs::NodeLease> node;
  std::unique_ptr<ledger::Ledger> ledger;
  std::unique_ptr<audit::Trail> trail;
  events::Announcer announcer;
  std::unique_ptr<identity::Service> identity;
  edge::Routes routes;
  std::unique_ptr<edge::Edge> edge;
  std::unique_ptr<edge::Downloads> downloads;
  /// Not started: partnerctl does its one thing and leaves.
  std::unique_ptr<exports::Runner> exports;
  /// Not started: partnerctl does its one thing and leaves.
  std::unique_ptr<jobs::Schedule> jobs;

 private:
  void lend_own();
  void open_edge(const Config& config);
};

}  // namespace pc::app
