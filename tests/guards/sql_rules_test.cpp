// Every statement of the application keeps the rules for one dialect and the arrows between rooms. Each rule is
// also asked about something wrong on purpose: a guard that does not bite is no guard.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "postgres_check.hpp"
#include "sql_lint.hpp"
#include "support/engine.hpp"
#include "support/postgres_node.hpp"

namespace pc::guards {
namespace {

const Schema& schema() {
  static const support::Storage storage("sqlite");
  static const Schema house(storage.url().substr(std::string("sqlite:").size()), support::migrations_folder());
  return house;
}

const Arrows& house() { return Arrows::of_the_build(); }

std::string lines(const Findings& findings) {
  std::string text;
  for (const auto& each : findings) text += "\n  " + each;
  return text;
}

template <class Rule>
void expect_all_keep(const Rule& rule) {
  Findings all;
  for (const auto& sql : all_sql()) {
    const auto found = rule(sql);
    all.insert(all.end(), found.begin(), found.end());
  }
  EXPECT_TRUE(all.empty()) << lines(all);
}

TEST(SqlRules, the_statements_of_all_rooms_are_here) {
  EXPECT_GT(all_sql().size(), 50u);
  std::map<std::string, int> names;
  for (const auto* statement : db::all_statements()) ++names[statement->name];
  for (const auto* append : db::all_appends()) ++names[append->name];
  for (const auto& [name, count] : names) EXPECT_EQ(count, 1) << name << " is the name of two statements";
}

TEST(SqlRules, statements_use_words_that_all_engines_understand_alike) { expect_all_keep(words); }

TEST(SqlRules, words_of_one_engine_are_noticed) {
  for (const char* wrong :
       {"SELECT a FROM t WHERE flag = TRUE", "SELECT now()", "SELECT current_timestamp",
        "SELECT a FROM t FOR UPDATE SKIP LOCKED", "SELECT a::text FROM t", "SELECT * FROM t",
        "INSERT OR IGNORE INTO t (a) VALUES (1)", "SELECT CAST(a AS NUMERIC) FROM t",
        "SELECT a FROM t WHERE a = ?", "SELECT a FROM t WHERE a = ANY($1)", "SELECT ifnull(a, 0) FROM t"})
    EXPECT_FALSE(words({"canary.words", wrong}).empty()) << wrong;
  EXPECT_TRUE(
      words({"canary.words", "UPDATE t SET a = 'now() TRUE' WHERE LOWER(b) LIKE $1 RETURNING a"}).empty());
}

TEST(SqlRules, statements_on_tables_of_tenants_name_the_tenant) {
  expect_all_keep([](const Sql& sql) { return tenants(schema(), sql); });
}

TEST(SqlRules, a_forgotten_tenant_is_noticed) {
  EXPECT_FALSE(tenants(schema(), {"canary.all", "SELECT balance FROM account"}).empty());
  EXPECT_FALSE(
      tenants(schema(), {"canary.everywhere", "UPDATE account SET held = 0 WHERE account_id = $1"}).empty());
  EXPECT_FALSE(
      tenants(schema(), {"canary.wrong", "SELECT nothing_such FROM account WHERE tenant_id = $1"}).empty());
  EXPECT_TRUE(tenants(schema(), {"canary.sum_everywhere", "SELECT balance FROM account"}).empty());
  EXPECT_TRUE(tenants(schema(), {"canary.one", "SELECT balance FROM account WHERE tenant_id = $1"}).empty());
}

TEST(SqlRules, rows_go_to_another_tenant_as_whole_copies) {
  expect_all_keep([](const Sql& sql) { return moves(schema(), sql); });
}

TEST(SqlRules, a_row_moved_in_place_or_copied_in_part_is_noticed) {
  const auto found = [](const char* sql) { return moves(schema(), {"canary.move", sql}).size(); };
  EXPECT_EQ(found("UPDATE account SET tenant_id = $2 WHERE tenant_id = $1"), 1u);
  EXPECT_EQ(found("UPDATE account SET held = 0, tenant_id = $2 WHERE tenant_id = $1"), 1u);
  EXPECT_EQ(found("INSERT INTO account (tenant_id, account_id) VALUES ($1, $2) ON CONFLICT (tenant_id, "
                  "account_id) DO "
                  "UPDATE SET held = 0, tenant_id = excluded.tenant_id"),
            1u);
  EXPECT_EQ(found("UPDATE account SET held = 0 WHERE tenant_id = $1"), 0u);
  EXPECT_EQ(found("UPDATE sign_in_name SET tenant_id = $2 WHERE account_name = $1"), 0u) << "a directory";
  EXPECT_EQ(found("INSERT INTO supervisor_link (tenant_id, manager_id, supervisor_id) SELECT $2, manager_id, "
                  "supervisor_id FROM supervisor_link WHERE tenant_id = $1"),
            0u);
  EXPECT_EQ(found("INSERT INTO supervisor_link (tenant_id, manager_id) SELECT $2, manager_id FROM "
                  "supervisor_link WHERE "
                  "tenant_id = $1"),
            1u);
}

TEST(SqlRules, rows_have_the_columns_that_are_declared) {
  Findings all;
  for (const auto* statement : db::all_statements())
    for (const auto& text : statement->samples()) {
      const auto found = rows(schema(), {statement->name, text}, statement->columns);
      all.insert(all.end(), found.begin(), found.end());
    }
  EXPECT_TRUE(all.empty()) << lines(all);
}

TEST(SqlRules, a_column_of_another_name_or_place_is_noticed) {
  const auto found = [](const char* sql) {
    return rows(schema(), {"canary.rows", sql}, {"balance", "held"}).size();
  };
  EXPECT_EQ(found("SELECT balance, held FROM account WHERE tenant_id = $1"), 0u);
  EXPECT_EQ(found("SELECT held, balance FROM account WHERE tenant_id = $1"), 1u);
  EXPECT_EQ(found("SELECT balance FROM account WHERE tenant_id = $1"), 1u);
  EXPECT_EQ(found("SELECT balance, held, kind FROM account WHERE tenant_id = $1"), 1u);
}

TEST(SqlRules, statements_follow_the_arrows_of_rooms) {
  expect_all_keep([](const Sql& sql) { return arrows(schema(), house(), sql); });
}

TEST(SqlRules, a_statement_against_the_arrows_is_noticed) {
  const Arrows two("ledger: base books db\nfunds: ledger db\n");
  const auto found = [&](const char* name, const char* sql) {
    return arrows(schema(), two, {name, sql}).size();
  };
  EXPECT_EQ(found("funds.balance", "SELECT balance FROM account WHERE tenant_id = $1"), 0u);
  EXPECT_EQ(found("funds.spoil", "UPDATE account SET held = 0 WHERE tenant_id = $1"), 1u);
  EXPECT_EQ(found("ledger.peek",
                  "SELECT a.balance FROM account a JOIN adjustment d ON d.tenant_id = a.tenant_id "
                  "WHERE a.tenant_id = $1"),
            1u);
  EXPECT_EQ(found("nowhere.peek", "SELECT balance FROM account WHERE tenant_id = $1"), 1u);
}

TEST(SqlRules, tables_keep_to_the_types_and_keys_of_the_dialect) {
  Findings all;
  for (const auto& name : schema().tables()) {
    const auto found = table(schema(), house(), name);
    all.insert(all.end(), found.begin(), found.end());
  }
  EXPECT_TRUE(all.empty()) << lines(all);
}

TEST(SqlRules, a_table_of_other_types_and_keys_is_noticed) {
  const support::ScratchFolder folder("migrations");
  folder.write(
      "0001_ledger.sql",
      "CREATE TABLE good (tenant_id BIGINT NOT NULL, a TEXT NOT NULL, PRIMARY KEY (tenant_id, a));\n"
      "CREATE TABLE typed (tenant_id BIGINT NOT NULL, at TIMESTAMP, PRIMARY KEY (tenant_id));\n"
      "CREATE TABLE keyless (tenant_id BIGINT NOT NULL);\n"
      "CREATE TABLE late (a BIGINT NOT NULL, tenant_id BIGINT NOT NULL, PRIMARY KEY (a, tenant_id));\n"
      "CREATE TABLE indexed (tenant_id BIGINT NOT NULL, a BIGINT, PRIMARY KEY (tenant_id));\n"
      "CREATE INDEX by_a ON indexed (a);\n");
  folder.write("0002_nowhere.sql", "CREATE TABLE homeless (a BIGINT NOT NULL, PRIMARY KEY (a));\n");
  const support::Storage storage("sqlite", folder.path());
  const Schema wrong(storage.url().substr(std::string("sqlite:").size()), folder.path());
  EXPECT_TRUE(table(wrong, house(), "good").empty());
  for (const char* name : {"typed", "keyless", "late", "indexed", "homeless"})
    EXPECT_FALSE(table(wrong, house(), name).empty()) << name;
}

/// Files that are not named by number, room and, since 0067, topic, or share a number.
Findings misnamed(const std::string& migrations) {
  static const std::regex form("([0-9]{4})_[a-z]+(_[a-z0-9_]+)?\\.sql");
  Findings found;
  std::set<std::string> numbers;
  for (const auto& entry : std::filesystem::directory_iterator(migrations)) {
    const auto name = entry.path().filename().string();
    if (!name.ends_with(".sql")) continue;
    std::smatch parts;
    const bool formed = std::regex_match(name, parts, form);
    if (!formed || (parts[1] >= "0067" && !parts[2].matched) || !numbers.insert(parts[1]).second)
      found.push_back(name + ": NNNN_<room>_<topic>.sql, each number once");
  }
  return found;
}

TEST(SqlRules, migrations_are_named_by_number_room_and_topic) {
  EXPECT_TRUE(misnamed(support::migrations_folder()).empty()) << lines(misnamed(support::migrations_folder()));
}

TEST(SqlRules, a_migration_of_another_name_is_noticed) {
  const support::ScratchFolder folder("migrations");
  for (const char* name : {"0066_home.sql", "0067_orders_cart.sql", "README.md"}) folder.write(name, "");
  EXPECT_TRUE(misnamed(folder.path()).empty());
  for (const char* name : {"0068_orders.sql", "67_orders_cart.sql", "0066_funds_days.sql"})
    folder.write(name, "");
  EXPECT_EQ(misnamed(folder.path()).size(), 3U);
}

TEST(SqlRules, a_table_that_another_room_takes_over_is_that_rooms) {
  const support::ScratchFolder folder("migrations");
  folder.write("0001_ledger.sql", "CREATE TABLE good (tenant_id BIGINT NOT NULL, PRIMARY KEY (tenant_id));\n");
  folder.write("0002_funds.sql", "-- takes over good\nALTER TABLE good ADD COLUMN a BIGINT NOT NULL DEFAULT 0;\n");
  const support::Storage storage("sqlite", folder.path());
  const Schema later(storage.url().substr(std::string("sqlite:").size()), folder.path());
  EXPECT_EQ(later.owner("good"), "funds");
}

TEST(SqlRules, a_table_that_passed_to_another_room_as_it_was_is_that_rooms) {
  const support::ScratchFolder folder("migrations");
  folder.write("0001_ledger.sql",
               "CREATE TABLE good (tenant_id BIGINT NOT NULL, PRIMARY KEY (tenant_id));\n");
  folder.write("owners.txt", "# table room\ngood funds\n");
  const support::Storage storage("sqlite", folder.path());
  const Schema later(storage.url().substr(std::string("sqlite:").size()), folder.path());
  EXPECT_EQ(later.owner("good"), "funds");
}

TEST(SqlRules, tables_that_passed_to_another_room_are_there) {
  std::ifstream passed_on(support::migrations_folder() + "/owners.txt");
  int tables = 0;
  for (std::string line; std::getline(passed_on, line); ++tables) {
    if (line.starts_with("#")) continue;
    const auto table = line.substr(0, line.find(' '));
    EXPECT_FALSE(schema().columns(table).empty()) << table << " is no table";
    EXPECT_TRUE(house().is_room(schema().owner(table))) << line;
  }
  EXPECT_GT(tables, 1);
}

TEST(SqlRules, gathered_rows_fit_their_tables) {
  Findings all;
  for (const auto* each : db::all_appends()) {
    const auto found = append(schema(), *each);
    all.insert(all.end(), found.begin(), found.end());
  }
  EXPECT_TRUE(all.empty()) << lines(all);
}

TEST(SqlRules, every_statement_can_be_prepared_on_postgresql_and_answers_integers_and_texts) {
  PC_NEEDS_POSTGRES();
  const support::Storage storage("postgres");
  PostgresCheck check(storage.url());
  expect_all_keep([&](const Sql& sql) { return check.prepare(sql); });
}

class TenantRules : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!support::PostgresNode::available()) return;
    static const support::Storage storage("postgres");
    static PostgresCheck check(storage.url());
    check_ = &check;
    const auto faults = check.partition(schema());
    EXPECT_TRUE(faults.empty()) << lines(faults);
  }
  void SetUp() override { PC_NEEDS_POSTGRES(); }
  static std::size_t found(const char* sql) {
    return check_->one_tenant(schema(), "canary.one", {sql}).size();
  }
  static inline PostgresCheck* check_ = nullptr;
};

TEST_F(TenantRules, each_table_of_a_statement_is_tied_to_the_tenant) {
  std::map<std::string, std::vector<std::string>> samples;
  for (const auto& sql : all_sql())
    if (!reads_everywhere(schema(), sql)) samples[sql.name].push_back(sql.text);
  Findings all;
  for (const auto& [name, texts] : samples) {
    const auto found = check_->one_tenant(schema(), name, texts);
    all.insert(all.end(), found.begin(), found.end());
  }
  EXPECT_TRUE(all.empty()) << lines(all);
}

TEST_F(TenantRules, a_table_that_is_not_tied_is_noticed) {
  const auto tied = [](const char* sql) { EXPECT_EQ(found(sql), 0u) << sql; };
  tied("SELECT balance FROM account WHERE tenant_id = $1");
  tied("SELECT a.balance FROM account a JOIN customer c ON c.tenant_id = a.tenant_id WHERE a.tenant_id = $1");
  tied(
      "SELECT c.name FROM customer c LEFT JOIN account a ON a.tenant_id = c.tenant_id WHERE c.tenant_id = "
      "$1");
  tied(
      "SELECT (SELECT SUM(a.balance) FROM account a WHERE a.tenant_id = c.tenant_id AND a.owner_id = "
      "c.customer_id) "
      "FROM customer c WHERE c.tenant_id = $1");
  tied("UPDATE account SET held = 0 WHERE tenant_id = $1 AND account_id = $2");
  const auto loose = [](const char* sql) { EXPECT_EQ(found(sql), 1u) << sql; };
  loose("SELECT balance FROM account WHERE account_id = $1");
  loose(
      "SELECT a.balance FROM account a JOIN customer c ON c.customer_id = a.owner_id WHERE a.tenant_id = $1");
  loose("SELECT a.balance FROM account a, customer c WHERE c.tenant_id = $1 AND c.customer_id = a.owner_id");
  loose(
      "SELECT c.name FROM customer c LEFT JOIN account a ON a.owner_id = c.customer_id WHERE c.tenant_id = "
      "$1");
  loose(
      "SELECT (SELECT SUM(a.balance) FROM account a WHERE a.owner_id = c.customer_id) FROM customer c "
      "WHERE c.tenant_id = $1");
  loose(
      "SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND EXISTS (SELECT 1 FROM account a WHERE "
      "a.owner_id = "
      "c.customer_id)");
  loose(
      "SELECT c.name FROM customer c WHERE c.tenant_id = $1 AND c.customer_id IN (SELECT owner_id FROM "
      "account)");
  loose(
      "SELECT name FROM customer WHERE tenant_id = $1 UNION ALL SELECT name FROM customer WHERE customer_id "
      "= $2");
  loose("SELECT name FROM customer WHERE tenant_id = $1 OR customer_id = $2");
  loose("SELECT name FROM customer WHERE ($1 = 0 OR tenant_id = $1)");
  loose(
      "WITH rich AS (SELECT owner_id FROM account WHERE balance > 0) SELECT c.name FROM customer c JOIN rich "
      "r ON "
      "r.owner_id = c.customer_id WHERE c.tenant_id = $1");
  loose("UPDATE account SET held = 0 WHERE account_id = $1");
  loose(
      "UPDATE account SET held = (SELECT COUNT(*) FROM customer c WHERE c.customer_id = account.owner_id) "
      "WHERE tenant_id = $1");
  loose("DELETE FROM account WHERE balance = 0 AND tenant_id > $1");
  loose("INSERT INTO customer_tag (tenant_id, tag) SELECT $1, c.name FROM customer c");
}

TEST(SqlRules, a_slip_of_dialect_is_noticed_by_postgresql) {
  PC_NEEDS_POSTGRES();
  const support::Storage storage("postgres");
  PostgresCheck check(storage.url());
  EXPECT_FALSE(check.prepare({"canary.max", "SELECT max(balance, 0) FROM account"}).empty());
  EXPECT_FALSE(check.prepare({"canary.sum", "SELECT sum(balance) FROM account"}).empty());
  EXPECT_FALSE(check.prepare({"canary.flag", "SELECT balance > 0 FROM account"}).empty());
  EXPECT_TRUE(check.prepare({"canary.any", "SELECT CAST($1 AS TEXT) FROM account WHERE $2 = '' OR kind = $2"})
                  .empty());
}

}  // namespace
}  // namespace pc::guards
