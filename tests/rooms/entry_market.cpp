#include "entry_market.hpp"

#include "people.hpp"
#include "people/persons/persons.hpp"

#include <regex>

namespace pc::rooms {

using namespace acquisition;
using namespace joining;

namespace {

const db::Statement select_mail{
    "entry_test.mail_everywhere",
    "SELECT address, subject, body, sealed FROM mail ORDER BY mail_id DESC LIMIT 1"};
const db::Statement end_period{
    "entry_test.end_period",
    "UPDATE association SET to_at = $3 WHERE tenant_id = $1 AND customer_id = $2 AND to_at > $3"};
const db::Statement end_customer{
    "entry_test.end_customer",
    "UPDATE customer SET association_type = 'none' WHERE tenant_id = $1 AND customer_id = $2"};

/// Plain as PostgreSQL wants text, and not the text itself.
std::string turned(const std::string& text) {
  std::string other = text;
  for (char& c : other)
    if (c >= '0' && c <= '9') c = static_cast<char>('9' - (c - '0'));
  return other;
}

}  // namespace

void EntryMarket::SetUp() {
  Market::SetUp();
  ours = partner();
  theirs = partner();
}

void EntryMarket::before_start() {
  lend_people(services, {keys_.path() + "/secret.key"});
  messages::Settings mail;
  mail.seal = turned;
  mail.unseal = [](const std::string& text) -> std::optional<std::string> { return turned(text); };
  mail.capture = true;
  services.keep(mail);
}

EntryMarket::Mail EntryMarket::last_mail() {
  Mail mail;
  database().read([&](db::Reader& reader) {
    const auto row = reader.one(select_mail);
    mail = {row.text(0), row.text(1), row.integer(3) != 0 ? turned(row.text(2)) : row.text(2)};
  });
  return mail;
}

std::string EntryMarket::code_in_mail() {
  std::smatch found;
  const auto mail = last_mail();
  return std::regex_search(mail.body, found, std::regex("[0-9]{6}")) ? found.str() : "";
}

std::string EntryMarket::token_in(const std::string& text) {
  std::smatch found;
  return std::regex_search(text, found, std::regex("/join/([0-9a-f]{40})")) ? found[1].str() : "";
}

acquisition::RegistrationId EntryMarket::registers_company(const partners::Partner& who,
                                                           const std::string& company,
                                                           const std::string& email) {
  acquisition::RegistrationId id;
  EXPECT_EQ(act(who.tenant, administrator(who),
                [&](work::Work& work) {
                  Register input;
                  input.company_name.value = company;
                  input.contact_name.value = "李雷";
                  input.mobile.value = "13812345678";
                  if (!email.empty()) input.email.emplace().value = email;
                  auto done = register_company(work, input);
                  if (done) id = done->id;
                  return done;
                }),
            "");
  return id;
}

acquisition::RegistrationId EntryMarket::registered(const partners::Partner& who, const std::string& company,
                                                    const std::string& email) {
  const auto id = registers_company(who, company, email);
  EXPECT_EQ(act(who.tenant, access::system_principal("review"),
                [&](work::Work& work) { return approve(work, {id}); }),
            "");
  return id;
}

RegistrationRow EntryMarket::registration(const partners::Partner& who, acquisition::RegistrationId id) {
  RegistrationRow found;
  database().read([&](db::Reader& reader) {
    const auto principal = administrator(who);
    const auto rows = list_registrations(work::View{reader, principal, now}, {});
    for (const auto& row : rows->items)
      if (row.id == id) found = row;
  });
  return found;
}

Said EntryMarket::mails(const partners::Partner& who, acquisition::RegistrationId id) {
  Said why;
  const Said all = act(who.tenant, administrator(who), [&](work::Work& work) {
    InviteByMail input;
    input.registration_ids.items = {id};
    auto done = invite_by_mail(work, input);
    if (done) why = done->items.at(0).error_code.value_or("");
    return done;
  });
  return all.empty() ? why : all;
}

std::string EntryMarket::personal(const partners::Partner& who, acquisition::RegistrationId id) {
  std::string link;
  EXPECT_EQ(act(who.tenant, administrator(who),
                [&](work::Work& work) {
                  auto done = make_personal_link(work, {id, customers::Association::resale});
                  if (done) link = done->link;
                  return done;
                }),
            "");
  return token_in(link);
}

std::string EntryMarket::generic(const access::Principal& who) {
  std::string link;
  EXPECT_EQ(act(who.tenant, who,
                [&](work::Work& work) {
                  auto done = make_generic_link(work, {customers::Association::resale});
                  if (done) link = done->link;
                  return done;
                }),
            "");
  return token_in(link);
}

std::string EntryMarket::resends(const partners::Partner& who, acquisition::InvitationId id) {
  std::string link;
  EXPECT_EQ(act(who.tenant, administrator(who),
                [&](work::Work& work) {
                  auto done = resend(work, {id});
                  if (done) link = done->link;
                  return done;
                }),
            "");
  return link;
}

Said EntryMarket::revokes(const partners::Partner& who, acquisition::InvitationId id) {
  return act(who.tenant, administrator(who), [&](work::Work& work) { return revoke(work, {id}); });
}

InvitationRows EntryMarket::history(const partners::Partner& who) {
  InvitationRows rows;
  database().read([&](db::Reader& reader) {
    const auto principal = administrator(who);
    rows = *list_invitations(work::View{reader, principal, now}, {});
  });
  return rows;
}

Said EntryMarket::opens(const std::string& token) {
  Said said;
  database().read([&](db::Reader& reader) {
    OpenInvitation input;
    input.token.value = token;
    const access::Principal nobody;
    const auto found = open_invitation(work::View{reader, nobody, now}, input);
    said = found ? "" : std::string(found.refusal().code->id);
    if (found) opened = *found;
  });
  return said;
}

TenantId EntryMarket::lane_of(const std::string& token) {
  TenantId tenant = ours.tenant;
  database().read([&](db::Reader& reader) {
    Accept input;
    input.token.value = token;
    const access::Principal nobody;
    const auto lane = lane_of_accept(work::View{reader, nobody, now}, input);
    if (lane) tenant = *lane;
  });
  return tenant;
}

Said EntryMarket::code_for(const std::string& token, const std::string& email) {
  return act(lane_of(token), {}, [&](work::Work& work) {
    SendJoinCode input;
    input.token.value = token;
    input.email.value = email;
    return send_join_code(work, input);
  });
}

Said EntryMarket::opens_account(const std::string& token, const std::string& account,
                                const std::string& email, const std::string& code,
                                const std::string& company) {
  return act(lane_of(token), {}, [&](work::Work& work) {
    OpenAccount input;
    input.token.value = token;
    input.notice_version = notice;
    input.account_name.value = account;
    input.password.value = password;
    input.company_name.emplace().value = company;
    input.mobile.value = mobile;
    input.email.value = email;
    input.code.value = code;
    return open_account(work, input);
  });
}

Said EntryMarket::registers(const std::string& token, const std::string& account,
                            const std::string& company) {
  const std::string email = account + "@example.org";
  if (const auto said = code_for(token, email); !said.empty()) return said;
  return opens_account(token, account, email, code_in_mail(), company);
}

Said EntryMarket::accepts(const std::string& token, const access::Principal& who) {
  return act(lane_of(token), who, [&](work::Work& work) {
    Accept input;
    input.token.value = token;
    input.notice_version = notice;
    return accept(work, input);
  });
}

access::Principal EntryMarket::person_of(const customers::Customer& customer) const {
  access::Principal who;
  who.side = access::Side::customer;
  who.name = customer.name;
  who.account_name = customer.account_name;
  who.tenant = customer.tenant;
  who.partner = customer.partner.value;
  who.customer = customer.id.value;
  return who;
}

customers::Customer EntryMarket::find(customers::CustomerId id) {
  customers::Customer found;
  database().read([&](db::Reader& reader) { found = customers::find_anywhere(reader, id).value(); });
  return found;
}

void EntryMarket::disassociate(const customers::Customer& customer) {
  database().write(customer.tenant, [&](db::Transaction& tx) {
    tx.change(end_period, {customer.tenant.value, customer.id.value, now.micros + 1});
    tx.change(end_customer, {customer.tenant.value, customer.id.value});
    return true;
  });
}

}  // namespace pc::rooms
