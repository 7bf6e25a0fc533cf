// Looks at personal data are kept for the owner of the data, limited, and have a reason where the partner wants one.
#include <gmock/gmock.h>

#include "core/audit/reveals.hpp"
#include "support/engine.hpp"

namespace pc::audit {
namespace {

using ::testing::ElementsAre;

class Reveals : public support::Engine {
 protected:
  void SetUp() override {
    Engine::SetUp();
    open().start();
    who_.side = access::Side::partner;
    who_.tenant = TenantId(7);
    who_.partner = 7;
    who_.person = access::PersonId(5);
    who_.name = "Zhang San";
  }
  void TearDown() override { open().stop(); }

  /// "" or the refusal's code with what is allowed.
  std::string look(std::vector<Owner> owners, const std::string& reason = {}) {
    std::string said;
    open().write(who_.tenant, [&](db::Transaction& tx) {
      const auto done = keep_look(tx, who_, {std::move(owners), {"mobile", "email"}, reason}, ids_, now_);
      said = done ? "" : std::string(done.refusal().code->id) + " " + done.refusal().allowed;
      return done.ok();
    });
    return said;
  }
  std::vector<Seen> seen(const Owner& owner) {
    std::vector<Seen> all;
    open().read([&](db::Reader& reader) { all = looks_at(reader, owner, 100, 0); });
    return all;
  }

  access::Principal who_;
  IdSource ids_{1};
  Instant now_{1'795'492'800'000'000};
};
PC_ON_BOTH_ENGINES(Reveals)

TEST_P(Reveals, the_owner_of_the_data_sees_who_looked) {
  EXPECT_EQ(look({{TenantId(7), "customer", 1}, {TenantId(7), "customer", 2}}, "an invoice"), "");
  const auto all = seen({TenantId(7), "customer", 1});
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(all[0].person_name, "Zhang San");
  EXPECT_EQ(all[0].reason, "an invoice");
  EXPECT_THAT(all[0].fields, ElementsAre("mobile", "email"));
  EXPECT_EQ(seen({TenantId(7), "customer", 2}).size(), 1u);
  EXPECT_TRUE(seen({TenantId(7), "customer", 3}).empty());
  EXPECT_TRUE(seen({TenantId(8), "customer", 1}).empty());
  EXPECT_TRUE(seen({TenantId(7), "person", 1}).empty());
}

TEST_P(Reveals, sixty_looks_a_minute_are_the_limit) {
  for (int i = 0; i < 60; ++i) ASSERT_EQ(look({{TenantId(7), "customer", 1}}), "") << i;
  now_ = now_.plus_seconds(20);
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}), "audit.too_many_reveals 40");
  who_.person = access::PersonId(6);  // another person looks as often as it likes
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}), "");
  who_.person = access::PersonId(5);
  now_ = now_.plus_seconds(40);
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}), "");
}

TEST_P(Reveals, a_look_at_many_people_counts_for_more) {
  std::vector<Owner> page;
  for (std::int64_t id = 1; id <= 100; ++id) page.push_back({TenantId(7), "customer", id});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(look(page), "") << "a column of the longest page";
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}), "audit.too_many_reveals 60");
  now_ = now_.plus_seconds(60);
  page.resize(6);
  for (int i = 0; i < 30; ++i) EXPECT_EQ(look(page), "") << i;
  EXPECT_EQ(look({}), "audit.too_many_reveals 60") << "asking for strangers counts too";
}

TEST_P(Reveals, a_partner_may_want_a_reason) {
  open().write(who_.tenant, [&](db::Transaction& tx) {
    set_reveal_policy(tx, who_, true, now_);
    return true;
  });
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}), "audit.reason_required ");
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}, "asked by the customer"), "");
  who_.partner = 9;  // its own policy
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}), "");
}

TEST_P(Reveals, who_acts_for_another_is_the_one_who_looked) {
  who_.actor = access::Actor{access::PersonId(77), "Li Si", "acme", 7};
  EXPECT_EQ(look({{TenantId(7), "customer", 1}}), "");
  EXPECT_EQ(seen({TenantId(7), "customer", 1})[0].person_name, "Li Si");
}

}  // namespace
}  // namespace pc::audit
