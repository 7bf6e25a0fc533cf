#include "log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <regex>

namespace {

std::string written(const std::function<void()>& act) {
  testing::internal::CaptureStderr();
  act();
  return testing::internal::GetCapturedStderr();
}

TEST(Log, a_line_is_one_json_object_with_time_level_text_and_fields) {
  const auto line = written([] { pc::log::warn("disk is slow", {{"request_id", "abc"}, {"ms", "12"}}); });
  EXPECT_TRUE(std::regex_match(
      line, std::regex("\\{\"ts\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\",\"level\":\"warn\","
                       "\"msg\":\"disk is slow\",\"request_id\":\"abc\",\"ms\":\"12\"\\}\n")))
      << line;
}

TEST(Log, what_a_caller_sent_cannot_break_the_line) {
  const auto line = written([] { pc::log::info("x", {{"path", "a\"b\\c\nd\x01"}}); });
  EXPECT_NE(line.find(R"("path":"a\"b\\c\u000ad\u0001")"), std::string::npos) << line;
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
}

TEST(Log, chinese_stays_and_bytes_that_are_no_utf8_are_replaced) {
  EXPECT_NE(written([] { pc::log::info("已停止"); }).find("已停止"), std::string::npos);
  EXPECT_NE(written([] { pc::log::info("a\xff\xfe"); }).find("\"a??\""), std::string::npos);
}

TEST(Log, braces_are_not_formatted) {
  EXPECT_NE(written([] { pc::log::info("{} {0}"); }).find("\"{} {0}\""), std::string::npos);
}

TEST(Log, lines_below_the_level_are_not_written) {
  EXPECT_TRUE(written([] { pc::log::debug("quiet"); }).empty());
  ASSERT_TRUE(pc::log::set_level("error"));
  EXPECT_TRUE(written([] { pc::log::warn("quiet"); }).empty());
  EXPECT_FALSE(pc::log::info_enabled());
  EXPECT_FALSE(pc::log::set_level("loud")) << "an unknown level changes nothing";
  EXPECT_FALSE(written([] { pc::log::error("heard"); }).empty());
  ASSERT_TRUE(pc::log::set_level("info"));
}

}  // namespace
