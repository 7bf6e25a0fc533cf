#include "clauses.hpp"

#include <gtest/gtest.h>

namespace pc::db {
namespace {

std::string chosen(const char* sql, const Params& params) {
  const Clauses clauses(sql);
  return clauses.text(clauses.choose(params));
}

TEST(Clauses, stand_only_when_their_parameter_says_something) {
  const char* sql = "SELECT a FROM t WHERE b = $1 [2:AND c = $2] [3:AND d LIKE $3] LIMIT 1";
  EXPECT_EQ(chosen(sql, {std::int64_t{1}, std::int64_t{0}, std::string()}),
            "SELECT a FROM t WHERE b = $1   LIMIT 1");
  EXPECT_EQ(chosen(sql, {std::int64_t{1}, std::int64_t{-1}, std::monostate{}}),
            "SELECT a FROM t WHERE b = $1 AND c = $2  LIMIT 1");
  EXPECT_EQ(chosen(sql, {std::int64_t{1}, std::int64_t{0}, std::string("x")}),
            "SELECT a FROM t WHERE b = $1  AND d LIKE $3 LIMIT 1");
}

TEST(Clauses, may_ask_for_one_value) {
  const char* sql = "ORDER BY [1=1:name,][1=2:name DESC,] id";
  EXPECT_EQ(chosen(sql, {std::int64_t{1}}), "ORDER BY name, id");
  EXPECT_EQ(chosen(sql, {std::int64_t{2}}), "ORDER BY name DESC, id");
  EXPECT_EQ(chosen(sql, {std::int64_t{3}}), "ORDER BY  id");
}

TEST(Clauses, show_tests_every_clause_at_least_once) {
  const Clauses clauses("X [1:a] [2=1:b] [2=2:c]");
  EXPECT_EQ(clauses.samples(), (std::vector<std::string>{"X   ", "X a  ", "X a b ", "X a  c"}));
  EXPECT_EQ(Clauses("X").samples(), std::vector<std::string>{"X"});
}

TEST(Clauses, that_are_broken_are_a_bug) {
  EXPECT_THROW(Clauses("X [1:a"), Bug);
  EXPECT_THROW(Clauses("X [a]"), Bug);
  EXPECT_THROW(Clauses("X [one:a]"), Bug);
}

}  // namespace
}  // namespace pc::db
