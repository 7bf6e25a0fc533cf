#include "sql.hpp"

#include <gtest/gtest.h>

#include "named.hpp"

namespace pc::db {
namespace {

enum class Colour { red, green };
struct ColourName {
  Colour value;
  const char* text;
};
std::span<const ColourName> names(Colour) {
  static constexpr ColourName all[] = {{Colour::red, "red"}, {Colour::green, "green"}};
  return all;
}

struct Everything {
  std::int64_t number;
  bool ripe;
  std::string name;
  TenantId tenant_id;
  Instant at;
  Day day;
  BillCycle cycle;
  Money amount;
  Decimal price;
  Colour colour;
  std::optional<Money> perhaps, never;
};

Everything some() {
  return {7,
          true,
          "pear",
          TenantId(9),
          Instant{1'000'000},
          Day{20'000},
          BillCycle{202'611},
          Money::fen(150),
          Decimal::parse("0.123456789012").value(),
          Colour::green,
          Money::fen(-1),
          std::nullopt};
}

TEST(Sql, parameters_are_the_members_in_their_order) {
  const Params expected{std::int64_t{7},       std::int64_t{1},         std::string("pear"),
                        std::int64_t{9},       std::int64_t{1'000'000}, std::int64_t{20'000},
                        std::int64_t{202'611}, std::int64_t{150},       std::string("0.123456789012"),
                        std::string("green"),  std::int64_t{-1},        std::monostate{}};
  EXPECT_EQ(detail::params_of(some()), expected);
}

TEST(Sql, what_was_given_comes_out_again) {
  const auto again = detail::row_of<Everything>(Row(detail::params_of(some())));
  EXPECT_EQ(detail::params_of(again), detail::params_of(some()));
}

TEST(Sql, a_column_of_another_kind_is_a_bug) {
  struct One {
    Colour colour;
  };
  EXPECT_THROW(detail::row_of<One>(Row({std::int64_t{1}})), Bug);
  EXPECT_THROW(detail::row_of<One>(Row({std::string("blue")})), Bug);
  EXPECT_THROW(detail::row_of<One>(Row({std::monostate{}})), Bug);
}

TEST(Sql, an_appended_row_has_its_members_as_columns) {
  static const AppendOf<Everything> append("test.everything", "everything");
  ASSERT_EQ(append.columns.size(), 12u);
  EXPECT_EQ(append.columns[3].name, "tenant_id");
  EXPECT_EQ(append.columns[3].type, ColumnType::integer);
  EXPECT_EQ(append.columns[8].name, "price");
  EXPECT_EQ(append.columns[8].type, ColumnType::text);
  EXPECT_EQ(append.columns[9].type, ColumnType::text);
  EXPECT_EQ(append.columns[11].type, ColumnType::integer);
}

std::string numbers_of(std::string_view sql) {
  static constexpr std::string_view k_names[] = {"tenant_id", "name"};
  return numbered("test.numbers", sql, k_names);
}

TEST(Named, names_become_the_numbers_of_their_places) {
  EXPECT_EQ(numbers_of("a = :name AND b = :tenant_id OR c = :name"), "a = $2 AND b = $1 OR c = $2");
  EXPECT_EQ(numbers_of("WHERE t = :tenant_id [name: AND n LIKE :name] [name=2:ORDER BY n]"),
            "WHERE t = $1 [2: AND n LIKE $2] [2=2:ORDER BY n]");
  EXPECT_EQ(numbers_of("WHERE t = :tenant_id [name:n = :name] [name=2:n DESC,]"),
            "WHERE t = $1 [2:n = $2] [2=2:n DESC,]");
}

TEST(Named, texts_and_casts_are_left_alone) {
  EXPECT_EQ(numbers_of("a = ':name' AND b = :tenant_id AND :name::text = 'it''s [x:'"),
            "a = ':name' AND b = $1 AND $2::text = 'it''s [x:'");
}

TEST(Named, a_name_too_few_or_too_many_is_a_bug) {
  EXPECT_THROW(numbers_of("a = :name"), Bug);
  EXPECT_THROW(numbers_of("a = :name AND b = :tenant_id AND c = :other"), Bug);
  EXPECT_THROW(numbers_of("a = :name AND b = :tenant_id [other: AND c = 1]"), Bug);
}

TEST(Statement, rows_with_other_columns_than_declared_are_a_bug) {
  struct In {
    std::int64_t a;
  };
  struct Out {
    std::int64_t one, two;
  };
  static const Sql<In, Out> sql("test.columns", "SELECT one, two FROM t WHERE a = :a");
  const auto check = [](std::vector<std::string_view> columns) {
    sql.check_columns(columns.size(), [&](std::size_t at) { return columns[at]; });
  };
  EXPECT_NO_THROW(check({"one", "two"}));
  EXPECT_THROW(check({"two", "one"}), Bug);
  EXPECT_THROW(check({"one"}), Bug);
  EXPECT_THROW(check({"one", "two", "three"}), Bug);
}

}  // namespace
}  // namespace pc::db
