#include "match.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

namespace pc::consumption {
namespace {

using Views = std::vector<std::string_view>;

TEST(Match, pairs_what_says_the_same_before_what_does_not) {
  const auto paired = pair_equal(Views{"b", "a", "a", "c"}, Views{"a", "b", "x"});
  EXPECT_EQ(paired, (std::vector<std::optional<std::size_t>>{1, 0, 2, std::nullopt}));
}

TEST(Match, pairs_as_many_as_there_are_on_both_sides_and_none_twice) {
  EXPECT_TRUE(rc::check([] {
    const auto words = rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("a", "b", "c"));
    const auto lines = *words, booked = *words;
    const auto paired = pair_equal(Views(lines.begin(), lines.end()), Views(booked.begin(), booked.end()));
    std::set<std::size_t> taken;
    std::size_t pairs = 0, same = 0, possible = 0;
    for (std::size_t i = 0; i < paired.size(); ++i) {
      if (!paired[i]) continue;
      ++pairs;
      RC_ASSERT(taken.insert(*paired[i]).second);
      same += booked[*paired[i]] == lines[i];
    }
    for (const std::string word : {"a", "b", "c"})
      possible += static_cast<std::size_t>(std::min(std::ranges::count(lines, word), std::ranges::count(booked, word)));
    RC_ASSERT(pairs == std::min(lines.size(), booked.size()));
    RC_ASSERT(same == possible);
  }));
}

Comparison found(std::int64_t equal, std::int64_t changed, std::int64_t gone, std::int64_t added) {
  Comparison c;
  c.equal = equal, c.changed = changed, c.gone = gone, c.added = added;
  return c;
}

TEST(Match, an_operator_is_asked_when_it_is_not_said_and_something_contradicts) {
  using enum DeliveryMode;
  EXPECT_FALSE(needs_word(unsaid, found(9, 0, 0, 0))) << "the same again";
  EXPECT_FALSE(needs_word(unsaid, found(9, 0, 0, 3))) << "completed";
  EXPECT_FALSE(needs_word(unsaid, found(0, 0, 9, 3))) << "only new lines";
  EXPECT_TRUE(needs_word(unsaid, found(9, 1, 0, 0)));
  EXPECT_FALSE(needs_word(snapshot, found(1, 1, 1, 1)));
  EXPECT_FALSE(needs_word(increment, found(1, 1, 1, 1)));
  auto other_numbers = found(0, 0, 9, 9);
  other_numbers.alike = 9;
  EXPECT_TRUE(needs_word(unsaid, other_numbers));
  EXPECT_FALSE(needs_word(snapshot, other_numbers)) << "taken back and charged under its new number";
}

TEST(Match, a_snapshot_that_could_not_be_read_whole_takes_nothing_away_unasked) {
  auto partly = found(5, 0, 1, 0);
  partly.refused = 1;
  EXPECT_TRUE(needs_word(DeliveryMode::snapshot, partly));
  partly.gone = 0;
  EXPECT_FALSE(needs_word(DeliveryMode::snapshot, partly));
}

TEST(Match, another_name_of_the_provider_is_asked_about_whatever_was_said) {
  auto renamed = found(0, 0, 0, 4);
  renamed.alike_elsewhere = 4;
  for (const auto mode : {DeliveryMode::unsaid, DeliveryMode::snapshot, DeliveryMode::increment})
    EXPECT_TRUE(needs_word(mode, renamed));
}

TEST(Match, counts_alike_amounts_within_what_looks_alike_only) {
  AlikeCounter counter;
  counter.added("a", "5");
  counter.gone("a", "5");
  counter.gone("a", "5");
  counter.added("a", "0");
  counter.gone("a", "0");
  counter.added("b", "5");
  counter.gone("c", "5");
  counter.added("d", "7");
  counter.added("d", "7");
  counter.gone("d", "7");
  EXPECT_EQ(counter.finish(), 2);
}

TEST(Match, differences_add_up_by_currency) {
  Comparison sum;
  sum.add("USD", Decimal(1, 2));
  sum.add("USD", Decimal(-1, 2));
  sum.add("CNY", Decimal(5, 0));
  Comparison other;
  other.add("CNY", Decimal(-15, 1));
  sum.add(other);
  EXPECT_EQ(sum.difference.at("USD").text(), "0");
  EXPECT_EQ(sum.difference.at("CNY").text(), "3.5");
}

TEST(Match, modes_are_words) {
  EXPECT_EQ(delivery_mode_of("snapshot"), DeliveryMode::snapshot);
  EXPECT_EQ(delivery_mode_of(""), DeliveryMode::unsaid);
  EXPECT_EQ(delivery_mode_of("drop"), std::nullopt);
}

}  // namespace
}  // namespace pc::consumption
