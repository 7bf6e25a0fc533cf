#include "background.hpp"

#include <gtest/gtest.h>

#include <future>
#include <string>

namespace pc::imports {
namespace {

using namespace std::chrono_literals;

TEST(Background, runs_once_more_what_was_answered_before_it_had_returned) {
  Background background;
  std::promise<void> asks, answered, again;
  background.add(7, [&] {
    asks.set_value();
    answered.get_future().wait();
  });
  asks.get_future().wait();
  EXPECT_TRUE(background.has(7)) << "it runs";
  background.add(7, [&] { again.set_value(); });
  answered.set_value();
  EXPECT_EQ(again.get_future().wait_for(10s), std::future_status::ready);
}

TEST(Background, queues_the_same_import_once) {
  Background background;
  std::promise<void> begin, end;
  background.add(1, [&] { begin.get_future().wait(); });
  std::string ran;
  background.add(2, [&] { ran += "2"; });
  background.add(2, [&] { ran += "again"; });
  background.add(3, [&] { end.set_value(); });
  begin.set_value();
  EXPECT_EQ(end.get_future().wait_for(10s), std::future_status::ready);
  EXPECT_EQ(ran, "2");
}

}  // namespace
}  // namespace pc::imports
