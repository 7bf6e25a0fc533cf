// A small office that can export a list of things and its own audit log.
#pragma once
#include <string>
#include <vector>

#include "people/operation_log/reveals.hpp"
#include "support/engine.hpp"
#include "transfer/exports/create_in_full.hpp"
#include "transfer/exports/exports.hpp"
#include "transfer/exports/remove.hpp"
#include "transfer/exports/tasks.hpp"

namespace pc::exports::test {

inline constexpr access::Permission may_list{"things.list", "List things", "查询物品"};

class Desk : public support::Engine {
 protected:
  void SetUp() override;
  void TearDown() override;

  /// The things of the list /api/v1/things.
  std::vector<std::string>& things();
  /// Refuses while the list is written, when set.
  const ErrorCode*& refusing();
  /// Happens before each thing is written, when set.
  std::function<void()>& while_listing();

  access::Principal person(std::int64_t id, bool may = true) const;
  /// The id of the new task, or the refusal's code.
  std::string ask(const access::Principal& who, Format format = Format::csv,
                  const std::string& list = "/api/v1/things", const std::string& query = {});
  std::string ask_in_full(const access::Principal& who, const std::string& list, const std::string& reason);
  /// The tasks of a person, newest first.
  std::vector<TaskRow> tasks(const access::Principal& who);
  /// Runs what waits, as a process of this number; returns how many tasks ended.
  int run(const std::string& node = "0");
  std::string file(const std::string& id, Format format = Format::csv);
  std::vector<std::string> files();
  void change(const db::Statement& statement, const db::Params& params);
  void write_trail(const access::Principal& who, int lines, const std::string& act = "things.count",
                   const std::string& outcome = "done");

  db::Database& database() { return open(); }
  work::View view_of(db::Reader& reader, const access::Principal& who) { return {reader, who, now}; }

  Instant now{1'795'492'800'000'000};  // 2026-11-24T12:00 in Beijing
  Clock clock;
  /// What identity says of persons now.
  std::function<std::optional<access::Principal>(access::PersonId)> known;
  support::ScratchFolder folder{"exports"};

 private:
  Settings settings_of(const std::string& node);
  IdSource ids_{1};
  edge::Routes routes_;
  std::unique_ptr<audit::AuditLog> audit_log_;
  std::unique_ptr<events::Announcer> announcer_;
  std::unique_ptr<edge::Downloads> downloads_;
};

}  // namespace pc::exports::test
