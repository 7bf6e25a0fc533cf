// The first people and partners of an installation, made in a shell.
#include <gmock/gmock.h>

#include <memory>

#include "platform/db/db.hpp"
#include "shell.hpp"
#include "support/scratch.hpp"

namespace pc {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const db::Statement select_people{
    "partnerctl_test.people_everywhere",
    "SELECT account_name, display_name, email, language, roles, must_change_password "
    "FROM person ORDER BY person_id"};
const db::Statement select_partners{"partnerctl_test.partners_everywhere",
                                    "SELECT name, kind, distributor_id FROM partner ORDER BY partner_id"};

class Shell : public ::testing::Test {
 protected:
  ctl_test::Said run(const std::string& words) {
    return ctl_test::run_partnerctl("--data " + folder_.file("data") + " " + words, folder_.file("stderr"));
  }
  std::vector<std::vector<std::string>> rows(const db::Statement& statement) {
    const auto database = db::Database::open({"sqlite:" + folder_.file("data") + "/partner.db"});
    database->start();
    std::vector<std::vector<std::string>> all;
    database->read([&](db::Reader& reader) {
      for (const auto& row : reader.rows(statement)) {
        auto& cells = all.emplace_back();
        for (const auto& value : row.values())
          cells.push_back(std::holds_alternative<std::string>(value)
                              ? std::get<std::string>(value)
                              : std::to_string(std::get<std::int64_t>(value)));
      }
    });
    database->stop();
    return all;
  }

 private:
  support::ScratchFolder folder_{"partnerctl"};
};

TEST_F(Shell, an_operator_gets_a_known_role_a_name_a_mail_address_and_a_language) {
  const auto unknown = run("operator create boss --role nonsense --password Right-2026");
  EXPECT_EQ(unknown.status, 1);
  EXPECT_THAT(unknown.all, HasSubstr("no role 'nonsense'; allowed: operator, operator_finance"));
  EXPECT_EQ(run("operator create x --password Right-2026").status, 1) << "too short a name";
  EXPECT_EQ(run("operator create boss --mail nowhere --password Right-2026").status, 1);
  EXPECT_NE(run("operator create boss --language fr --password Right-2026").status, 0);
  const auto made = run(
      "operator create boss --name 'Ann Lee' --mail ann@vendor.example --language en --password Right-2026");
  EXPECT_EQ(made.status, 0) << made.all;
  EXPECT_THAT(made.all, HasSubstr("Sign in at http"));
  EXPECT_THAT(made.all, HasSubstr("Next: the home page lists the first steps"));
  EXPECT_THAT(rows(select_people),
              ElementsAre(ElementsAre("boss", "Ann Lee", "ann@vendor.example", "en", "operator", "0")));
  EXPECT_EQ(run("operator create boss --password Right-2026").status, 1) << "the name is taken";
}

TEST_F(Shell, without_a_password_one_is_told_once_and_must_be_changed) {
  const auto made = run("operator create money --role operator_finance");
  EXPECT_EQ(made.status, 0) << made.all;
  EXPECT_THAT(made.all, HasSubstr("the password Pc-"));
  EXPECT_THAT(made.all, HasSubstr("Next: Partners, to book top-ups"));
  EXPECT_THAT(rows(select_people),
              ElementsAre(ElementsAre("money", "money", "", "zh-CN", "operator_finance", "1")));
}

TEST_F(Shell, a_password_is_reset_for_who_cannot_get_in) {
  run("operator create boss --password Right-2026");
  EXPECT_EQ(rows(select_people).at(0).at(5), "0");
  const auto reset = run("password reset boss");
  EXPECT_EQ(reset.status, 0) << reset.all;
  EXPECT_THAT(reset.all, HasSubstr("the password Pc-"));
  EXPECT_EQ(rows(select_people).at(0).at(5), "1") << "to be changed at the first sign-in";
  EXPECT_EQ(run("password reset nobody").status, 1);
  EXPECT_EQ(run("password reset boss --user nobody").status, 1);
}

TEST_F(Shell, partners_of_every_kind_are_made_and_the_id_alone_is_standard_output) {
  const auto provider = run("partner create '云帆' --account yunfan --name 李娜 --mail li@yunfan.example");
  EXPECT_EQ(provider.status, 0) << provider.all;
  EXPECT_THAT(provider.out, ::testing::MatchesRegex("[0-9]+\n"));
  EXPECT_THAT(provider.all, HasSubstr("Next: book a top-up or set a credit limit, as operator_finance"));
  EXPECT_EQ(run("partner create '云帆' --account yunfan2").status, 1) << "the company is there";
  EXPECT_EQ(run("partner create '云帆二' --account yunfan").status, 1) << "the account is there";
  EXPECT_EQ(run("partner create '蜀道' --account shudao --reseller-of yunfan").status, 1) << "no distributor";
  const auto distributor = run("partner create '中联' --account zhonglian --distributor");
  EXPECT_EQ(distributor.status, 0) << distributor.all;
  const auto reseller = run("partner create '蜀道' --account shudao --reseller-of zhonglian --language en");
  EXPECT_EQ(reseller.status, 0) << reseller.all;
  EXPECT_THAT(reseller.all, HasSubstr("Next: its general distributor allocates money to it."));
  const auto id = distributor.out.substr(0, distributor.out.size() - 1);
  EXPECT_EQ(run("partner create '岭南' --account lingnan --reseller-of " + id).status, 0) << "by its id, too";
  EXPECT_NE(run("partner create 'X Y' --account xyz --distributor --reseller-of zhonglian").status, 0);
  EXPECT_THAT(
      rows(select_partners),
      ElementsAre(ElementsAre("云帆", "solution_provider", "0"), ElementsAre("中联", "distributor", "0"),
                  ElementsAre("蜀道", "reseller", id), ElementsAre("岭南", "reseller", id)));
  EXPECT_THAT(rows(select_people),
              ElementsAre(ElementsAre("yunfan", "李娜", "li@yunfan.example", "zh-CN", "partner_admin", "1"),
                          ElementsAre("zhonglian", "中联", "", "zh-CN", "distributor_admin", "1"),
                          ElementsAre("shudao", "蜀道", "", "en", "partner_admin", "1"),
                          ElementsAre("lingnan", "岭南", "", "zh-CN", "partner_admin", "1")));
}

}  // namespace
}  // namespace pc
