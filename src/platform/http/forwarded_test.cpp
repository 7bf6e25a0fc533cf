#include "forwarded.hpp"

#include <gtest/gtest.h>

namespace pc::http {
namespace {

const std::vector<std::string> k_trusted{"10.0.0.1", "10.0.0.2"};

std::string address(const std::string& peer, std::vector<Header> headers) {
  return client_address(peer, headers, k_trusted);
}

TEST(Forwarded, a_peer_that_is_no_trusted_proxy_is_who_asks_whatever_it_says) {
  EXPECT_EQ(address("192.0.2.7", {{"X-Forwarded-For", "198.51.100.1"}}), "192.0.2.7");
  EXPECT_EQ(client_address("10.0.0.1", {{"X-Forwarded-For", "198.51.100.1"}}, {}), "10.0.0.1");
}

TEST(Forwarded, behind_trusted_proxies_it_is_the_nearest_that_is_not_one_of_them) {
  EXPECT_EQ(address("10.0.0.1", {{"x-forwarded-for", "198.51.100.1"}}), "198.51.100.1");
  EXPECT_EQ(address("10.0.0.1", {{"X-Forwarded-For", "198.51.100.1, 10.0.0.2"}}), "198.51.100.1");
  EXPECT_EQ(address("10.0.0.1", {{"X-Forwarded-For", "1.2.3.4, 198.51.100.1"}}), "198.51.100.1")
      << "what the caller made up does not count";
  EXPECT_EQ(
      address("10.0.0.1", {{"X-Forwarded-For", "1.2.3.4"}, {"X-Forwarded-For", "2001:db8::1,10.0.0.2"}}),
      "2001:db8::1");
}

TEST(Forwarded, without_a_name_or_with_nonsense_it_is_the_proxy) {
  EXPECT_EQ(address("10.0.0.1", {}), "10.0.0.1");
  EXPECT_EQ(address("10.0.0.1", {{"X-Forwarded-For", ""}}), "10.0.0.1");
  EXPECT_EQ(address("10.0.0.1", {{"X-Forwarded-For", "198.51.100.1, \"quoted\""}}), "10.0.0.1");
  EXPECT_EQ(address("10.0.0.1", {{"X-Forwarded-For", "10.0.0.2"}}), "10.0.0.2");
}

}  // namespace
}  // namespace pc::http
