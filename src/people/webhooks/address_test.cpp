#include "address.hpp"

#include <gtest/gtest.h>

namespace pc::webhooks {
namespace {

TEST(Address, what_only_we_can_reach_is_inside) {
  for (const char* inside : {"0.0.0.0",
                             "10.0.0.1",
                             "100.64.0.1",
                             "100.127.255.255",
                             "127.0.0.1",
                             "127.255.255.255",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "198.19.0.1",
                             "224.0.0.1",
                             "239.255.255.255",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::7f00:1",
                             "::ffff:10.0.0.1",
                             "::ffff:169.254.169.254",
                             "::ffff:7f00:1",
                             "64:ff9b::10.0.0.1",
                             "64:ff9b:1::1",
                             "2002:a00:1::1",
                             "2002:7f00:1::",
                             "2001:0:1::1",
                             "fe80::1",
                             "febf::1",
                             "fec0::1",
                             "fc00::1",
                             "fd12:3456::1",
                             "ff02::1"})
    EXPECT_EQ(is_inside(std::string(inside)), true) << inside;
}

TEST(Address, what_everybody_can_reach_is_not) {
  for (const char* outside :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "223.255.255.255", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2002:101:101::1",
        "2001:db9::1", "fbff::1"})
    EXPECT_EQ(is_inside(std::string(outside)), false) << outside;
}

TEST(Address, what_is_no_address_is_neither) {
  for (const char* name : {"", "partners.example", "1.2.3", "0x7f000001", "fe80::1%eth0"})
    EXPECT_EQ(is_inside(std::string(name)), std::nullopt) << name;
}

}  // namespace
}  // namespace pc::webhooks
