#include "password.hpp"

#include <gtest/gtest.h>

namespace pc::identity {
namespace {

TEST(Password, only_the_right_one_opens) {
  const auto hash = hash_password(Secret("Right-Horse-7"), Strength::light);
  EXPECT_TRUE(verify_password(hash, Secret("Right-Horse-7")));
  EXPECT_FALSE(verify_password(hash, Secret("Right-Horse-8")));
  EXPECT_FALSE(verify_password(hash, Secret("")));
  EXPECT_FALSE(verify_password("", Secret("Right-Horse-7")));
  EXPECT_FALSE(verify_password("no hash at all", Secret("Right-Horse-7")));
}

TEST(Password, is_kept_as_argon2id_with_a_salt_of_its_own) {
  const auto one = hash_password(Secret("Right-Horse-7"), Strength::light);
  const auto other = hash_password(Secret("Right-Horse-7"), Strength::light);
  EXPECT_EQ(one.substr(0, 10), "$argon2id$");
  EXPECT_NE(one, other);
  EXPECT_EQ(one.find("Right"), std::string::npos);
}

TEST(Password, hash_of_another_strength_is_to_be_renewed) {
  const auto light = hash_password(Secret("Right-Horse-7"), Strength::light);
  const auto interactive = hash_password(Secret("Right-Horse-7"), Strength::interactive);
  EXPECT_TRUE(verify_password(interactive, Secret("Right-Horse-7")));
  EXPECT_FALSE(needs_rehash(light, Strength::light));
  EXPECT_TRUE(needs_rehash(light, Strength::interactive));
  EXPECT_FALSE(needs_rehash(interactive, Strength::interactive));
  EXPECT_TRUE(needs_rehash("no hash at all", Strength::light));
}

}  // namespace
}  // namespace pc::identity
