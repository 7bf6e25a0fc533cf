#include "password.hpp"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>

namespace pc::passwords {
namespace {

TEST(Password, only_the_right_one_opens) {
  const auto hash = hash_password(Secret("Right-Horse-7"), Strength::light);
  EXPECT_TRUE(verify_password(hash, Secret("Right-Horse-7")));
  EXPECT_FALSE(verify_password(hash, Secret("Right-Horse-8")));
  EXPECT_FALSE(verify_password(hash, Secret("")));
  EXPECT_FALSE(verify_password("", Secret("Right-Horse-7")));
  EXPECT_FALSE(verify_password("no hash at all", Secret("Right-Horse-7")));
}

TEST(Password, is_the_same_from_every_keyboard) {
  const auto hash = hash_password(Secret("caf\u00e9-1234"), Strength::light);
  EXPECT_TRUE(verify_password(hash, Secret("cafe\u0301-1234")));
  EXPECT_TRUE(
      verify_password(hash_password(Secret("Ｐａｓｓ－１２３４"), Strength::light), Secret("Pass-1234")));
  EXPECT_FALSE(verify_password(hash, Secret("cafe-1234")));
}

TEST(Password, that_was_hashed_as_it_was_typed_still_opens) {
  // argon2id of the bytes "cafe", U+0301, "-1234", made without normalization.
  std::array<char, crypto_pwhash_STRBYTES> old{};
  const std::string typed = "cafe\u0301-1234";
  ASSERT_GE(sodium_init(), 0);
  ASSERT_EQ(crypto_pwhash_str_alg(old.data(), typed.data(), typed.size(), crypto_pwhash_OPSLIMIT_MIN,
                                  crypto_pwhash_MEMLIMIT_MIN, crypto_pwhash_ALG_ARGON2ID13),
            0);
  EXPECT_TRUE(verify_password(old.data(), Secret(typed)));
  EXPECT_FALSE(verify_password(old.data(), Secret("cafe-1234")));
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
}  // namespace pc::passwords
