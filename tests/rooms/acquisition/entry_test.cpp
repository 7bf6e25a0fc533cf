// How customers come in: who may register whom, what an invitation opens and for whom, and that a company and a link
// are given once.
#include <thread>

#include "market.hpp"
#include "market/acquisition/edit_email.hpp"
#include "market/acquisition/expire.hpp"
#include "market/acquisition/register.hpp"
#include "market/acquisition/review.hpp"
#include "market/acquisition/withdraw.hpp"

namespace pc::rooms {
namespace {

using namespace acquisition;
using acquisition::RegistrationId;
using acquisition::RegistrationState;

class Entry : public Market {
 protected:
  void SetUp() override {
    Market::SetUp();
    ours = partner();
    theirs = partner();
  }

  Said registers(const partners::Partner& who, const std::string& company, const std::string& code = {}) {
    return act(who.tenant, administrator(who), [&](work::Work& work) {
      Register input;
      input.company_name.value = company;
      if (!code.empty()) input.credit_code.emplace().value = code;
      input.contact_name.value = "李雷";
      input.mobile.value = "13812345678";
      input.email.emplace().value = "lilei@example.com";
      auto done = register_company(work, input);
      if (done) last = done->id;
      return done;
    });
  }
  Said approves(RegistrationId id) {
    return act(lane_of(id), access::system_principal("review"),
               [&](work::Work& work) { return approve(work, {id}); });
  }
  Said rejects(RegistrationId id) {
    return act(lane_of(id), access::system_principal("review"), [&](work::Work& work) {
      Reject input{id, {}};
      input.reason.value = "direct sales";
      return reject(work, input);
    });
  }
  Said withdraws(const partners::Partner& who, RegistrationId id) {
    return act(who.tenant, administrator(who), [&](work::Work& work) { return withdraw(work, {id}); });
  }
  TenantId lane_of(RegistrationId id) {
    TenantId tenant;
    database().read([&](db::Reader& reader) {
      const access::Principal vendor = access::system_principal("review");
      const auto lane = lane_of_approve(work::View{reader, vendor, now}, {id});
      if (lane) tenant = *lane;
    });
    return tenant;
  }
  RegistrationState state_of(const partners::Partner& who, RegistrationId id) {
    auto state = RegistrationState::withdrawn;
    database().read([&](db::Reader& reader) {
      const auto principal = administrator(who);
      const auto rows = list_registrations(work::View{reader, principal, now}, {});
      for (const auto& row : rows->items)
        if (row.id == id) state = row.state;
    });
    return state;
  }

  partners::Partner ours, theirs;
  RegistrationId last;
};
PC_ON_BOTH_ENGINES(Entry)

TEST_P(Entry, a_company_is_registered_by_one_partner_at_a_time) {
  ASSERT_EQ(registers(ours, "星河软件（上海）"), "");
  const auto first = last;
  EXPECT_EQ(registers(theirs, "星河软件 (上海)"), "registrations.conflict");
  EXPECT_EQ(registers(ours, "星河软件(上海)"), "registrations.ours");
  ASSERT_EQ(approves(first), "");
  EXPECT_EQ(registers(theirs, "星河软件（上海）"), "registrations.conflict");
  EXPECT_EQ(state_of(ours, first), RegistrationState::registered);
}

TEST_P(Entry, a_company_is_one_however_its_name_is_typed) {
  const std::string typed[] = {"试验一号abc12有限公司", "试验一号\u00a0ABC12有限公司",
                               "试验一号 ＡＢＣ１２有限公司", "试验一号\u200bABC12有限公司",
                               "试验一号ABC12有限公司\u3000"};
  ASSERT_EQ(registers(ours, "试验一号ABC12有限公司"), "");
  for (const auto& name : typed) {
    EXPECT_EQ(registers(theirs, name), "registrations.conflict") << name;
    EXPECT_EQ(registers(ours, name), "registrations.ours") << name;
  }
  EXPECT_EQ(registers(theirs, "试验二号ABC12有限公司"), "");
}

TEST_P(Entry, dots_alone_are_no_company) {
  EXPECT_EQ(registers(ours, "··"), "missing_value");
  EXPECT_EQ(registers(ours, "\u200b·"), "missing_value");
}

TEST_P(Entry, a_company_is_known_by_its_credit_code_too) {
  ASSERT_EQ(registers(ours, "星河软件", "91310115MA1K4ABC2X"), "");
  EXPECT_EQ(registers(theirs, "星河软件公司", "91310115MA1K4ABC2X"), "registrations.conflict");
  EXPECT_EQ(registers(theirs, "星河软件公司"), "") << "the refused registration left nothing behind";
}

TEST_P(Entry, of_two_partners_at_once_one_gets_the_company) {
  for (int round = 0; round < 5; ++round) {
    const std::string company = "同舟 " + std::to_string(round);
    Said one, two;
    std::thread first([&] {
      one = act(ours.tenant, administrator(ours), [&](work::Work& work) {
        Register input;
        input.company_name.value = company;
        input.contact_name.value = "a";
        input.mobile.value = "13812345678";
        return register_company(work, input);
      });
    });
    two = act(theirs.tenant, administrator(theirs), [&](work::Work& work) {
      Register input;
      input.company_name.value = company;
      input.contact_name.value = "b";
      input.mobile.value = "13812345678";
      return register_company(work, input);
    });
    first.join();
    EXPECT_TRUE((one.empty() && two == "registrations.conflict") ||
                (two.empty() && one == "registrations.conflict"))
        << one << " | " << two;
  }
}

TEST_P(Entry, a_registration_that_ends_lets_go_of_its_company) {
  ASSERT_EQ(registers(ours, "rejected"), "");
  ASSERT_EQ(rejects(last), "");
  EXPECT_EQ(registers(theirs, "rejected"), "");

  ASSERT_EQ(registers(ours, "withdrawn"), "");
  EXPECT_EQ(withdraws(theirs, last), "registrations.unknown");
  ASSERT_EQ(withdraws(ours, last), "");
  EXPECT_EQ(withdraws(ours, last), "registrations.not_live");
  EXPECT_EQ(registers(theirs, "withdrawn"), "");

  ASSERT_EQ(registers(ours, "expired"), "");
  const auto id = last;
  ASSERT_EQ(approves(id), "");
  now = now.plus_seconds(acquisition::k_registration_seconds - 1);
  EXPECT_EQ(registers(theirs, "expired"), "registrations.conflict");
  now = now.plus_seconds(1);
  EXPECT_EQ(state_of(ours, id), RegistrationState::expired) << "before any job ran";
  EXPECT_EQ(registers(theirs, "expired"), "");
  const auto second = last;
  EXPECT_EQ(expire_registrations(database(), now), 1);
  EXPECT_EQ(expire_registrations(database(), now), 0);
  EXPECT_EQ(registers(ours, "expired"), "registrations.conflict")
      << "the job took nothing from the new holder";
  EXPECT_EQ(state_of(theirs, second), RegistrationState::pending);
}

TEST_P(Entry, a_review_is_made_once) {
  ASSERT_EQ(registers(ours, "once"), "");
  ASSERT_EQ(approves(last), "");
  EXPECT_EQ(approves(last), "registrations.not_pending");
  EXPECT_EQ(rejects(last), "registrations.not_pending");
  EXPECT_EQ(approves(RegistrationId(42)), "registrations.unknown");
}

TEST_P(Entry, at_most_a_hundred_wait_or_are_valid) {
  for (int i = 0; i < acquisition::k_registrations_live_max; ++i)
    ASSERT_EQ(registers(ours, "company " + std::to_string(i)), "");
  EXPECT_EQ(registers(ours, "one more"), "registrations.too_many");
  EXPECT_EQ(registers(theirs, "one more"), "") << "the refused one did not keep it";
  ASSERT_EQ(approves(last), "");
  ASSERT_EQ(withdraws(ours,
                      [&] {
                        RegistrationId any;
                        database().read([&](db::Reader& reader) {
                          const auto who = administrator(ours);
                          any = list_registrations(work::View{reader, who, now}, {})->items.front().id;
                        });
                        return any;
                      }()),
            "");
  EXPECT_EQ(registers(ours, "yet another"), "");
}

TEST_P(Entry, what_is_no_number_and_no_address_is_refused_by_name) {
  const auto said = [&](const std::string& mobile, const std::string& email) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      Register input;
      input.company_name.value = "company";
      input.contact_name.value = "a";
      input.mobile.value = mobile;
      input.email.emplace().value = email;
      return register_company(work, input);
    });
  };
  EXPECT_EQ(said("123", ""), "registrations.bad_mobile");
  for (const auto* address : {"nobody", "-a@b", "a@-b.com", "a@b-.com", "a@b..com", "a b@c.com",
                              "a@b.com, c@d.com", "\u202ea@b.com", "a@b\u00a0.com"})
    EXPECT_EQ(said("13812345678", address), "registrations.bad_email") << address;
  EXPECT_EQ(said("13812345678", "o'neil+pc@example-company.com"), "");
}

TEST_P(Entry, a_restricted_partner_registers_nobody) {
  database().write(ours.tenant, [&](db::Transaction& tx) {
    partners::set_status(tx, ours, partners::PartnerStatus::restricted, now);
    return true;
  });
  EXPECT_EQ(registers(ours, "company"), "join.partner_closed");
}

TEST_P(Entry, an_account_manager_sees_what_he_registered) {
  auto manager = administrator(ours);
  manager.person = access::PersonId(77);
  manager.rows = access::Rows::own;
  ASSERT_EQ(registers(ours, "of the administrator"), "");
  const auto id = last;
  database().read([&](db::Reader& reader) {
    EXPECT_EQ(list_registrations(work::View{reader, manager, now}, {})->total, 0);
  });
  EXPECT_EQ(act(ours.tenant, manager, [&](work::Work& work) { return withdraw(work, {id}); }),
            "registrations.unknown");
}

TEST_P(Entry, a_supervisor_sees_what_his_team_registered) {
  static const db::Statement put_below{
      "entry_test.put_below",
      "INSERT INTO supervisor_link (tenant_id, manager_id, supervisor_id) VALUES ($1, $2, $3)"};
  auto manager = administrator(ours), boss = administrator(ours), stranger = administrator(ours);
  manager.person = access::PersonId(77);
  manager.rows = access::Rows::own;
  boss.person = access::PersonId(88);
  stranger.person = access::PersonId(99);
  boss.rows = stranger.rows = access::Rows::team;
  database().write(ours.tenant, [&](db::Transaction& tx) {
    return tx.change(put_below, {ours.tenant.value, std::int64_t{77}, std::int64_t{88}}) == 1;
  });
  ASSERT_EQ(registers(ours, "of the administrator"), "");
  const auto foreign = last;
  const auto registers_as = [&](const access::Principal& who, const std::string& company) {
    return act(ours.tenant, who, [&](work::Work& work) {
      Register input;
      input.company_name.value = company;
      input.contact_name.value = "李雷";
      input.mobile.value = "13812345678";
      auto done = register_company(work, input);
      if (done) last = done->id;
      return done;
    });
  };
  ASSERT_EQ(registers_as(boss, "of the supervisor"), "");
  ASSERT_EQ(registers_as(manager, "of the manager"), "");
  const auto seen = [&](const access::Principal& who) {
    std::pair<std::int64_t, std::size_t> found;
    database().read([&](db::Reader& reader) {
      const auto rows = list_registrations(work::View{reader, who, now}, {});
      found = {rows->total, rows->items.size()};
    });
    return found;
  };
  using Seen = std::pair<std::int64_t, std::size_t>;
  EXPECT_EQ(seen(administrator(ours)), Seen(3, 3));
  EXPECT_EQ(seen(boss), Seen(2, 2));
  EXPECT_EQ(seen(manager), Seen(1, 1));
  EXPECT_EQ(seen(stranger), Seen(0, 0));
  const auto withdraws_as = [&](const access::Principal& who, RegistrationId id) {
    return act(ours.tenant, who, [&](work::Work& work) { return withdraw(work, {id}); });
  };
  EXPECT_EQ(withdraws_as(boss, foreign), "registrations.unknown");
  EXPECT_EQ(withdraws_as(stranger, last), "registrations.unknown");
  EXPECT_EQ(withdraws_as(boss, last), "");
}

}  // namespace
}  // namespace pc::rooms
