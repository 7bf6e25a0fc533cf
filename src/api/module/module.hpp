// What a room brings along. The application puts the modules of all rooms together (app/compose.cpp), and nothing else
// knows which rooms there are.
#pragma once
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "api/edge/route.hpp"
#include "core/access/access.hpp"
#include "core/books/books.hpp"
#include "core/events/events.hpp"
#include "core/jobs/jobs.hpp"
#include "core/work/work.hpp"
#include "platform/base/services.hpp"
#include "platform/db/db.hpp"
#include "platform/db/named_check.hpp"
#include "verb.hpp"

namespace pc::demo {
class Stage;
}

namespace pc {

/// What an act is called in the audit log when no route declares it.
struct AuditAction {
  std::string_view id, en, zh;
};

/// Something that may wait for a person: how often it does, and the page that resolves it. The console words it by
/// `todo.<id>`. It is asked with every first page, so the count has to be cheap.
struct Todo {
  std::string_view id, link;
  const access::Permission* permission = nullptr;  // none: everybody is asked
  std::int64_t (*count)(const work::View& view) = nullptr;
};

/// Where files of the server lie.
struct DataFolder {
  std::string path;
};

/// Where people reach the console, without a slash at the end; in mails, links and on the terminal.
struct ConsoleAddress {
  std::string url;
};

/// Members that a room has nothing for stay empty.
struct Module {
  std::string_view name;
  /// Places of the menu, each after the one above it.
  std::vector<access::MenuPlace> menu = {};
  /// A permission and the preset roles that have it, by blanks.
  struct Granted {
    const access::Permission* permission = nullptr;
    std::string_view roles;
  };
  std::vector<Granted> permissions = {};
  /// Kinds of accounts and transfers.
  void (*add_to_chart)(books::Chart& chart) = nullptr;
  /// Lends what other rooms use of it and declares what it adds to theirs; before the database starts. By then the
  /// services have the database, clock, ids, chart, ledger, audit log and announcer, and what rooms on the left lend.
  void (*offer)(Services& services) = nullptr;
  void (*add_routes)(edge::Routes& routes, const Services& services) = nullptr;
  /// What it does when other rooms announce something. Reactions run in the order of the rooms.
  void (*react)(events::Announcer& announcer, const Services& services) = nullptr;
  void (*add_jobs)(jobs::Schedule& schedule, db::Database& database) = nullptr;
  std::vector<Todo> todos = {};
  std::vector<AuditAction> audit_actions = {};
  /// What `partnerctl verify` looks at.
  std::vector<NamedCheck> checks = {};
  /// When the database has started: what has to be known, or made up for, before the first request.
  void (*started)(db::Database& database) = nullptr;
  /// Of partnerctl.
  std::vector<Verb> verbs = {};
  /// What becomes of the demo market's people here. Rooms play in their order; only in an empty database.
  void (*demo)(pc::demo::Stage& stage) = nullptr;
};

/// Declares what the modules bring, and lets each offer. Called before routes are added.
void offer_all(std::span<const Module> modules, Services& services);
/// Kinds of accounts and transfers of all.
books::Chart chart_of(std::span<const Module> modules);
/// Lets each react to what others announce, in their order.
void react_all(std::span<const Module> modules, events::Announcer& announcer, const Services& services);
void add_all_routes(std::span<const Module> modules, edge::Routes& routes, const Services& services);

}  // namespace pc
