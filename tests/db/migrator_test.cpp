// Migrations go forward, once each, and are what they were.
#include <filesystem>
#include <thread>

#include "support/engine.hpp"

namespace pc::db::test {
namespace {

const Statement count_applied{"test.count_applied", "SELECT count(*) FROM schema_migration"};

class Migrations : public support::Engine {
 protected:
  std::string migrations() const override { return ""; }
  void add(const std::string& name, const std::string& sql) { folder_.write(name, sql); }
  int migrate() { return open().migrate(folder_.path()); }
  std::string fault() {
    try {
      migrate();
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  }
  std::int64_t applied() {
    std::int64_t count = 0;
    const auto database = storage().open();
    database->start();
    database->read([&](Reader& reader) { count = reader.one(count_applied).integer(0); });
    return count;
  }
  support::ScratchFolder folder_{"migrations"};
};
PC_ON_BOTH_ENGINES(Migrations)

TEST_P(Migrations, are_applied_once_each_and_in_order) {
  EXPECT_EQ(migrate(), 0);
  add("0002_room.sql", "ALTER TABLE a ADD COLUMN y BIGINT;\n");
  add("0001_room.sql", "-- Why.\nCREATE TABLE a (x BIGINT);\nCREATE INDEX a_x ON a (x);\n");
  EXPECT_EQ(migrate(), 2);
  EXPECT_EQ(migrate(), 0);
  add("0003_other.sql", "CREATE TABLE b (x BIGINT);\n");
  EXPECT_EQ(migrate(), 1);
  EXPECT_EQ(applied(), 3);
}

TEST_P(Migrations, that_were_changed_after_they_ran_are_refused) {
  add("0001_room.sql", "CREATE TABLE a (x BIGINT);\n");
  migrate();
  add("0001_room.sql", "CREATE TABLE a (x BIGINT, y BIGINT);\n");
  EXPECT_EQ(fault(), "an applied migration was changed: 0001_room.sql");
}

TEST_P(Migrations, of_a_newer_program_are_refused) {
  add("0001_room.sql", "CREATE TABLE a (x BIGINT);\n");
  migrate();
  std::filesystem::remove(folder_.file("0001_room.sql"));
  EXPECT_EQ(fault(), "the database knows a migration this program does not: 0001_room.sql");
}

TEST_P(Migrations, that_come_late_with_an_old_number_are_refused) {
  add("0002_room.sql", "CREATE TABLE a (x BIGINT);\n");
  migrate();
  add("0001_room.sql", "CREATE TABLE b (x BIGINT);\n");
  EXPECT_EQ(fault(), "0001_room.sql is older than what was applied last: give it the next number");
}

TEST_P(Migrations, that_fail_leave_nothing_behind) {
  add("0001_room.sql", "CREATE TABLE a (x BIGINT);\nCREATE TABLE a (x BIGINT);\n");
  EXPECT_NE(fault(), "");
  EXPECT_EQ(applied(), 0);
  add("0001_room.sql", "CREATE TABLE a (x BIGINT);\n");
  EXPECT_EQ(migrate(), 1);
}

TEST_P(Migrations, need_a_number_and_a_room_in_their_name) {
  add("room.sql", "CREATE TABLE a (x BIGINT);\n");
  EXPECT_EQ(fault(), "a migration is named NNNN_<room>.sql, not room.sql");
  std::filesystem::remove(folder_.file("room.sql"));
  add("0001_room.sql", "CREATE TABLE a (x BIGINT);\n");
  add("0001_street.sql", "CREATE TABLE b (x BIGINT);\n");
  EXPECT_NE(fault().find("two migrations have the number of"), std::string::npos);
}

TEST_P(Migrations, may_be_started_by_two_processes_at_once) {
  storage();
  for (int i = 1; i <= 8; ++i)
    add("000" + std::to_string(i) + "_room.sql", "CREATE TABLE t" + std::to_string(i) + " (x BIGINT);\n");
  std::atomic<int> ran = 0;
  std::vector<std::thread> programs;
  for (int i = 0; i < 3; ++i)
    programs.emplace_back([&] { ran += storage().open()->migrate(folder_.path()); });
  for (auto& program : programs) program.join();
  EXPECT_EQ(ran, 8);
}

}  // namespace
}  // namespace pc::db::test
