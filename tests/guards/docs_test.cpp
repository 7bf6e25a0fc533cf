// What is written about the application is true as far as a program can tell, and says nothing about anybody's
// machine.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "named_rooms.hpp"
#include "tree.hpp"

namespace pc::guards {
namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) { return fs::exists(root() / path); }

Faults rooms_without_readme(const std::set<std::string>& paths) {
  Faults faults;
  std::set<std::string> rooms;
  for (const auto& path : paths)
    if (const auto room = room_of(path); !room.empty())
      rooms.insert(path.substr(0, path.find("/" + room + "/") + room.size() + 1));
  for (const auto& room : rooms)
    if (!paths.contains(room + "/README.md")) faults.push_back(room + " has no README.md");
  return faults;
}

std::set<std::string> all_paths() {
  std::set<std::string> paths;
  for (const File& file : tree()) paths.insert(file.path);
  return paths;
}

/// "docs/decisions/0001-doors-by-links.md", numbers without gaps, a heading with the same number.
Faults decision_faults(const std::vector<File>& files) {
  static const std::regex name(R"(docs/decisions/(\d{4})-[a-z0-9-]+\.md)");
  Faults faults;
  int expected = 1;
  for (const File& file : files) {
    if (!file.path.starts_with("docs/decisions/") || file.path.ends_with("/README.md")) continue;
    std::smatch found;
    if (!std::regex_match(file.path, found, name)) {
      faults.push_back(file.path + " is not NNNN-title.md");
      continue;
    }
    if (std::stoi(found[1]) != expected)
      faults.push_back(file.path + " is not number " + std::to_string(expected));
    expected = std::stoi(found[1]) + 1;
    if (!file.text.starts_with("# " + found[1].str() + " "))
      faults.push_back(file.path + " has no heading with its number");
    if (file.text.find("## Rejected") == std::string::npos)
      faults.push_back(file.path + " names no rejected way");
  }
  return faults;
}

/// Links of Markdown files to files of this repository.
Faults dead_links(const File& file, const std::function<bool(const std::string&)>& is_there) {
  static const std::regex link(R"(\]\(([^)#\s]+)(#[^)]*)?\))");
  Faults faults;
  if (!file.path.ends_with(".md")) return faults;
  for (std::sregex_iterator each(file.text.begin(), file.text.end(), link), end; each != end; ++each) {
    const auto target = (*each)[1].str();
    if (target.find("://") != std::string::npos || target.starts_with("mailto:")) continue;
    const auto path = (fs::path(file.path).parent_path() / target).lexically_normal().generic_string();
    if (path.starts_with("..") || !is_there(path))
      faults.push_back(file.path + " links to " + target + ", which is not there");
  }
  return faults;
}

/// Paths in `code` of Markdown files: those that start with a folder of this repository must exist, from its root or
/// from the file's own folder.
Faults dead_paths(const File& file, const std::function<bool(const std::string&)>& is_there) {
  static const std::regex code(
      "`((src|tests|tools|docs|cmake|migrations|packaging|bench)/[A-Za-z0-9_./-]+)`");
  Faults faults;
  if (!file.path.ends_with(".md") || file.path.starts_with("bench/results/")) return faults;
  const auto here = fs::path(file.path).parent_path();
  for (std::sregex_iterator each(file.text.begin(), file.text.end(), code), end; each != end; ++each) {
    const auto path = (*each)[1].str();
    if (!is_there(path) && !is_there((here / path).generic_string()))
      faults.push_back(file.path + " speaks of " + path + ", which is not there");
  }
  return faults;
}

/// Paths of a person's machine, hosts of package mirrors: they mean nothing to others.
Faults machine_traces(const File& file) {
  static const std::vector<std::regex> patterns = {
      std::regex(R"((^|[^A-Za-z0-9_.-])/(work|root|workspace)/)"), std::regex(R"((^|[\s"'=(])/home/[a-z]+/)"),
      std::regex(R"((^|[\s"'(`])(\.\./)+shared/)"), std::regex(R"("resolved": *"http)"),
      std::regex(R"(https?://[a-z0-9.-]*(artifactory|nexus|verdaccio|registry)[a-z0-9.-]*[/:])")};
  Faults faults;
  int number = 0;
  for (const auto& line : file.lines()) {
    ++number;
    if (line.size() > 20'000) continue;
    for (const auto& pattern : patterns)
      if (std::regex_search(line, pattern))
        faults.push_back(file.path + ":" + std::to_string(number) + ": " + line.substr(0, 120));
  }
  return faults;
}

TEST(Docs, every_room_has_a_readme) {
  const Faults faults = rooms_without_readme(all_paths());
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Docs, a_room_without_readme_is_noticed) {
  EXPECT_EQ(
      rooms_without_readme({"src/README.md", "src/db/README.md", "src/db/db.hpp", "src/funds/funds.hpp"}),
      Faults{"src/funds has no README.md"});
}

TEST(Docs, decision_records_are_numbered_and_name_what_was_rejected) {
  const Faults faults = decision_faults(tree());
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Docs, a_decision_record_out_of_form_is_noticed) {
  const std::string good = "# 0001 Doors\n\n## Rejected\n";
  EXPECT_TRUE(decision_faults({{"docs/decisions/0001-doors.md", good}}).empty());
  EXPECT_EQ(decision_faults({{"docs/decisions/doors.md", good}}).size(), 1u);
  EXPECT_EQ(decision_faults(
                {{"docs/decisions/0001-a.md", good}, {"docs/decisions/0003-b.md", "# 0003 B\n## Rejected"}})
                .size(),
            1u);
  EXPECT_EQ(decision_faults({{"docs/decisions/0001-a.md", "# Doors\n"}}).size(), 2u);
}

TEST(Docs, links_and_paths_lead_somewhere) {
  Faults faults = faults_of([](const File& file) { return dead_links(file, exists); });
  const Faults paths = faults_of([](const File& file) { return dead_paths(file, exists); });
  faults.insert(faults.end(), paths.begin(), paths.end());
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Docs, a_dead_link_is_noticed) {
  const auto nothing = [](const std::string&) { return false; };
  EXPECT_EQ(dead_links({"docs/a.md", "[b](b.md#c) [d](https://example.org/)"}, nothing).size(), 1u);
  EXPECT_EQ(dead_paths({"docs/a.md", "see `src/nothing/here.cpp` and `build/x`"}, nothing).size(), 1u);
}

TEST(Docs, nothing_speaks_of_a_machine_it_was_written_on) {
  const Faults faults = faults_of([](const File& file) {
    return file.path == "tests/guards/docs_test.cpp" ? Faults() : machine_traces(file);
  });
  EXPECT_TRUE(faults.empty()) << list(faults);
}

TEST(Docs, traces_of_a_machine_are_noticed) {
  for (const char* trace : {"see /wo"
                            "rk/x",
                            "\"/root/.cache\"", "in /home/ann/x",
                            "`../sha"
                            "red/spec`",
                            "\"resolved\": \"https://a/b.tgz\"", "https://registry.example.org/npm"})
    EXPECT_EQ(machine_traces({"a.md", trace}).size(), 1u) << trace;
  EXPECT_TRUE(machine_traces({"a.cpp", "#include \"work/work.hpp\"  // src/work/work.hpp"}).empty());
}

}  // namespace
}  // namespace pc::guards
