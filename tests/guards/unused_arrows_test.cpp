// A room declares only rooms that it needs, so that the map of the application is the real one: it names them in its
// code, or reads their tables. Everybody stands on base.
#include <gtest/gtest.h>

#include <map>

#include "named_rooms.hpp"
#include "sql_lint.hpp"
#include "support/engine.hpp"

namespace pc::guards {
namespace {

using Needs = std::map<std::string, std::set<std::string>>;

Faults unused_rooms(const Arrows& arrows, const Needs& needs) {
  Faults faults;
  for (const auto& [room, used] : arrows.all())
    for (const auto& each : used) {
      const auto found = needs.find(room);
      if (each != "base" && (found == needs.end() || !found->second.contains(each)))
        faults.push_back(room + " declares " + each + " in USES and needs nothing of it");
    }
  return faults;
}

Needs all_needs() {
  const auto& arrows = Arrows::of_the_build();
  Needs needs;
  for (const File& file : tree()) {
    const auto named = named_rooms(file, arrows);
    needs[room_of(file.path)].insert(named.begin(), named.end());
  }
  const support::Storage storage("sqlite");
  const Schema schema(storage.url().substr(std::string("sqlite:").size()), support::migrations_folder());
  for (const auto& sql : all_sql())
    for (const auto& table : schema.access(sql.text).reads)
      needs[room_of_sql(sql)].insert(schema.owner(table));
  return needs;
}

TEST(UnusedArrows, a_room_needs_every_room_that_it_declares) {
  const Faults faults = unused_rooms(Arrows::of_the_build(), all_needs());
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(UnusedArrows, a_room_declared_for_nothing_is_noticed) {
  const Arrows two("base:\ndb: base\nledger: base db\nfunds: base db ledger\n");
  EXPECT_EQ(unused_rooms(two, {{"ledger", {"db"}}, {"funds", {"db"}}}),
            Faults{"funds declares ledger in USES and needs nothing of it"});
  EXPECT_TRUE(unused_rooms(two, {{"ledger", {"db"}}, {"funds", {"db", "ledger"}}}).empty());
}

}  // namespace
}  // namespace pc::guards
