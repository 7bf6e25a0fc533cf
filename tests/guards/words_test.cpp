// Words: the platform serves any business, so none of this one stands in its code; messages say everything once.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <regex>

#include "tree.hpp"

namespace pc::guards {
namespace {

const std::vector<std::string> k_ground_floor = {"src/platform/base/", "src/platform/telemetry/",
                                                 "src/platform/wire/", "src/platform/db/",
                                                 "src/platform/documents/"};
const std::vector<std::string> k_words = {"voucher",  "partner",     "customer", "invoice",
                                          "reseller", "distributor", "allocat",  "reclaim",
                                          "arrears",  "incentive",   "cbc",      "focus"};
// Words that also mean something to a computer, and the name of the program itself.
const std::vector<std::string> k_allowed = {"allocator", "deallocat", "reallocat", "std::allocat",
                                            "partnerd"};

bool on_the_ground_floor(const std::string& path) {
  return std::any_of(k_ground_floor.begin(), k_ground_floor.end(),
                     [&](const std::string& folder) { return path.starts_with(folder); });
}

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

Faults business_words(const File& file) {
  Faults faults;
  if (!file.is_cpp() || !on_the_ground_floor(file.path) || file.path.ends_with("_test.cpp")) return faults;
  int number = 0;
  for (std::string line : File{file.path, lower(without_comments(file.text))}.lines()) {
    ++number;
    for (const auto& allowed : k_allowed)
      for (auto at = line.find(allowed); at != std::string::npos; at = line.find(allowed))
        line.erase(at, allowed.size());
    for (const auto& word : k_words)
      if (line.find(word) != std::string::npos)
        faults.push_back(file.path + ":" + std::to_string(number) + " speaks of \"" + word + "\"");
  }
  return faults;
}

TEST(Words_, the_ground_floor_knows_no_word_of_the_business) {
  const Faults faults = faults_of(business_words);
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Words_, a_business_word_on_the_ground_floor_is_noticed) {
  EXPECT_EQ(business_words({"src/platform/db/lane.cpp", "int a;\nint partner_lane = 1;  // of a customer\n"}),
            Faults{"src/platform/db/lane.cpp:2 speaks of \"partner\""});
  EXPECT_EQ(business_words({"src/platform/base/id.hpp", "struct VoucherTag;\n"}).size(), 1u);
  EXPECT_EQ(business_words({"src/platform/wire/json.hpp", "/* partner */ const char* a = \"// customer\";\n"})
                .size(),
            1u);
  EXPECT_TRUE(
      business_words({"src/platform/base/id.hpp", "// Ids of vouchers\nstd::allocator<int> a;\n"}).empty());
  EXPECT_TRUE(business_words({"src/money/funds/reclaim.cpp", "int partner;\n"}).empty());
}

/// Messages are read with their subject above them: a text that begins like it says everything twice.
Faults subjects_said_twice(const File& file) {
  static const std::regex words(R"re(\.in_(?:english|chinese) =\s*\{"([^"]*)",\s*"([^"]*)")re");
  Faults faults;
  if (!file.is_cpp() || !file.path.starts_with("src/")) return faults;
  for (std::sregex_iterator each(file.text.begin(), file.text.end(), words), end; each != end; ++each) {
    const std::string subject = (*each)[1], body = (*each)[2];
    // A name before the colon may well begin the text.
    const auto head = subject.substr(0, std::min(subject.find("："), subject.find(':')));
    const bool name = head.starts_with('{') && head.find('}') == head.size() - 1;
    if (body.starts_with(name ? subject : head))
      faults.push_back(file.path + " says twice \"" + subject + '"');
  }
  return faults;
}

TEST(Words_, a_message_does_not_begin_with_its_subject) {
  const Faults faults = faults_of(subjects_said_twice);
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Words_, a_message_that_begins_with_its_subject_is_noticed) {
  const std::string twice = R"(.in_chinese = {"{customer}：{what}", "{customer}：{what}，操作人：{who}"},)";
  EXPECT_EQ(subjects_said_twice({"src/a/kinds.hpp", twice}).size(), 1u);
  const std::string once = ".in_english = {\"{act}: {what}\",\n               \"Done by {who}\"},";
  EXPECT_TRUE(subjects_said_twice({"src/a/kinds.hpp", once}).empty());
}

}  // namespace
}  // namespace pc::guards
