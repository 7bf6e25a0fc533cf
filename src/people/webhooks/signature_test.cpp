#include "signature.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace pc::webhooks {
namespace {

constexpr const char* k_id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr const char* k_body = R"({"test": 2432232314})";
constexpr std::int64_t k_seconds = 1614265330;

TEST(Signature, is_that_of_the_standards_own_example) {
  const std::vector<Secret> one{Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")};
  EXPECT_EQ(signature_of(one, k_id, k_seconds, k_body), "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Signature, while_a_secret_is_replaced_both_sign) {
  const std::vector<Secret> two{new_secret(), Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")};
  const auto both = signature_of(two, k_id, k_seconds, k_body);
  EXPECT_TRUE(both.ends_with(" v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")) << both;
  EXPECT_TRUE(both.starts_with("v1,"));
}

TEST(Signature, new_secrets_are_never_the_same_and_long_enough) {
  const auto one = new_secret(), other = new_secret();
  EXPECT_NE(one.reveal(), other.reveal());
  EXPECT_EQ(one.reveal().size(), std::string("whsec_").size() + 32);
}

}  // namespace
}  // namespace pc::webhooks
