#include "people/messages/mime.hpp"

#include <gtest/gtest.h>

#include "platform/base/base.hpp"

namespace pc::messages {
namespace {

Letter letter(const std::string& subject, const std::string& body) {
  return {"from@example.org", "to@example.org", "12@example.org", subject, body, Instant{1'795'492'800'000'000}};
}

TEST(Mime, a_letter_has_the_headers_a_server_expects) {
  const auto text = mime_of(letter("Hello", "World"));
  EXPECT_TRUE(text.starts_with("Date: Tue, 24 Nov 2026 04:00:00 +0000\r\nFrom: <from@example.org>\r\n")) << text;
  EXPECT_NE(text.find("Message-ID: <12@example.org>\r\n"), std::string::npos);
  EXPECT_NE(text.find("Subject: =?UTF-8?B?SGVsbG8=?=\r\n"), std::string::npos);
  EXPECT_TRUE(text.ends_with("\r\n\r\nV29ybGQ=\r\n")) << text;
}

TEST(Mime, no_subject_adds_a_header_and_no_line_is_too_long) {
  const auto text = mime_of(letter("x\r\nBcc: all@example.org" + std::string(300, 'y'), std::string(5'000, 'z')));
  EXPECT_EQ(text.find("Bcc"), std::string::npos);
  std::size_t from = 0;
  for (auto end = text.find("\r\n"); end != std::string::npos; end = text.find("\r\n", from)) {
    EXPECT_LE(end - from, text.substr(from, end - from).find("=?") == std::string::npos ? 78u : 76u);
    from = end + 2;
  }
}

TEST(Mime, an_encoded_subject_does_not_cut_a_character) {
  const auto text = mime_of(letter(std::string("a") + "验证码验证码验证码验证码验证码验证码验证码", ""));
  EXPECT_NE(text.find("?=\r\n =?UTF-8?B?"), std::string::npos);
  for (const auto line : split(text, '\n')) EXPECT_LE(line.size(), 77u) << line;  // its \r included
}

TEST(Mime, addresses_that_could_end_a_command_are_not_written_to) {
  for (const auto* good : {"a@b", "first.last+tag@mail.example.org"}) EXPECT_TRUE(acceptable_address(good)) << good;
  for (const auto* bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "a@b>\r\nRCPT TO:<c@d", "a@b,c", "\"a\"@b", "ä@b"})
    EXPECT_FALSE(acceptable_address(bad)) << bad;
  // What may be entered is written to.
  for (const auto* entered : {"a@b.cn", "o'neil@x-y.example.org", "a!#$%&'*+-/=?^_`{|}~.b@example.com"}) {
    EXPECT_TRUE(is_mail_address(entered)) << entered;
    EXPECT_TRUE(acceptable_address(entered)) << entered;
  }
}

}  // namespace
}  // namespace pc::messages
