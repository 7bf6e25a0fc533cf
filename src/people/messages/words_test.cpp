#include "people/messages/words.hpp"

#include <gtest/gtest.h>

#include "platform/base/assertions.hpp"

namespace pc::messages {
namespace {

TEST(Words, places_are_filled_wherever_they_stand) {
  EXPECT_EQ(filled("{who} gives {amount} yuan; {who} waits.", {{"who", "Li"}, {"amount", "10.00"}}),
            "Li gives 10.00 yuan; Li waits.");
  EXPECT_EQ(filled("", {}), "");
}

TEST(Words, a_value_is_never_taken_for_a_place) {
  EXPECT_EQ(filled("{a}{b}", {{"a", "{b}"}, {"b", "x"}}), "{b}x");
}

TEST(Words, a_place_without_a_value_is_a_bug) { EXPECT_THROW(filled("{a}", {}), std::exception); }

}  // namespace
}  // namespace pc::messages
