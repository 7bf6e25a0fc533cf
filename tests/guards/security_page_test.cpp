// What the page on security says holds, is held by tests that exist.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "tree.hpp"

namespace pc::guards {
namespace {

using Names = std::set<std::string>;

/// Of C++ tests and of Node's and Playwright's.
Names tests_in(const std::vector<File>& files) {
  static const std::regex cpp(R"(\b(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\(\s*\w+,\s*(\w+))");
  static const std::regex node(R"(\b(?:test|it|describe)\(\s*(['"`])((?:\\.|(?!\1).)*)\1)");
  Names names;
  const auto all = [&](const File& file, const std::regex& form, std::size_t group) {
    for (std::sregex_iterator each(file.text.begin(), file.text.end(), form), end; each != end; ++each) {
      auto name = (*each)[group].str();
      std::erase(name, '\\');
      names.insert(name);
    }
  };
  for (const File& file : files) {
    if (file.path.ends_with("_test.cpp")) all(file, cpp, 1);
    if (file.path.ends_with(".mjs") || file.path.ends_with(".ts")) all(file, node, 2);
  }
  return names;
}

bool is_file(const std::string& word) {
  static const std::regex form(R"([A-Za-z0-9_./-]+\.(cpp|hpp|ts|vue|mjs|md))");
  return std::regex_match(word, form);
}

/// "only_the_right_one_opens", "no log line holds a secret", with "…" where the rest is left out.
bool is_test(const std::string& word) {
  static const std::regex cpp(R"([a-z0-9]+(_[a-z0-9]+){2,}(…)?)");
  static const std::regex node(R"([a-z][A-Za-z0-9 ,'-]*( [A-Za-z0-9,'-]+){2,}(…)?)");
  return !word.starts_with("partnerctl ") && (std::regex_match(word, cpp) || std::regex_match(word, node));
}

bool begins_one(const Names& names, std::string word) {
  const auto more = word.find("…");
  if (more == std::string::npos) return names.contains(word);
  word.resize(more);
  const auto found = names.lower_bound(word);
  return found != names.end() && found->starts_with(word);
}

bool is_there(const std::string& word, const Names& names, const Names& paths) {
  if (!is_file(word)) return !is_test(word) || begins_one(names, word);
  return std::ranges::any_of(paths,
                             [&](const auto& path) { return path == word || path.ends_with("/" + word); });
}

/// Words in `code` of the page's table that are neither a test nor a file there is.
Faults unheld(const File& page, const Names& names, const Names& paths) {
  static const std::regex code("`([^`]+)`");
  Faults faults;
  for (const auto& line : page.lines()) {
    if (!line.starts_with("| ")) continue;
    const std::string text(line);
    const std::string state = text.substr(text.rfind('|', text.size() - 2) + 1);
    for (std::sregex_iterator each(state.begin(), state.end(), code), end; each != end; ++each) {
      const auto word = (*each)[1].str();
      if (!is_there(word, names, paths)) faults.push_back(text.substr(2, 12) + ": " + word + " does not exist");
    }
  }
  return faults;
}

Names all_paths() {
  Names paths;
  for (const File& file : tree()) paths.insert(file.path);
  return paths;
}

TEST(SecurityPage, names_tests_and_files_that_exist) {
  for (const File& file : tree()) {
    if (file.path != "docs/security.md") continue;
    const Faults faults = unheld(file, tests_in(tree()), all_paths());
    EXPECT_TRUE(faults.empty()) << list(faults);
    return;
  }
  FAIL() << "docs/security.md is not there";
}

TEST(SecurityPage, a_test_or_file_that_does_not_exist_is_noticed) {
  const Names names = tests_in({{"a_test.cpp", "TEST_F(Doors, are_shut_at_night) {"},
                                {"b.test.mjs", "test('nobody is let in', async () => {"}});
  const auto faults = [&](const std::string& state) {
    const File page{"docs/security.md", "| 1.1.1 | 1 | what | " + state + " |\n"};
    return unheld(page, names, {"src/http/tls.cpp"}).size();
  };
  EXPECT_EQ(faults("met: `are_shut_at_night`, `are_shut…`, `nobody is let in`, `tls.cpp`"), 0u);
  EXPECT_EQ(faults("met: `Text<Min, Max>`, `--flag`, `partnerctl keys rotate`, `session_life`"), 0u);
  EXPECT_EQ(faults("met: `are_shut_at_noon`"), 1u);
  EXPECT_EQ(faults("met: `are_open_at…`"), 1u);
  EXPECT_EQ(faults("met: `everybody is let in`"), 1u);
  EXPECT_EQ(faults("met (`doors.cpp`)"), 1u);
}

}  // namespace
}  // namespace pc::guards
