// Files that a person can read in one go, functions that fit a screen, and lines that fit beside each other.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "functions.hpp"
#include "tree.hpp"

namespace pc::guards {
namespace {

constexpr std::size_t k_lines_max = 500;
constexpr int k_function_lines_max = 70;
constexpr int k_width_max =
    120;  // the formatter's limit is 110; text that it cannot break may pass it a little

/// "path  reason" a line, '#' starts a comment.
std::map<std::string, std::string> reasons(const std::string& text) {
  std::map<std::string, std::string> all;
  for (const auto& line : File{"", text}.lines()) {
    const auto space = line.find_first_of(" \t");
    if (line.empty() || line.front() == '#') continue;
    const auto reason = space == std::string::npos ? line.npos : line.find_first_not_of(" \t", space);
    all[line.substr(0, space)] = reason == line.npos ? "" : line.substr(reason);
  }
  return all;
}

bool is_source(const File& file) {
  static const std::regex source(R"(.*\.(cpp|hpp|cmake|sql|sh|vue|ts|css)$)");
  return std::regex_match(file.path, source) && !file.path.ends_with("/schema.d.ts");
}

Faults too_long(const File& file, const std::map<std::string, std::string>& excused) {
  if (!is_source(file)) return {};
  const auto lines = file.lines().size();
  if (lines <= k_lines_max) return {};
  const auto excuse = excused.find(file.path);
  if (excuse != excused.end() && !excuse->second.empty()) return {};
  return {file.path + " has " + std::to_string(lines) + " lines and no reason in tests/guards/long_files.txt"};
}

Faults too_wide(const File& file) {
  Faults faults;
  if (!file.is_cpp()) return faults;
  int number = 0;
  for (const auto& line : file.lines())
    if (++number; width(line) > k_width_max)
      faults.push_back(file.path + ":" + std::to_string(number) + " is " + std::to_string(width(line)) +
                       " wide");
  return faults;
}

/// "src/a/b.cpp:run" for the function in it.
std::set<std::string> long_functions(const File& file) {
  std::set<std::string> names;
  if (!file.is_cpp()) return names;
  for (const auto& each : functions_in(file.text))
    if (each.lines > k_function_lines_max)
      names.insert(file.path + ':' + each.head.substr(each.head.find_last_of(" :*&") + 1));
  return names;
}

Faults too_long_functions(const File& file, const std::map<std::string, std::string>& excused) {
  Faults faults;
  for (const auto& name : long_functions(file)) {
    const auto excuse = excused.find(name);
    if (excuse == excused.end() || excuse->second.empty())
      faults.push_back(name + " has more than " + std::to_string(k_function_lines_max) +
                       " lines and no reason in tests/guards/long_functions.txt");
  }
  return faults;
}

std::string text_of(const std::string& path) {
  const auto found = std::ranges::find(tree(), path, &File::path);
  return found == tree().end() ? "" : found->text;
}

std::string long_files() { return text_of("tests/guards/long_files.txt"); }

TEST(Sizes, files_over_five_hundred_lines_say_why) {
  const auto excused = reasons(long_files());
  const Faults faults = faults_of([&](const File& file) { return too_long(file, excused); });
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Sizes, reasons_are_only_given_for_files_that_are_long) {
  for (const auto& [path, reason] : reasons(long_files())) {
    const bool is_long = std::any_of(tree().begin(), tree().end(), [&](const File& file) {
      return file.path == path && file.lines().size() > k_lines_max;
    });
    EXPECT_TRUE(is_long) << path << " needs no reason any more";
  }
}

TEST(Sizes, functions_of_more_than_seventy_lines_say_why) {
  const auto excused = reasons(text_of("tests/guards/long_functions.txt"));
  std::set<std::string> all;
  Faults faults = faults_of([&](const File& file) {
    all.merge(long_functions(file));
    return too_long_functions(file, excused);
  });
  for (const auto& [name, reason] : excused)
    if (!all.contains(name)) faults.push_back(name + " needs no reason any more");
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Sizes, a_long_function_is_noticed_wherever_it_stands) {
  std::string body;
  for (int i = 0; i < 70; ++i) body += "  work();  // } {\n";
  const auto in = [](const std::string& text) {
    return too_long_functions({"src/a/a.cpp", text}, {}).size();
  };
  for (const char* head :
       {"void run() {\n", "namespace a {\nint A::run(const B& b) const noexcept {\n",
        "A::A(int b) : b_{b}, c_{} {\n", "class A {\n  int b = 1;\n  auto run() -> B<int> {\n",
        "const auto run = [](int a) {\n",
        "template <class A>\n  requires B<A>\nA run(const char* text = \"{\") {\n"})
    EXPECT_EQ(in(head + body + "}\n"), 1u) << head;
  EXPECT_EQ(in("void run() {\n" + body.substr(body.find('\n') + 1) + "}\n"), 1u) << "71 lines";
  EXPECT_EQ(in("constexpr int k_all[] = {\n" + body + "};\n"), 0u) << "a table may be long";
  EXPECT_EQ(in("class A {\n" + body + "};\nvoid run() {}\n"), 0u) << "a type is no function";
  const File excused{"src/a/a.cpp", "void run() {\n" + body + "}\n"};
  EXPECT_EQ(too_long_functions(excused, {{"src/a/a.cpp:run", "a list"}}).size(), 0u);
}

TEST(Sizes, lines_of_code_fit_a_screen) {
  const Faults faults = faults_of(too_wide);
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Sizes, a_long_file_and_a_wide_line_are_noticed) {
  std::string text;
  for (int i = 0; i < 501; ++i) text += "int a;\n";
  EXPECT_EQ(too_long({"src/db/lane.cpp", text}, {}).size(), 1u);
  EXPECT_EQ(too_long({"src/db/lane.cpp", text}, {{"src/db/lane.cpp", ""}}).size(), 1u);
  EXPECT_TRUE(too_long({"src/db/lane.cpp", text}, {{"src/db/lane.cpp", "one table"}}).empty());
  EXPECT_EQ(too_wide({"src/db/lane.cpp", std::string(121, 'x')}).size(), 1u);
  EXPECT_TRUE(too_wide({"src/db/lane.cpp", "// 代售" + std::string(115, 'x')}).empty());
  EXPECT_EQ(reasons("# why\nsrc/a.cpp  one table\n").at("src/a.cpp"), "one table");
}

}  // namespace
}  // namespace pc::guards
