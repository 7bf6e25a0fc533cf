// docs/operations.md says what the programs themselves say when they are asked for help.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <regex>
#include <set>

#include "tree.hpp"

namespace pc::guards {
namespace {

struct Setting {
  std::string environment, initial;
  auto operator<=>(const Setting&) const = default;
};
using Settings = std::map<std::string, Setting>;

std::string told_by(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string text;
  std::array<char, 4096> part{};
  while (pipe && fgets(part.data(), part.size(), pipe.get()) != nullptr) text += part.data();
  return text;
}

std::string help_of(const std::string& program) { return told_by(program + " --help"); }

/// "  --data TEXT=var/data (Env:PARTNERD_DATA)" or "  --format TEXT=hledger       hledger".
Settings told_by_help(const std::string& help) {
  static const std::regex option(R"(\n  (--[a-z-]+)([^\n]*))");
  static const std::regex initial(R"(=([^ (]+))"), environment(R"(\(Env:([A-Z_]+)\))");
  Settings all;
  for (auto at = std::sregex_iterator(help.begin(), help.end(), option); at != std::sregex_iterator(); ++at) {
    const std::string rest = (*at)[2];
    Setting setting;
    std::smatch found;
    if (std::regex_search(rest, found, environment)) setting.environment = found[1];
    if (std::regex_search(rest, found, initial)) setting.initial = found[1];
    all[(*at)[1]] = setting;
  }
  all.erase("--version");
  return all;
}

std::set<std::string> commands_of(const std::string& program, const std::string& prefix = "") {
  const std::string help = help_of(program + (prefix.empty() ? "" : " " + prefix));
  const auto begin = help.find("\nSubcommands:\n");
  if (begin == std::string::npos) return {prefix};
  const std::string list = help.substr(begin + 13);
  static const std::regex name(R"(\n  ([a-z][-a-z]*) )");
  std::set<std::string> all;
  for (auto at = std::sregex_iterator(list.begin(), list.end(), name); at != std::sregex_iterator(); ++at)
    all.merge(commands_of(program, (prefix.empty() ? "" : prefix + " ") + (*at)[1].str()));
  return all;
}

std::string operations() {
  for (const auto& file : tree())
    if (file.path == "docs/operations.md") return file.text;
  return {};
}

/// "| `--data` | `PARTNERD_DATA` | `var/data` | what |"
Settings told_by_the_table() {
  static const std::regex row(R"(\n\| `(--[a-z-]+)` \| `([A-Z_]+)` \| ([^|]+) \|)");
  const std::string text = operations();
  Settings all;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), row); at != std::sregex_iterator(); ++at) {
    std::string initial = (*at)[3];
    std::erase(initial, '`');
    all[(*at)[1]] = {(*at)[2], initial};
  }
  return all;
}

bool only_words(const std::string& initial) {
  return initial == "none" || initial == "off" || initial.starts_with("SQLite ") || initial.starts_with("beside ");
}

TEST(Help, the_table_of_settings_is_what_partnerd_understands) {
  Settings told = told_by_help(help_of(PC_PARTNERD));
  Settings written = told_by_the_table();
  ASSERT_GT(told.size(), 10u);
  written["--config"] = told["--config"];  // stands in the text above the table
  for (const auto& [flag, setting] : told) {
    ASSERT_TRUE(written.contains(flag)) << flag << " is missing in docs/operations.md";
    EXPECT_EQ(written[flag].environment, setting.environment) << flag;
    if (!only_words(written[flag].initial)) {
      EXPECT_EQ(written[flag].initial, setting.initial) << flag;
    }
  }
  for (const auto& [flag, setting] : written) EXPECT_TRUE(told.contains(flag)) << flag << " is not understood";
}

TEST(Help, both_programs_tell_their_version) {
  EXPECT_EQ(told_by(PC_PARTNERD " --version"), "partnerd " PC_VERSION "\n");
  EXPECT_EQ(told_by(PC_PARTNERCTL " --version"), "partnerctl " PC_VERSION "\n");
}

TEST(Help, partnerctl_understands_the_same_where_it_has_them) {
  const Settings server = told_by_help(help_of(PC_PARTNERD));
  for (const auto& [flag, setting] : told_by_help(help_of(PC_PARTNERCTL))) {
    ASSERT_TRUE(server.contains(flag)) << flag;
    EXPECT_EQ(setting.environment, server.at(flag).environment) << flag;
  }
}

TEST(Help, every_command_of_partnerctl_is_in_the_documentation) {
  static const std::regex row(R"(\n\| `partnerctl ([a-z][-a-z ]*?)(?: [-A-Z<\[][^`]*)?` \|)");
  const std::string text = operations();
  std::set<std::string> written;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), row); at != std::sregex_iterator(); ++at)
    written.insert((*at)[1]);
  EXPECT_EQ(written, commands_of(PC_PARTNERCTL));
}

}  // namespace
}  // namespace pc::guards
