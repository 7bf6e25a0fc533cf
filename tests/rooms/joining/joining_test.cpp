// From an invitation to an associated customer: links, codes, who may come and who may not, and nobody twice.
#include <gmock/gmock.h>

#include <thread>

#include "core/audit/reveals.hpp"
#include "entry_market.hpp"
#include "market/acquisition/invite.hpp"
#include "market/acquisition/register.hpp"
#include "market/acquisition/review.hpp"
#include "market/joining/join.hpp"
#include "market/joining/my_partner.hpp"

namespace pc::rooms {
namespace {

using namespace acquisition;
using namespace joining;
using acquisition::InvitationState;
using customers::Association;
using ::testing::HasSubstr;

class Joining : public EntryMarket {};
PC_ON_BOTH_ENGINES(Joining)

TEST_P(Joining, a_mailed_link_opens_once) {
  const auto id = registered(ours, "星河软件");
  ASSERT_EQ(mails(ours, id), "");
  const auto link = token_in(last_mail().body);
  EXPECT_EQ(opens(link), "");
  EXPECT_EQ(opened.partner_name, ours.name);
  EXPECT_EQ(opened.company_name, "星河软件");
  EXPECT_EQ(registers(link, "xinghe_one"), "");
  EXPECT_EQ(opens(link), "join.link_used");
  EXPECT_EQ(registers(link, "xinghe_two"), "join.link_used");
  const auto row = history(ours).items.at(0);
  EXPECT_EQ(row.state, InvitationState::associated);
  EXPECT_TRUE(row.customer_id);
  EXPECT_EQ(registration(ours, id).state, acquisition::RegistrationState::associated);
  const auto customer = find(*row.customer_id);
  EXPECT_EQ(customer.name, "星河软件");
  EXPECT_EQ(customer.association, Association::resale);
  EXPECT_EQ(customer.partner, ours.id);
}

TEST_P(Joining, one_link_used_by_two_at_once_lets_one_in) {
  const auto link = personal(ours, registered(ours, "磐石"));
  code_for(link, "one@example.org");
  const auto first_code = code_in_mail();
  code_for(link, "two@example.org");
  const auto second_code = code_in_mail();
  Said one, two;
  std::thread other([&] { one = opens_account(link, "panshi_one", "one@example.org", first_code); });
  two = opens_account(link, "panshi_two", "two@example.org", second_code);
  other.join();
  EXPECT_TRUE((one.empty() && two == "join.link_used") || (two.empty() && one == "join.link_used"))
      << one << "|" << two;
  EXPECT_EQ(history(ours).total, 1);
}

TEST_P(Joining, a_link_that_nobody_made_tells_nothing) {
  EXPECT_EQ(opens("0123456789012345678901234567890123456789"), "join.link_unknown");
  EXPECT_EQ(registers("x", "someone"), "join.link_unknown");
}

TEST_P(Joining, a_link_ends_by_time_by_revocation_and_by_being_sent_again) {
  const auto link = personal(ours, registered(ours, "expired"));
  now = now.plus_seconds(acquisition::k_personal_seconds - 1);
  EXPECT_EQ(opens(link), "");
  now = now.plus_seconds(1);
  EXPECT_EQ(opens(link), "join.link_expired");
  EXPECT_EQ(history(ours).items.at(0).state, InvitationState::expired);

  const auto again = token_in(resends(ours, history(ours).items.at(0).id));
  EXPECT_EQ(opens(link), "join.link_unknown") << "the old secret opens nothing";
  EXPECT_EQ(opens(again), "");
  EXPECT_EQ(revokes(theirs, history(ours).items.at(0).id), "invitations.unknown");
  EXPECT_EQ(revokes(ours, history(ours).items.at(0).id), "");
  EXPECT_EQ(opens(again), "join.link_revoked");
  EXPECT_EQ(revokes(ours, history(ours).items.at(0).id), "invitations.over");
}

TEST_P(Joining, only_who_is_registered_and_has_an_address_is_mailed) {
  const auto pending = registers_company(ours, "pending");
  EXPECT_EQ(mails(ours, pending), "registrations.not_registered");
  const auto id = registered(ours, "no address", "");
  EXPECT_EQ(mails(ours, id), "registrations.email_missing");
  EXPECT_EQ(mails(theirs, registered(ours, "foreign")), "registrations.unknown");
}

TEST_P(Joining, a_generic_link_carries_the_tag_and_serves_many) {
  const auto link = generic(ours);
  ASSERT_EQ(registers(link, "generic_a", "甲公司"), "");
  ASSERT_EQ(registers(link, "generic_b", "乙公司"), "");
  const auto rows = history(ours);
  ASSERT_EQ(rows.total, 2);
  for (const auto& row : rows.items) {
    EXPECT_EQ(row.state, InvitationState::associated);
    EXPECT_EQ(row.tag, administrator(ours).account_name);
  }
}

TEST_P(Joining, a_company_that_another_partner_registered_is_refused_and_the_reason_is_kept) {
  registered(theirs, "远景");
  const auto link = generic(ours);
  EXPECT_EQ(registers(link, "yuanjing", "远 景"), "join.registered_elsewhere");
  const auto rows = history(ours);
  ASSERT_EQ(rows.total, 1);
  EXPECT_EQ(rows.items[0].state, InvitationState::failed);
  EXPECT_EQ(rows.items[0].failure, "join.registered_elsewhere");
  EXPECT_TRUE(rows.items[0].reason && rows.items[0].advice);
  EXPECT_EQ(registers(link, "yuanjing", "远景二号"), "") << "the refused account left nothing behind";
}

TEST_P(Joining, a_wrong_code_counts_and_three_are_the_end) {
  const auto link = generic(ours);
  code_for(link, "li@example.org");
  const auto right = code_in_mail();
  const auto wrong = right == "000000" ? "000001" : "000000";
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(opens_account(link, "wrong_code", "li@example.org", wrong, "公司"), "customers.code_wrong");
  EXPECT_EQ(opens_account(link, "wrong_code", "li@example.org", right, "公司"), "customers.code_exhausted");
  code_for(link, "li@example.org");
  const auto fresh = code_in_mail();
  now = now.plus_seconds(600);
  EXPECT_EQ(opens_account(link, "wrong_code", "li@example.org", fresh, "公司"), "customers.code_expired");
  for (int i = 0; i < 8; ++i) code_for(link, "li@example.org");
  EXPECT_EQ(code_for(link, "li@example.org"), "customers.too_many_codes");
}

TEST_P(Joining, what_is_asked_of_a_new_account_is_checked) {
  const auto link = generic(ours);
  EXPECT_EQ(registers(link, "abc"), "customers.bad_account_name");
  EXPECT_EQ(registers(link, "op_account"), "customers.bad_account_name");
  password = "short";
  EXPECT_EQ(registers(link, "account"), "identity.weak_password");
  password = "13812345678";
  EXPECT_EQ(registers(link, "account"), "identity.weak_password") << "the mobile number is no password";
  password = "Passw0rd";
  EXPECT_EQ(registers(link, "account"), "identity.common_password");
  password = "Account-99";
  EXPECT_EQ(registers(link, "account"), "identity.weak_password") << "the account's name";
  password = "Right-2026";
  notice = 1;
  EXPECT_EQ(registers(link, "account"), "join.notice_unread");
  notice = 2;
  ASSERT_EQ(registers(link, "account", "一公司"), "");
  EXPECT_EQ(registers(link, "account", "二公司"), "identity.name_taken");
}

TEST_P(Joining, an_account_manager_who_invites_is_named_when_the_customer_comes) {
  auto manager = administrator(ours);
  manager.person = access::PersonId(77);
  manager.roles = {"account_manager"};
  manager.rows = access::Rows::own;
  Said told;
  announcer_->on(joining::events::associated,
                 [&](db::Transaction&, TenantId, const pc::events::Event& event, Instant) -> Outcome {
                   told = event.payload;
                   return Done{};
                 });
  const auto link = generic(manager);
  ASSERT_EQ(registers(link, "of_the_manager", "丙公司"), "");
  EXPECT_THAT(told, HasSubstr("\"manager\":\"77\""));
  EXPECT_EQ(history(ours).total, 1);
}

TEST_P(Joining, partners_and_associated_customers_are_refused_with_the_reason_kept) {
  const auto link = generic(ours);
  EXPECT_EQ(accepts(link, administrator(theirs)), "join.is_partner");
  EXPECT_EQ(accepts(link, person_of(customer(ours))), "join.already_associated");
  EXPECT_EQ(accepts(link, person_of(customer(theirs))), "join.associated_elsewhere");
  EXPECT_EQ(history(ours).total, 3);
}

TEST_P(Joining, a_parted_customer_comes_to_another_tenant_with_its_people_and_its_history_stays) {
  ASSERT_EQ(registers(generic(theirs), "traveller", "行者"), "");
  const auto before = find(*history(theirs).items.at(0).customer_id);
  disassociate(before);
  now = now.plus_seconds(3'600);
  ASSERT_EQ(accepts(generic(ours), person_of(before)), "");
  const auto after = find(before.id);
  EXPECT_EQ(after.tenant, ours.tenant);
  EXPECT_EQ(after.partner, ours.id);
  EXPECT_EQ(after.association, Association::resale);
  database().read([&](db::Reader& reader) {
    const auto old = customers::history(reader, theirs.tenant, before.id);
    ASSERT_EQ(old.size(), 1u) << "what was with the old partner stays there";
    EXPECT_FALSE(old[0].period.open());
    const auto fresh = customers::history(reader, ours.tenant, before.id);
    ASSERT_EQ(fresh.size(), 1u);
    EXPECT_EQ(fresh[0].period.from, now);
    EXPECT_TRUE(fresh[0].period.open());
  });
  // And back again: the row that was left there is taken up.
  disassociate(after);
  now = now.plus_seconds(3'600);
  ASSERT_EQ(accepts(generic(theirs), person_of(after)), "");
  EXPECT_EQ(find(before.id).tenant, theirs.tenant);
  EXPECT_EQ(accepts(generic(ours), person_of(find(before.id))), "join.associated_elsewhere");
}

TEST_P(Joining, an_old_account_needs_a_registration_first) {
  const auto old = customer(theirs);
  disassociate(old);
  now = now.plus_seconds(acquisition::k_young_seconds);
  EXPECT_EQ(accepts(generic(ours), person_of(old)), "join.needs_registration");
  const auto other = personal(ours, registered(ours, "another company"));
  EXPECT_EQ(accepts(other, person_of(old)), "join.other_company");
  const auto link = personal(ours, registered(ours, old.name));
  EXPECT_EQ(accepts(link, person_of(old)), "");
}

TEST_P(Joining, who_owes_is_told_so_and_the_inviting_partner_sees_why) {
  const auto owing = customer(theirs);
  ASSERT_EQ(charge(owing, 250), "");
  disassociate(owing);
  EXPECT_EQ(accepts(generic(ours), person_of(owing)), "join.in_arrears");
  const auto row = history(ours).items.at(0);
  EXPECT_EQ(row.state, InvitationState::failed);
  EXPECT_EQ(row.failure, "join.in_arrears");
  EXPECT_TRUE(row.advice);
}

TEST_P(Joining, a_name_finds_companies_and_for_who_sees_them_accounts) {
  const auto link = personal(ours, registered(ours, "星河软件"));
  personal(ours, registered(ours, "磐石"));
  ASSERT_EQ(registers(link, "xinghe_one"), "");
  const auto found = [&](const std::string& name, bool reveals) {
    auto who = administrator(ours);
    std::erase(who.permissions, customers::permissions::reveal.id);
    if (reveals) who.permissions.emplace_back(customers::permissions::reveal.id);
    InvitationQuery query;
    query.name.emplace().value = name;
    std::int64_t total = 0;
    database().read([&](db::Reader& reader) {
      total = list_invitations(work::View{reader, who, now}, query)->total;
    });
    return total;
  };
  EXPECT_EQ(found("星河", false), 1);
  EXPECT_EQ(found("nobody", false), 0);
  EXPECT_EQ(found("nobody", true), 0);
  EXPECT_EQ(found("xinghe_one", true), 1);
  EXPECT_EQ(found("xinghe_one", false), 0);
}

TEST_P(Joining, looks_at_invitations_in_full_are_kept_for_the_customer) {
  const auto id = registered(ours, "星河软件");
  ASSERT_EQ(mails(ours, id), "");
  ASSERT_EQ(registers(token_in(last_mail().body), "xinghe_one"), "");
  const auto row = history(ours).items.at(0);
  const auto looks = [&](const std::string& reason) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      RevealInvitations input;
      input.invitation_ids.items = {row.id};
      if (!reason.empty()) input.reason.emplace().value = reason;
      return reveal_invitations(work, input);
    });
  };
  const auto looks_at_contact = [&] {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      RevealRegistrations input;
      input.registration_ids.items = {id};
      return reveal_registrations(work, input);
    });
  };
  EXPECT_EQ(looks(""), "");
  EXPECT_EQ(looks_at_contact(), "");
  database().read([&](db::Reader& reader) {
    const auto seen = audit::looks_at(reader, {ours.tenant, "customer", row.customer_id->value}, 10, 0);
    ASSERT_EQ(seen.size(), 2u);
    EXPECT_THAT(seen[1].fields, ::testing::ElementsAre("email", "account_name"));
  });
  act(ours.tenant, administrator(ours), [&](work::Work& work) {
    audit::set_reveal_policy(work.tx, work.who, true, work.now);
    return Result<Done>(Done{});
  });
  EXPECT_EQ(looks(""), "audit.reason_required");
  EXPECT_EQ(looks_at_contact(), "audit.reason_required");
  EXPECT_EQ(looks("a complaint"), "");
  for (int i = 0; i < 57; ++i) ASSERT_EQ(looks("again"), "") << i;
  EXPECT_TRUE(looks("again").starts_with("audit.too_many_reveals"));
}

TEST_P(Joining, a_customer_invited_by_two_partners_goes_to_one) {
  const auto third = partner();
  const auto free = customer(third);
  disassociate(free);
  const auto one = generic(ours), two = generic(theirs);
  Said first, second;
  std::thread other([&] { first = accepts(one, person_of(free)); });
  second = accepts(two, person_of(free));
  other.join();
  EXPECT_EQ(first.empty() + second.empty(), 1) << first << " | " << second;
  EXPECT_TRUE(first.empty() ? second == "join.associated_elsewhere" : first == "join.associated_elsewhere");
}

TEST_P(Joining, the_notice_is_kept_with_its_version_and_a_new_one_can_be_signed) {
  ASSERT_EQ(registers(generic(ours), "signs_it", "丁公司"), "");
  const auto who = person_of(find(*history(ours).items.at(0).customer_id));
  const auto signs = [&](int version) {
    return act(ours.tenant, who, [&](work::Work& work) {
      SignAgreement input;
      input.agreement.value = "association_notice";
      input.version = version;
      return sign_agreement(work, input);
    });
  };
  const auto other = person_of(customer(ours));
  database().read([&](db::Reader& reader) {
    const auto rows = list_my_agreements(work::View{reader, who, now}, {});
    ASSERT_EQ(rows->items.size(), 1u);
    EXPECT_EQ(rows->items[0].version, 2);
    EXPECT_TRUE(rows->items[0].accepted_at);
    EXPECT_EQ(show_my_partner(work::View{reader, who, now}, {})->unsigned_agreements, 0);
    EXPECT_EQ(show_my_partner(work::View{reader, other, now}, {})->unsigned_agreements, 1);
  });
  EXPECT_EQ(signs(2), "");
  EXPECT_EQ(signs(1), "agreements.outdated");
  EXPECT_EQ(signs(9), "agreements.unknown");
}

}  // namespace
}  // namespace pc::rooms
