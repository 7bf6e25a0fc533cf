#include "id.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <thread>
#include <vector>

#include "assertions.hpp"

namespace pc {
namespace {

struct SomeTag;
using SomeId = Id<SomeTag>;

const Instant k_now = *Instant::parse("2026-11-24T01:02:03Z");

TEST(Id, text_and_back_is_the_same_id) {
  EXPECT_TRUE(rc::check([] {
    const SomeId id(*rc::gen::inRange<std::int64_t>(1, INT64_MAX));
    RC_ASSERT(parse_id_as<SomeId>(id.text()) == id);
    RC_ASSERT(id_of_hex32(hex32_of_id(id.value)) == id.value);
    RC_ASSERT(hex32_of_id(id.value).size() == 32U);
  }));
  EXPECT_EQ(parse_id("9223372036854775807"), INT64_MAX);
}

TEST(Id, what_is_no_id_is_refused) {
  for (const char* text : {"", "0", "01", "-1", "+1", " 1", "1 ", "1.0", "abc", "9223372036854775808",
                           "99999999999999999999"})
    EXPECT_FALSE(parse_id(text).has_value()) << text;
}

TEST(Id, hexadecimal_number_that_was_not_made_here_is_refused) {
  const std::string good = hex32_of_id(4711);
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string wrong = good;
    wrong[i] = wrong[i] == '0' ? '1' : '0';
    EXPECT_FALSE(id_of_hex32(wrong).has_value()) << wrong;
  }
  std::string upper = good;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  ASSERT_NE(upper, good);
  EXPECT_FALSE(id_of_hex32(upper).has_value()) << "one account has one spelling";
  EXPECT_FALSE(id_of_hex32(good.substr(1)).has_value());
  EXPECT_FALSE(id_of_hex32(good + "0").has_value());
  EXPECT_FALSE(id_of_hex32(std::string(32, '-')).has_value());
  EXPECT_FALSE(id_of_hex32(hex32_of_id(0)).has_value());
}

TEST(IdSource, ids_grow_even_when_the_clock_stands_or_goes_back) {
  IdSource source(7);
  std::int64_t last = 0;
  for (int i = 0; i < 20'000; ++i) {
    const auto id = source.next(Instant{k_now.micros - (i % 3) * 1'000'000});
    ASSERT_GT(id, last);
    ASSERT_EQ((id >> 12) & 1023, 7) << "the node stays in its place";
    last = id;
  }
}

TEST(IdSource, threads_never_get_the_same_id_and_each_sees_them_grow) {
  IdSource source(1);
  constexpr int k_threads = 4;
  constexpr int k_each = 20'000;
  std::vector<std::vector<std::int64_t>> ids(k_threads);
  {
    std::vector<std::jthread> threads;
    for (auto& mine : ids)
      threads.emplace_back([&source, &mine] {
        for (int i = 0; i < k_each; ++i) mine.push_back(source.next(k_now.plus_seconds(i % 5)));
      });
  }
  std::set<std::int64_t> all;
  for (const auto& mine : ids) {
    EXPECT_TRUE(std::is_sorted(mine.begin(), mine.end()));
    all.insert(mine.begin(), mine.end());
  }
  EXPECT_EQ(all.size(), std::size_t{k_threads} * k_each);
}

TEST(IdSource, two_nodes_make_different_ids_at_the_same_moment) {
  IdSource one(0);
  IdSource other(1023);
  EXPECT_NE(one.next(k_now), other.next(k_now));
  EXPECT_THROW(IdSource(1024), Bug);
  EXPECT_THROW(IdSource(-1), Bug);
}

TEST(IdSource, makes_none_before_and_none_after_the_time_it_was_granted) {
  IdSource source;
  EXPECT_THROW(source.next(k_now), NotNow);
  source.grant(5, {k_now, k_now.plus_seconds(60)});
  EXPECT_GT(source.next(k_now.plus_seconds(59)), 0);
  EXPECT_THROW(source.next(k_now.plus_seconds(60)), NotNow);
  source.extend(k_now.plus_seconds(120));
  EXPECT_GT(source.next(k_now.plus_seconds(60)), 0);
  source.give_up();
  EXPECT_THROW(source.next(k_now.plus_seconds(61)), NotNow);
}

TEST(IdSource, who_gets_a_node_later_makes_other_ids_even_with_a_clock_behind) {
  IdSource first, second;
  first.grant(5, {k_now, k_now.plus_seconds(60)});
  std::set<std::int64_t> all;
  for (int i = 0; i < 10'000; ++i) all.insert(first.next(k_now.plus_seconds(i % 60)));
  const Instant from = first.give_up();
  second.grant(5, {from, k_now.plus_seconds(3600)});
  for (int i = 0; i < 10'000; ++i) all.insert(second.next(k_now));
  EXPECT_EQ(all.size(), 20'000U);
}

TEST(IdSource, ids_grow_on_when_another_node_is_granted) {
  IdSource source;
  source.grant(900, {k_now, k_now.plus_seconds(60)});
  const auto before = source.next(k_now.plus_seconds(30));
  source.grant(3, {k_now, k_now.plus_seconds(60)});
  const auto after = source.next(k_now.plus_seconds(30));
  EXPECT_GT(after, before);
  EXPECT_EQ((after >> 12) & 1023, 3);
}

TEST(IdSource, an_id_follows_one_of_a_process_whose_clock_is_ahead) {
  IdSource ahead(7);
  IdSource behind(3);
  const auto seen = ahead.next(k_now.plus_seconds(3600));
  const auto ours = behind.next_after(seen, k_now);
  EXPECT_GT(ours, seen);
  EXPECT_GT(behind.next_after(ours, k_now), ours);
  EXPECT_EQ((ours >> 12) & 1023, 3);
  EXPECT_GT(IdSource(3).next_after(0, k_now), 0);
}

}  // namespace
}  // namespace pc
