// Error codes are part of the API: programs compare their ids, so an id is unique, stays, and keeps its kind, which
// decides the status of the answer.
#include "codes.hpp"

#include <gtest/gtest.h>

#include <map>
#include <regex>

#include "golden.hpp"

namespace pc::guards {
namespace {

Faults used_twice(const std::vector<Code>& codes) {
  Faults faults;
  std::map<std::string, std::string> places;
  for (const auto& code : codes)
    if (const auto [known, fresh] = places.emplace(code.id, code.place); !fresh)
      faults.push_back(code.id + " is declared in " + known->second + " and in " + code.place);
  return faults;
}

Faults out_of_form(const std::vector<Code>& codes) {
  static const std::regex form("[a-z_0-9]+(\\.[a-z_0-9]+)?");
  Faults faults;
  for (const auto& code : codes)
    if (!std::regex_match(code.id, form))
      faults.push_back(code.place + ": \"" + code.id + "\" is not area.what");
  return faults;
}

Promised promised(const std::vector<Code>& codes) {
  Promised now;
  for (const auto& code : codes) now[code.id] = code.kind;
  return now;
}

TEST(Codes_, every_declaration_is_seen) {
  EXPECT_GT(all_codes().all.size(), 150u);
  EXPECT_TRUE(all_codes().not_understood.empty()) << list(all_codes().not_understood);
}

TEST(Codes_, are_seen_in_any_layout_and_nothing_passes_unseen) {
  const auto in = [](const char* text) { return codes_in({"src/a/a.hpp", text}); };
  EXPECT_EQ(in("inline constexpr ErrorCode a{\"a.b\", Kind::invalid, \"A\", \"甲\"};").all.at(0).id, "a.b");
  EXPECT_EQ(in("static const ErrorCode a {\n    \"a.b\",\n    Kind::conflict, \"A\"};").all.at(0).kind,
            "conflict");
  EXPECT_EQ(in("inline constexpr pc::ErrorCode a{\"a.b\", pc::Kind::invalid, \"A\"};").all.size(), 1u);
  EXPECT_TRUE(in("// ErrorCode a{\"a.b\", Kind::invalid\nconst ErrorCode* a; void b(const ErrorCode& c);")
                  .all.empty());
  for (const char* hidden : {"constexpr ErrorCode a = {\"a.b\", Kind::invalid, \"A\", \"甲\"};",
                             "const auto a = ErrorCode{\"a.b\", Kind::invalid, \"A\", \"甲\"};",
                             "constexpr ErrorCode all[] = {{\"a.b\", Kind::invalid, \"A\", \"甲\"}};",
                             "ErrorCode a{id, Kind::invalid, \"A\", \"甲\"};", "using Code = ErrorCode;",
                             "std::vector<ErrorCode> all;"})
    EXPECT_EQ(in(hidden).not_understood.size(), 1u) << hidden;
}

TEST(Codes_, have_ids_of_their_own) {
  const auto& codes = all_codes().all;
  EXPECT_TRUE(used_twice(codes).empty()) << list(used_twice(codes));
  EXPECT_TRUE(out_of_form(codes).empty()) << list(out_of_form(codes));
}

TEST(Codes_, an_id_used_twice_and_one_out_of_form_are_noticed) {
  EXPECT_EQ(used_twice({{"a.b", "invalid", "src/a.hpp"}, {"a.b", "invalid", "src/c.hpp"}}).size(), 1u);
  EXPECT_EQ(out_of_form({{"A b", "invalid", "src/a.hpp"}}).size(), 1u);
}

TEST(Codes_, are_never_renamed_because_programs_compare_them) {
  const Faults faults = broken_promises("tests/data/errors.txt", promised(all_codes().all));
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Codes_, a_broken_promise_is_noticed) {
  const auto broken = [](const char* golden, const Promised& now) {
    return broken_promises("tests/data/x.txt", golden, now).size();
  };
  EXPECT_EQ(broken("a.b invalid\na.c gone\n", {{"a.b", "invalid"}}), 0u);
  EXPECT_EQ(broken("a.b invalid\n", {}), 1u);  // taken away or renamed
  EXPECT_EQ(broken("a.b invalid\n", {{"a.b", "invalid"}, {"a.c", "invalid"}}),
            1u);                                                  // new, and not promised yet
  EXPECT_EQ(broken("a.b invalid\n", {{"a.b", "conflict"}}), 1u);  // means something else
  EXPECT_EQ(broken("a.b gone\n", {{"a.b", "invalid"}}), 1u);      // used again
  EXPECT_EQ(broken("a.c invalid\na.b invalid\n", {{"a.b", "invalid"}, {"a.c", "invalid"}}),
            1u);  // not sorted
}

}  // namespace
}  // namespace pc::guards
