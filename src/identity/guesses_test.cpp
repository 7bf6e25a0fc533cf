#include "guesses.hpp"

#include <gtest/gtest.h>

#include "lockout.hpp"

namespace pc::identity {
namespace {

constexpr Instant k_now{1'795'492'800'000'000};

TEST(Guesses, close_a_name_that_nobody_has_as_one_that_somebody_has) {
  Guesses guesses;
  for (int i = 0; i < k_free_failures; ++i) EXPECT_EQ(guesses.attempt("nobody", k_now), 0);
  EXPECT_EQ(guesses.attempt("nobody", k_now), lockout_seconds(k_free_failures));
  EXPECT_EQ(guesses.attempt("somebody", k_now), 0);
  EXPECT_EQ(guesses.attempt("nobody", k_now.plus_seconds(31)), 0);
}

TEST(Guesses, forget_a_name_whose_password_was_right) {
  Guesses guesses;
  for (int i = 0; i < k_free_failures - 1; ++i) EXPECT_EQ(guesses.attempt("somebody", k_now), 0);
  guesses.forget("somebody");
  for (int i = 0; i < k_free_failures; ++i) EXPECT_EQ(guesses.attempt("somebody", k_now), 0);
}

}  // namespace
}  // namespace pc::identity
