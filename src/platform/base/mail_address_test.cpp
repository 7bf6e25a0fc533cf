#include "mail_address.hpp"

#include <gtest/gtest.h>

#include <string>

namespace pc {
namespace {

TEST(MailAddress, is_a_name_at_a_host_in_ascii) {
  for (const auto* right : {"a@b.cn", "li@example.com", "a.b+c@mail.example.cn", "o'neil@x-y.example.org",
                            "user@xn--fsqu00a.xn--55qx5d"})
    EXPECT_TRUE(is_mail_address(right)) << right;
  for (const auto* wrong : {"",
                            "li",
                            "@example.com",
                            "li@",
                            "li@example",
                            "li@.com",
                            "li@a..com",
                            "a b@example.com",
                            "a@b@example.com",
                            "li@example.c",
                            "li@example.com\r\nBcc:x@y.zz",
                            "李@example.com",
                            "üser@example.com",
                            "user@例子.公司",
                            "<a@b.cn>",
                            ".a@b.cn",
                            "a.@b.cn",
                            "a..b@b.cn",
                            "a@-b.cn",
                            "a@b-.cn",
                            "a@b.cn.",
                            "a@b_c.cn",
                            "a@1.2.3.4",
                            "a@[1.2.3.4]",
                            "\"a\"@b.cn"})
    EXPECT_FALSE(is_mail_address(wrong)) << wrong;
  const std::string host = "@" + std::string(60, 'h') + ".example.com";
  EXPECT_TRUE(is_mail_address(std::string(64, 'a') + host));
  EXPECT_FALSE(is_mail_address(std::string(65, 'a') + host));
  EXPECT_FALSE(is_mail_address("a@" + std::string(64, 'h') + ".com"));
}

}  // namespace
}  // namespace pc
