// Partners as operators make them: in one piece and once, let in by a password told once or by mail, with a profile.
#include <gmock/gmock.h>

#include <regex>
#include <thread>

#include "entry_market.hpp"
#include "market/partners/company/company.hpp"
#include "market/partners/company/contact.hpp"
#include "market/partners/company/create_partner.hpp"
#include "market/partners/company/profile.hpp"
#include "market/partners/set_state.hpp"
#include "people/persons/role.hpp"
#include "people/sign_in/first_access.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/hash.hpp"

namespace pc::rooms {
namespace {

using namespace partners::company;
using sign_in::Entrance;
using ::testing::HasSubstr;
using ::testing::Not;

const db::Statement count_partners{"new_partners_test.partners_everywhere", "SELECT COUNT(*) FROM partner"};
const db::Statement count_people{"new_partners_test.people_everywhere", "SELECT COUNT(*) FROM person"};
const db::Statement select_trail{"new_partners_test.trail",
                                 "SELECT act FROM audit_trail WHERE tenant_id = $1 ORDER BY sequence"};
const db::Statement set_password{"new_partners_test.set_password",
                                 "UPDATE person SET password_hash = 'own', must_change_password = 0 WHERE "
                                 "tenant_id = $1 AND person_id = $2"};

class NewPartners : public EntryMarket {
 protected:
  void SetUp() override {
    EntryMarket::SetUp();
    operator_ = access::system_principal("Ann");
  }

  static CreatePartner wanted(const std::string& account, const std::string& name,
                              partners::PartnerKind kind = partners::PartnerKind::solution_provider) {
    CreatePartner input;
    input.kind = kind;
    input.name.value = name;
    input.account_name.value = account;
    input.contact_name.emplace().value = "李娜";
    input.mobile.emplace().value = "13800000000";
    input.email.emplace().value = "li@acme.example";
    return input;
  }
  Said creates(const CreatePartner& input, const std::string& key = "") {
    edge::Exchange exchange;
    exchange.database = &database();
    exchange.idempotency_key = key.empty() ? "key " + std::to_string(++keys_) : key;
    const auto done = create_partner(operator_, exchange, input);
    if (!done) return std::string(done.refusal().code->id) + " " + done.refusal().field;
    made = *done;
    return "";
  }
  Said lets_in(partners::PartnerId id, Entrance entrance, const std::string& key = "") {
    edge::Exchange exchange;
    exchange.database = &database();
    exchange.idempotency_key = key.empty() ? "key " + std::to_string(++keys_) : key;
    const auto done = let_in(operator_, exchange, {id, entrance});
    if (!done) return std::string(done.refusal().code->id);
    let = *done;
    return "";
  }
  std::int64_t number(const db::Statement& statement) {
    std::int64_t all = 0;
    database().read([&](db::Reader& reader) { all = reader.one(statement).integer(0); });
    return all;
  }
  partners::Partner partner_of(partners::PartnerId id) {
    std::optional<partners::Partner> found;
    database().read([&](db::Reader& reader) { found = partners::find_anywhere(reader, id); });
    return found.value();
  }
  sign_in::MainAccount main_of(partners::PartnerId id) {
    std::optional<sign_in::MainAccount> found;
    const auto partner = partner_of(id);
    database().read(
        [&](db::Reader& reader) { found = sign_in::main_account(reader, partner.tenant, partner.id.value); });
    return found.value();
  }
  std::vector<std::string> audit_log(TenantId tenant) {
    std::vector<std::string> all;
    database().read([&](db::Reader& reader) {
      all.clear();
      for (const auto& row : reader.rows(select_trail, {tenant.value})) all.push_back(row.text(0));
    });
    return all;
  }
  void enters(partners::PartnerId id) {
    const auto tenant = partner_of(id).tenant;
    const auto person = main_of(id).id;
    database().write(tenant, [&](db::Transaction& tx) {
      tx.change(set_password, {tenant.value, person.value});
      return true;
    });
  }
  Profile profile(partners::PartnerId id) {
    Profile found;
    database().read([&](db::Reader& reader) {
      found = *show_profile(work::View{reader, operator_, now}, {id});
    });
    return found;
  }
  Said edits(const access::Principal& who, const EditOwnProfile& input) {
    return act(who.tenant, who, [&](work::Work& work) { return edit_own_profile(work, input); });
  }

  access::Principal operator_;
  CreatedPartner made;
  LetInDone let;
  int keys_ = 0;
};
PC_ON_BOTH_ENGINES(NewPartners)

TEST_P(NewPartners, of_every_kind_come_with_a_main_account_and_a_contact_person) {
  EXPECT_EQ(creates(wanted("acme", "顶点科技")), "");
  EXPECT_EQ(partner_of(made.id).name, "顶点科技");
  EXPECT_THAT(made.initial_password.value_or(""), HasSubstr("Pc-"));
  const auto account = main_of(made.id);
  EXPECT_EQ(account.name, "李娜");
  EXPECT_EQ(account.email, "li@acme.example");
  EXPECT_FALSE(account.entered);
  EXPECT_EQ(audit_log(partner_of(made.id).tenant), std::vector<std::string>{"partners.create"});

  EXPECT_EQ(creates(wanted("top", "总经销", partners::PartnerKind::distributor)), "");
  const auto distributor = partner_of(made.id);
  auto input = wanted("below", "云经销", partners::PartnerKind::reseller);
  EXPECT_EQ(creates(input), "missing_value distributor_id");
  input.distributor_id = ours.id;
  EXPECT_EQ(creates(input), "partners.unknown distributor_id") << "a provider has no resellers";
  input.distributor_id = partners::PartnerId(999);
  EXPECT_EQ(creates(input), "partners.unknown distributor_id");
  input.distributor_id = distributor.id;
  EXPECT_EQ(creates(input), "");
  const auto reseller = partner_of(made.id);
  EXPECT_EQ(reseller.tenant, distributor.tenant);
  EXPECT_EQ(reseller.distributor, distributor.id);
  input.kind = partners::PartnerKind::distributor;
  EXPECT_EQ(creates(input), "invalid_value distributor_id");
}

TEST_P(NewPartners, bad_input_is_named_and_makes_nothing) {
  const auto before = number(count_partners);
  const auto refused = [&](auto change) {
    auto input = wanted("fine", "Fine Ltd");
    change(input);
    return creates(input);
  };
  EXPECT_EQ(refused([](auto& i) { i.name.value = "x"; }), "invalid_value name");
  for (const auto* sign : {"--", "（）", "··"})
    EXPECT_EQ(refused([&](auto& i) { i.name.value = sign; }), "missing_value name") << sign;
  EXPECT_EQ(refused([](auto& i) { i.account_name.value = "a b"; }), "identity.account_name account_name");
  EXPECT_EQ(refused([](auto& i) { i.account_name.value = "9lives"; }), "identity.account_name account_name");
  EXPECT_EQ(refused([](auto& i) { i.mobile->value = "12ab"; }), "identity.mobile mobile");
  EXPECT_EQ(refused([](auto& i) { i.email->value = "nowhere"; }), "identity.email email");
  EXPECT_EQ(refused([](auto& i) { i.language.emplace().value = "de"; }), "invalid_value language");
  EXPECT_EQ(refused([](auto& i) {
              i.email.reset();
              i.entrance = Entrance::mailed;
            }),
            "identity.no_email email");
  EXPECT_EQ(creates(wanted("acme", "Acme")), "");
  EXPECT_EQ(creates(wanted("acme", "Acme Two")), "identity.name_taken account_name");
  for (const auto* same : {"Acme", "ＡＣＭＥ", "ac me", "acme\u200b"})
    EXPECT_EQ(creates(wanted("acme2", same)), "partners.company_taken name") << same;
  EXPECT_EQ(number(count_partners), before + 1);
  EXPECT_EQ(number(count_people), 1) << "no main account stays behind either";
}

TEST_P(NewPartners, the_same_submit_makes_one_and_tells_the_same_password) {
  const auto before = number(count_partners);
  EXPECT_EQ(creates(wanted("acme", "Acme"), "one submit"), "");
  const auto first = made;
  EXPECT_EQ(creates(wanted("acme", "Acme"), "one submit"), "");
  EXPECT_EQ(made.id, first.id);
  EXPECT_EQ(made.initial_password, first.initial_password);
  EXPECT_EQ(number(count_partners), before + 1);
}

TEST_P(NewPartners, the_same_submit_twice_at_once_makes_one) {
  const auto before = number(count_partners);
  std::vector<partners::PartnerId> ids(4);
  std::vector<std::thread> threads;
  for (auto& id : ids)
    threads.emplace_back([&, &id = id] {
      edge::Exchange exchange;
      exchange.database = &database();
      exchange.idempotency_key = "at once";
      const auto done = create_partner(operator_, exchange, wanted("acme", "Acme"));
      EXPECT_TRUE(done.ok()) << done.refusal().code->id;
      if (done) id = done->id;
    });
  for (auto& thread : threads) thread.join();
  for (const auto id : ids) EXPECT_EQ(id, ids.front());
  EXPECT_EQ(number(count_partners), before + 1);
}

TEST_P(NewPartners, a_reseller_of_a_frozen_distributor_stands_as_frozen) {
  creates(wanted("top", "总经销", partners::PartnerKind::distributor));
  const auto distributor = partner_of(made.id);
  act(distributor.tenant, operator_, [&](work::Work& work) {
    partners::SetState input{distributor.id, partners::PartnerStatus::frozen, {}};
    input.reason.value = "test";
    return partners::set_state(work, input);
  });
  auto input = wanted("below", "云经销", partners::PartnerKind::reseller);
  input.distributor_id = distributor.id;
  EXPECT_EQ(creates(input), "");
  EXPECT_EQ(partner_of(made.id).standing, partners::PartnerStatus::frozen);
}

TEST_P(NewPartners, are_let_in_by_a_mail_with_a_code_in_their_language) {
  auto input = wanted("acme", "Acme");
  input.entrance = Entrance::mailed;
  input.language.emplace().value = "en";
  EXPECT_EQ(creates(input), "");
  EXPECT_FALSE(made.initial_password.has_value());
  EXPECT_EQ(made.mailed_to, "l***@acme.example");
  const auto mail = last_mail();
  EXPECT_EQ(mail.address, "li@acme.example");
  EXPECT_EQ(mail.subject, "Your account acme is ready");
  std::smatch code;
  EXPECT_TRUE(std::regex_search(mail.body, code, std::regex("code ([0-9a-f]{5}(-[0-9a-f]{5}){3})\\.")))
      << mail.body;
}

TEST_P(NewPartners, without_a_mail_server_are_let_in_by_a_password_only) {
  services.get<messages::Settings>().capture = false;
  auto input = wanted("acme", "Acme");
  input.entrance = Entrance::mailed;
  EXPECT_EQ(creates(input), "messages.cannot_send ");
  input.entrance = Entrance::later;
  EXPECT_EQ(creates(input), "");
  EXPECT_FALSE(made.initial_password || made.mailed_to);
  EXPECT_EQ(lets_in(made.id, Entrance::mailed), "messages.cannot_send");
  EXPECT_EQ(lets_in(made.id, Entrance::told), "");
  EXPECT_THAT(let.initial_password.value_or(""), HasSubstr("Pc-"));
}

TEST_P(NewPartners, are_let_in_anew_and_corrected_until_they_have_a_password_of_their_own) {
  creates(wanted("acme", "Acme"));
  const auto id = made.id;
  const auto first = made.initial_password;
  EXPECT_EQ(lets_in(id, Entrance::told, "again"), "");
  EXPECT_NE(let.initial_password, first);
  const auto second = let.initial_password;
  EXPECT_EQ(lets_in(id, Entrance::told, "again"), "");
  EXPECT_EQ(let.initial_password, second) << "the same submit";
  const auto corrects = [&](const std::string& email) {
    return act(partner_of(id).tenant, operator_, [&](work::Work& work) {
      EditContact input;
      input.partner_id = id;
      input.name.value = "王芳";
      input.email.emplace().value = email;
      return edit_contact(work, input);
    });
  };
  EXPECT_EQ(corrects("wrong"), "identity.email");
  EXPECT_EQ(corrects("wang@acme.example"), "");
  EXPECT_EQ(main_of(id).email, "wang@acme.example");
  EXPECT_EQ(main_of(id).mobile, "13800000000") << "what was not named stays";
  enters(id);
  EXPECT_EQ(lets_in(id, Entrance::told), "identity.already_entered");
  EXPECT_EQ(lets_in(id, Entrance::mailed), "identity.already_entered");
  EXPECT_EQ(corrects("thief@evil.example"), "identity.already_entered");
  EXPECT_EQ(main_of(id).email, "wang@acme.example");
  EXPECT_EQ(lets_in(partners::PartnerId(999), Entrance::told), "partners.unknown");
}

TEST_P(NewPartners, show_their_contact_masked_and_in_full_only_to_who_leaves_a_trace) {
  creates(wanted("acme", "Acme"));
  database().read([&](db::Reader& reader) {
    const auto shown = show_contact(work::View{reader, operator_, now}, {made.id});
    EXPECT_THAT(wire::encode(*shown), Not(HasSubstr("li@acme.example")));
    EXPECT_THAT(wire::encode(*shown), Not(HasSubstr("13800000000")));
  });
  EXPECT_EQ(act(partner_of(made.id).tenant, operator_,
                [&](work::Work& work) {
                  const auto full = reveal_contact(work, {made.id, {}});
                  EXPECT_EQ(full->email, "li@acme.example");
                  EXPECT_THAT(note_of_reveal({made.id, {}}, &*full).detail, HasSubstr("email"));
                  return full;
                }),
            "");
}

TEST_P(NewPartners, keep_a_profile_that_two_do_not_overwrite_unseen) {
  creates(wanted("acme", "Acme"));
  const auto id = made.id;
  auto who = administrator(partner_of(id));
  who.name = "李娜";
  EditOwnProfile input;
  input.name.value = "Acme 科技";
  input.tax_number.emplace().value = "91310000MA1FL0000X";
  input.address.emplace().value = "上海市浦东新区";
  EXPECT_EQ(edits(who, input), "");
  EXPECT_EQ(edits(who, input), "partners.profile_changed") << "it is another version by now";
  auto seen = profile(id);
  EXPECT_EQ(seen.name, "Acme 科技");
  EXPECT_EQ(seen.tax_number, "91310000MA1FL0000X");
  EXPECT_EQ(seen.updated_by, "李娜");
  EXPECT_EQ(partner_of(id).name, "Acme 科技");
  EditProfile theirs_too;
  theirs_too.partner_id = id;
  theirs_too.version = seen.version;
  theirs_too.name.value = ours.name;
  const auto edits_too = [&] {
    return act(partner_of(id).tenant, operator_,
               [&](work::Work& work) { return edit_profile(work, theirs_too); });
  };
  EXPECT_EQ(edits_too(), "partners.company_taken") << "nobody takes another partner's name";
  theirs_too.name.value = "ACME";  // a partner's own name may be typed otherwise
  theirs_too.tax_number.emplace().value = "no number";
  EXPECT_EQ(edits_too(), "partners.tax_number");
  theirs_too.tax_number->value = "";
  EXPECT_EQ(edits_too(), "");
  seen = profile(id);
  EXPECT_EQ(seen.tax_number, "");
  EXPECT_EQ(seen.address, "上海市浦东新区") << "what was not named stays";
}

TEST_P(NewPartners, keep_a_logo_that_is_a_picture) {
  const auto sets = [&](const std::string& bytes) {
    return act(ours.tenant, administrator(ours), [&](work::Work& work) {
      SetOwnLogo input;
      input.content.emplace().value = bytes;
      return set_own_logo(work, input);
    });
  };
  // The smallest picture there is: a black dot, 16 times 16.
  const std::string png =
      "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAADklEQVR42mNgGAWjAAYAAhAAATIkOpcAAAAASUVORK5CYII=";
  EXPECT_EQ(sets(png), "");
  EXPECT_EQ(profile(ours.id).logo, "data:image/png;base64," + png);
  EXPECT_EQ(sets("not base64!"), "invalid_value base64");
  EXPECT_EQ(sets(base64_of("<svg onload='alert(1)'/>")), "partners.logo_kind PNG, JPEG");
  EXPECT_EQ(profile(ours.id).logo, "data:image/png;base64," + png) << "what is refused changes nothing";
  EXPECT_EQ(profile(theirs.id).logo, std::nullopt);
  EXPECT_EQ(sets(""), "");
  EXPECT_EQ(profile(ours.id).logo, std::nullopt);
}

}  // namespace
}  // namespace pc::rooms
