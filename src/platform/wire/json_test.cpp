// JSON comes in without loss or not at all, whatever bytes are sent.
#include "json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <ctime>

namespace pc::wire {
namespace {

TEST(Json, keeps_numbers_as_written) {
  const auto parsed = Json::parse(R"({"a":10.00,"b":123456789012345678901234567890,"c":-0.1e5})");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->find("a")->text, "10.00");
  EXPECT_EQ(parsed->find("b")->text, "123456789012345678901234567890");
  EXPECT_EQ(parsed->find("c")->text, "-0.1e5");
}

TEST(Json, refuses_what_is_not_exactly_one_value) {
  for (const char* text :
       {"", " ", "{", "{}{}", "[1,]", "nul", "{\"a\":1,\"a\":2}", "\"\xff\"", "01", "// c\n1"})
    EXPECT_FALSE(Json::parse(text)) << text;
  EXPECT_FALSE(Json::parse(std::string(100, '[') + std::string(100, ']')));
}

TEST(Json, finds_a_repeated_name_among_very_many_without_delay) {
  std::string text = "{";
  for (int i = 0; i < 9'000; ++i) text += "\"name" + std::to_string(i) + "\":1,";
  const auto begin = std::clock();  // of this process alone, however busy the machine
  EXPECT_TRUE(Json::parse(text + "\"last\":1}"));
  EXPECT_FALSE(Json::parse(text + "\"name17\":1}"));
  EXPECT_LT(std::clock() - begin, CLOCKS_PER_SEC / 10);
}

TEST(Json, any_text_survives_writing_and_reading_as_value_and_as_name) {
  const bool held = rc::check([](const std::vector<std::uint8_t>& codes) {
    std::string text;
    for (const auto code : codes)
      if (code < 0x80)
        text.push_back(static_cast<char>(code));
      else
        text += "\xe4\xb8\xad";
    std::string written;
    Out out(written);
    out.begin_object();
    out.key(text);
    out.string(text);
    out.end_object();
    const auto read = Json::parse(written);
    RC_ASSERT(read.ok());
    const Json* value = read->find(text);
    RC_ASSERT(value != nullptr);
    RC_ASSERT(value->text == text);
  });
  EXPECT_TRUE(held);
}

TEST(Json, parsing_never_crashes) {
  const bool held = rc::check([] {
    static const std::string alphabet = "{}[]\",:0123456789.eE+-truefalsn\\u \xff\xe4\xb8\xad";
    const auto picks =
        *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, alphabet.size()));
    std::string text;
    for (const auto pick : picks) text.push_back(alphabet[pick]);
    (void)Json::parse(text).ok();
  });
  EXPECT_TRUE(held);
}

}  // namespace
}  // namespace pc::wire
