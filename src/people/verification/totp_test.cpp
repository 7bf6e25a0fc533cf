#include "people/verification/totp.hpp"

#include <gtest/gtest.h>

namespace pc::verification {
namespace {

const std::string k_key = "12345678901234567890";

Instant at(std::int64_t seconds) { return Instant{seconds * 1'000'000}; }

TEST(Totp, gives_the_codes_of_the_standard) {
  const std::pair<std::int64_t, const char*> vectors[] = {
      {59, "94287082"},          {1'111'111'109, "07081804"}, {1'111'111'111, "14050471"},
      {1'234'567'890, "89005924"}, {2'000'000'000, "69279037"}, {20'000'000'000, "65353130"}};
  for (const auto& [seconds, code] : vectors) EXPECT_EQ(totp(k_key, totp_step(at(seconds)), 8), code) << seconds;
}

TEST(Totp, takes_the_step_before_and_after_and_no_other) {
  const Instant now = at(1'234'567'890);
  const auto present = totp_step(now);
  for (const int off : {-1, 0, 1}) EXPECT_EQ(matching_step(k_key, totp(k_key, present + off), 0, now), present + off);
  for (const int off : {-2, 2}) EXPECT_EQ(matching_step(k_key, totp(k_key, present + off), 0, now), std::nullopt);
}

TEST(Totp, takes_each_step_once_and_never_an_earlier_one) {
  const Instant now = at(1'234'567'890);
  const auto present = totp_step(now);
  EXPECT_EQ(matching_step(k_key, totp(k_key, present), present, now), std::nullopt);
  EXPECT_EQ(matching_step(k_key, totp(k_key, present - 1), present, now), std::nullopt);
  EXPECT_EQ(matching_step(k_key, totp(k_key, present + 1), present, now), present + 1);
}

TEST(Totp, keys_are_written_as_the_standard_says) {
  EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(base32("fo"), "MZXQ");
  EXPECT_EQ(base32(""), "");
  EXPECT_EQ(otpauth_uri("Partner Center", "a/b", "foobar"),
            "otpauth://totp/Partner%20Center:a%2Fb?secret=MZXW6YTBOI&issuer=Partner%20Center"
            "&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace pc::verification
