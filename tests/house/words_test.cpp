// The ground floor serves any business: no word of this one stands in its code.
#include <gtest/gtest.h>

#include <cctype>

#include "tree.hpp"

namespace pc::house {
namespace {

const std::vector<std::string> k_ground_floor = {"src/base/", "src/telemetry/", "src/wire/", "src/db/",
                                                 "src/documents/"};
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

TEST(HouseWords, the_ground_floor_knows_no_word_of_the_business) {
  const Faults faults = faults_of(business_words);
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(HouseWords, a_business_word_on_the_ground_floor_is_noticed) {
  EXPECT_EQ(business_words({"src/db/lane.cpp", "int a;\nint partner_lane = 1;  // of a customer\n"}),
            Faults{"src/db/lane.cpp:2 speaks of \"partner\""});
  EXPECT_EQ(business_words({"src/base/id.hpp", "struct VoucherTag;\n"}).size(), 1u);
  EXPECT_EQ(business_words({"src/wire/json.hpp", "/* partner */ const char* a = \"// customer\";\n"}).size(),
            1u);
  EXPECT_TRUE(business_words({"src/base/id.hpp", "// Ids of vouchers\nstd::allocator<int> a;\n"}).empty());
  EXPECT_TRUE(business_words({"src/funds/reclaim.cpp", "int partner;\n"}).empty());
}

}  // namespace
}  // namespace pc::house
