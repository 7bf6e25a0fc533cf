// What counts as a text somebody gave, and what is refused because people read it otherwise than programs do.
#include <gtest/gtest.h>

#include "codecs.hpp"

namespace pc::wire {
namespace {

using Given = Text<1, 10>;
using Blank = Text<0, 5>;
using Optional = std::optional<Text<1, 10>>;

const std::string k_no_break = "\xc2\xa0", k_ideographic = "\xe3\x80\x80";

template <class T>
Result<T> read(const std::string& text, const Reading& reading = {}) {
  T value{};
  PC_CHECK(Codec<T>::decode(Json::of_text(text), value, reading, "name"));
  return value;
}

TEST(GivenText, loses_the_blanks_at_its_ends_whatever_blanks_they_are) {
  for (const auto& blank :
       {std::string(" "), std::string("\t"), std::string("\n"), k_no_break, k_ideographic})
    EXPECT_EQ(read<Given>(blank + "a b" + blank + blank)->value, "a b");
  EXPECT_EQ(read<Given>(" 0123456789 ")->value, "0123456789") << "only what is kept counts";
}

TEST(GivenText, of_blanks_only_is_missing) {
  for (const auto& blank : {std::string(), std::string("   "), k_no_break, k_ideographic + "\t"}) {
    const auto nothing = read<Given>(blank);
    ASSERT_FALSE(nothing);
    EXPECT_EQ(nothing.refusal().code, &pc::errors::missing_value);
    EXPECT_EQ(nothing.refusal().field, "name");
    EXPECT_EQ(read<Blank>(blank)->value, "");
  }
}

TEST(GivenText, that_is_optional_and_blank_is_not_given_in_a_query_and_by_programs) {
  for (const auto& blank : {std::string(), std::string(" "), k_ideographic}) {
    EXPECT_FALSE(read<Optional>(blank, {true, false})->has_value());
    EXPECT_FALSE(read<Optional>(blank, {false, true})->has_value());
  }
  EXPECT_FALSE(read<std::optional<Instant>>("", {true, true})->has_value());
  EXPECT_FALSE(read<std::optional<Instant>>("", {false, true})) << "an empty time in a body is a fault";
}

TEST(GivenText, with_characters_that_hide_or_turn_others_is_refused) {
  const std::pair<std::string, std::string> harmful[] = {
      {"\xe2\x80\xae", "U+202E"},  // right-to-left override
      {"\xe2\x81\xa6", "U+2066"},  // isolate
      {"\x01", "U+0001"},         {"\x7f", "U+007F"},        {"\n", "U+000A"},
      {"\xef\xbf\xbe", "U+FFFE"}, {"\xef\xbf\xbf", "U+FFFF"}};
  for (const auto& [character, name] : harmful) {
    const auto refused = read<Given>("a" + character + "b");
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.refusal().code, &pc::errors::harmful_character) << name;
    EXPECT_EQ(refused.refusal().allowed, name);
  }
  for (const auto* fine : {"\xe4\xba\x91\xe5\xb8\x86", "O'Neil", "\xf0\x9f\x98\x80", "na\xc3\xafve", "=1+1"})
    EXPECT_TRUE(read<Given>(fine)) << fine;
}

TEST(GivenPassword, is_taken_as_typed) {
  EXPECT_EQ(read<TypedPassword>(" blanks count ")->value, " blanks count ");
  EXPECT_FALSE(read<TypedPassword>(""));
  EXPECT_FALSE(read<TypedPassword>("a\tb"));
}

TEST(GivenId, may_be_pasted_with_blanks_around_it) {
  EXPECT_EQ(read<Id<struct Thing>>(k_no_break + "912345678901234567 \n")->value, 912345678901234567);
  EXPECT_FALSE(read<Id<struct Thing>>("9123 45678"));
}

}  // namespace
}  // namespace pc::wire
