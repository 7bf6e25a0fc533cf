// What only looks changes nothing, and says clearly when it cannot look.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/base/hash.hpp"
#include "shell.hpp"
#include "support/scratch.hpp"

namespace pc {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

class Looking : public ::testing::Test {
 protected:
  ctl_test::Said run(const std::string& words, const std::string& migrations = PC_MIGRATIONS) {
    return ctl_test::run_partnerctl("--data " + data() + " --migrations " + migrations + " " + words,
                                    folder_.file("stderr"));
  }
  /// The migrations of a program that is older by the last one.
  std::string older() {
    const std::string place = folder_.file("older");
    fs::copy(PC_MIGRATIONS, place);
    fs::path last;
    for (const auto& entry : fs::directory_iterator(place))
      if (entry.path().extension() == ".sql") last = std::max(last, entry.path());
    fs::remove(last);
    return place;
  }
  std::string content() {
    std::ostringstream text;
    text << std::ifstream(data() + "/partner.db", std::ios::binary).rdbuf();
    return sha256_hex(text.str());
  }
  std::string data() { return folder_.file("data"); }

 private:
  support::ScratchFolder folder_{"partnerctl"};
};

constexpr const char* k_looks[] = {"verify", "audit verify", "journal export"};

TEST_F(Looking, at_nothing_makes_nothing) {
  for (const char* look : k_looks) {
    const auto said = run(look);
    EXPECT_EQ(said.status, 1) << look;
    EXPECT_THAT(said.all, HasSubstr("there is no database at " + data() + "/partner.db")) << look;
    EXPECT_FALSE(fs::exists(data())) << look;
  }
}

TEST_F(Looking, leaves_the_database_as_it_is_and_needs_no_key) {
  ASSERT_EQ(run("operator create boss --password Right-2026").status, 0);
  fs::remove(data() + "/secret.key");
  const auto before = content();
  for (const char* look : k_looks) {
    const auto said = run(look);
    EXPECT_EQ(said.status, 0) << look << said.all;
  }
  EXPECT_EQ(content(), before);
  EXPECT_FALSE(fs::exists(data() + "/secret.key"));
}

TEST_F(Looking, at_an_older_database_asks_for_its_migration_and_does_none) {
  const auto first = run("migrate", older());
  EXPECT_EQ(first.status, 0) << first.all;
  EXPECT_THAT(first.out, AllOf(HasSubstr("migrations applied, from nothing to "), HasSubstr(".sql.")));
  const auto before = content();
  for (const char* look : k_looks) {
    const auto said = run(look);
    EXPECT_EQ(said.status, 1) << look;
    EXPECT_THAT(said.all, AllOf(HasSubstr("older than this program"), HasSubstr("partnerctl migrate")))
        << look;
  }
  EXPECT_EQ(content(), before);
  EXPECT_THAT(run("migrate").out, HasSubstr("1 migration applied, from "));
  EXPECT_THAT(run("migrate").out, HasSubstr("Nothing to do: the schema is at "));
  EXPECT_EQ(run("verify").status, 0);
}

TEST_F(Looking, at_a_newer_database_names_what_it_does_not_know) {
  ASSERT_EQ(run("migrate").status, 0);
  const auto before = content();
  const std::string migrations = older();
  for (const char* word : {"verify", "migrate"}) {
    const auto said = run(word, migrations);
    EXPECT_EQ(said.status, 1) << word;
    EXPECT_THAT(said.all, HasSubstr(".sql")) << word;
  }
  EXPECT_THAT(run("verify", migrations).all, HasSubstr("newer than this program"));
  EXPECT_EQ(content(), before);
}

}  // namespace
}  // namespace pc
