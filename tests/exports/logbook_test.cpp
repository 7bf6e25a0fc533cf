#include <gmock/gmock.h>

#include "core/audit/reveals.hpp"
#include "desk.hpp"

namespace pc::operation_log {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Logbook : public exports::test::Desk {
 protected:
  std::vector<TrailRow> audit_log(const access::Principal& who, TrailQuery query = {}) {
    query.limit.value = 100;
    std::vector<TrailRow> rows;
    database().read([&](db::Reader& reader) {
      const auto page = list_entries(view_of(reader, who), query);
      rows = page->items;
      EXPECT_EQ(page->total, static_cast<std::int64_t>(rows.size()));
    });
    return rows;
  }
  std::vector<std::string> who_did(const access::Principal& who, const TrailQuery& query = {}) {
    std::vector<std::string> names;
    for (const auto& row : audit_log(who, query))
      names.push_back(row.actor_name.value_or("") + row.person_name);
    return names;
  }
  access::Principal named(const std::string& name, std::int64_t partner, std::int64_t customer = 0) {
    access::Principal who = person(partner + customer);
    who.name = name;
    who.partner = partner;
    who.customer = customer;
    if (customer != 0) who.side = access::Side::customer;
    return who;
  }
  access::Principal operator_() {
    access::Principal who = person(1);
    who.side = access::Side::vendor;
    who.tenant = TenantId(0);
    who.partner = 0;
    who.name = "Operator";
    return who;
  }
};
PC_ON_BOTH_ENGINES(Logbook)

TEST_P(Logbook, administrators_see_their_own_people_only) {
  write_trail(named("ours", 7), 1);
  write_trail(named("reseller's", 8), 1);
  write_trail(named("our customer", 7, 70), 1);
  auto acting = named("another customer", 8, 80);
  acting.actor = access::Actor{access::PersonId(5), "our manager for ", "acme", 7};
  write_trail(acting, 1);
  EXPECT_THAT(who_did(named("admin", 7)), ElementsAre("our manager for another customer", "ours"));
  EXPECT_THAT(who_did(named("admin", 8)), ElementsAre("reseller's"));
  EXPECT_THAT(who_did(named("admin", 9)), IsEmpty());
}

TEST_P(Logbook, operators_see_everything) {
  write_trail(named("ours", 7), 1);
  now = now.plus_seconds(1);
  write_trail(operator_(), 1);
  EXPECT_THAT(who_did(operator_()), ElementsAre("Operator", "ours"));
  TrailQuery query;
  query.partner_id = Id<PartnerTag>(7);
  EXPECT_THAT(who_did(operator_(), query), ElementsAre("ours"));
}

TEST_P(Logbook, filters_find_lines) {
  write_trail(named("Zhang", 7), 1, "things.count");
  now = now.plus_seconds(86'400);
  write_trail(named("Li", 7), 1, "things.lose", "forbidden");
  const auto admin = named("admin", 7);
  TrailQuery query;
  query.person.emplace().value = "zha";
  EXPECT_THAT(who_did(admin, query), ElementsAre("Zhang"));
  query = {};
  query.act.emplace().value = "things.lose";
  EXPECT_THAT(who_did(admin, query), ElementsAre("Li"));
  query = {};
  query.outcome = Ended::done;
  EXPECT_THAT(who_did(admin, query), ElementsAre("Zhang"));
  query.outcome = Ended::refused;
  EXPECT_THAT(who_did(admin, query), ElementsAre("Li"));
  query = {};
  query.from = Day::parse("2026-11-25");
  EXPECT_THAT(who_did(admin, query), ElementsAre("Li"));
  query = {};
  query.to = Day::parse("2026-11-24");
  EXPECT_THAT(who_did(admin, query), ElementsAre("Zhang"));
  query = {};
  query.subject.emplace().value = "thing:0";
  EXPECT_EQ(who_did(admin, query).size(), 2u);
}

TEST_P(Logbook, acts_are_told_in_the_words_of_their_routes) {
  write_trail(named("Zhang", 7), 1, "exports.create", "exports.too_many");
  const auto row = audit_log(named("admin", 7)).at(0);
  EXPECT_EQ(row.act_text, "Export a list to a file");
  EXPECT_EQ(row.outcome, Ended::refused);
  EXPECT_EQ(row.refusal_text, "At most … exports may wait. Please come back when some are done.");
  auto chinese = named("admin", 7);
  chinese.language = Language::zh_CN;
  EXPECT_EQ(audit_log(chinese).at(0).act_text, "创建导出任务");
}

TEST_P(Logbook, the_owner_sees_who_looked) {
  IdSource ids(2);
  database().write(TenantId(7), [&](db::Transaction& tx) {
    const auto manager = named("Zhang", 7);
    return audit::keep_look(tx, manager, {{{TenantId(7), "customer", 70}}, {"mobile"}, "a call"}, ids, now)
        .ok();
  });
  const auto looks = [&](const access::Principal& who) {
    std::vector<std::string> seen;
    database().read([&](db::Reader& reader) {
      seen.clear();
      const auto page = list_looks(view_of(reader, who), {});
      for (const auto& row : page->items)
        seen.push_back(row.person_name + " " + row.fields_seen.at(0) + " " + row.reason);
    });
    return seen;
  };
  EXPECT_THAT(looks(named("customer", 7, 70)), ElementsAre("Zhang mobile a call"));
  EXPECT_THAT(looks(named("other customer", 7, 71)), IsEmpty());
  EXPECT_THAT(looks(named("Zhang", 7)), IsEmpty());
}

}  // namespace
}  // namespace pc::operation_log
