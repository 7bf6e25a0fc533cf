// Reads that travel ahead of their closures are what the closures would have read themselves.
#include "notes.hpp"

namespace pc::db::test {
namespace {

using Foresight = Notes;
PC_ON_BOTH_ENGINES(Foresight)

struct Foreseeing {
  Database::Closure closure;
  std::vector<Prefetch> prefetch;
};

/// All in one batch, because the lane is held up while they are queued.
void run(Database& database, const std::vector<Foreseeing>& all) {
  std::promise<void> held, go;
  auto gate = go.get_future().share();
  database.submit(
      tenant, {},
      [&held, gate, first = std::make_shared<std::atomic<bool>>(true)](Transaction&) {
        if (first->exchange(false)) held.set_value();
        gate.wait();
        return true;
      },
      [](const Finished&) {});
  held.get_future().wait();
  std::vector<std::promise<Finished>> answers(all.size());
  for (std::size_t i = 0; i < all.size(); ++i)
    database.submit(
        tenant, {}, all[i].closure,
        [&answers, i](Finished finished) { answers[i].set_value(std::move(finished)); }, all[i].prefetch);
  go.set_value();
  for (auto& answer : answers) EXPECT_EQ(answer.get_future().get().fate, Fate::committed);
}

Prefetch look_at(std::int64_t number) { return {&select_note, {tenant.value, number}}; }

Database::Closure seeing(std::int64_t number, std::string& seen) {
  return [number, &seen](Transaction& tx) {
    const auto row = tx.maybe(select_note, {tenant.value, number});
    seen = row ? row->text(0) : "nothing";
    return true;
  };
}

TEST_P(Foresight, foreseen_reads_are_those_the_closure_asks_for) {
  Database& database = started();
  database.write(tenant, note(1, "a"));
  std::string one, two;
  run(database, {{seeing(1, one), {look_at(1)}}, {seeing(2, two), {look_at(2)}}});
  EXPECT_EQ(one, "a");
  EXPECT_EQ(two, "nothing");
}

TEST_P(Foresight, foreseen_reads_do_not_hide_what_closures_before_changed) {
  Database& database = started();
  database.write(tenant, note(1, "a"));
  std::string before, after;
  const Database::Closure change = [](Transaction& tx) {
    return tx.change(change_note, {tenant.value, 1, std::string("b")}) == 1;
  };
  run(database, {{seeing(1, before), {look_at(1)}}, {change, {}}, {seeing(1, after), {look_at(1)}}});
  EXPECT_EQ(before, "a");
  EXPECT_EQ(after, "b");
}

TEST_P(Foresight, foreseen_reads_do_not_outlive_what_was_undone) {
  Database& database = started();
  database.write(tenant, note(1, "a"));
  std::string after;
  const Database::Closure undone = [](Transaction& tx) {
    tx.nested([&] {
      tx.change(change_note, {tenant.value, 1, std::string("b")});
      return false;
    });
    return true;
  };
  run(database, {{undone, {look_at(1)}}, {seeing(1, after), {look_at(1)}}});
  EXPECT_EQ(after, "a");
}

TEST_P(Foresight, foreseen_reads_that_were_wrong_cost_nothing_but_time) {
  Database& database = started();
  database.write(tenant, note(1, "a"));
  std::string seen;
  run(database, {{seeing(1, seen), {look_at(7), look_at(8)}}});
  EXPECT_EQ(seen, "a");
}

}  // namespace
}  // namespace pc::db::test
