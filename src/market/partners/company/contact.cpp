#include "contact.hpp"

#include "api/edge/submit.hpp"
#include "people/passwords/passwords.hpp"
#include "people/sealing/seal.hpp"
#include "people/sign_in/first_access.hpp"
#include "platform/base/mask.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::partners::company {
namespace {

using sign_in::MainAccount;

struct Found {
  Partner partner;
  MainAccount account;
};

Result<Found> found(db::Reader& reader, PartnerId id) {
  const auto partner = find_anywhere(reader, id);
  if (!partner) return refuse(errors::unknown_partner, "partner_id");
  const auto account = sign_in::main_account(reader, partner->tenant, partner->id.value);
  ensure(account.has_value(), "a partner has a main account");
  return Found{*partner, *account};
}

audit::Look look_of(const RevealContact& input) {
  return {{}, {"mobile", "email"}, input.reason ? input.reason->value : std::string()};
}

}  // namespace

Result<ContactPerson> show_contact(const work::View& view, const OneContact& query) {
  PC_TRY(one, found(view.reader, query.partner_id));
  const MainAccount& account = one.account;
  ContactPerson contact;
  contact.account_name = account.account_name;
  contact.name = account.name;
  contact.mobile = Masked<Mask::mobile>(account.mobile);
  contact.email = Masked<Mask::email>(account.email);
  contact.language = account.language == Language::en ? "en" : "zh-CN";
  contact.entered = account.entered;
  if (account.last_sign_in_at.micros != 0) contact.last_sign_in_at = account.last_sign_in_at;
  return contact;
}

Result<FullContact> reveal_contact(work::Work& work, const RevealContact& input) {
  PC_TRY(one, found(work.tx, input.partner_id));
  audit::Look look = look_of(input);
  look.owners.push_back({one.partner.tenant, "person", one.account.id.value});
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, work.now));
  return FullContact{one.account.id, one.account.mobile, one.account.email};
}

audit::Note note_of_reveal(const RevealContact& input, const FullContact* contact) {
  audit::Look look = look_of(input);
  if (contact != nullptr) look.owners.push_back({TenantId(), "person", contact->id.value});
  return audit::note_of(look);
}

Result<edge::Nothing> edit_contact(work::Work& work, const EditContact& input) {
  PC_TRY(one, found(work.tx, input.partner_id));
  MainAccount account = one.account;
  account.name = input.name.value;
  if (input.mobile) account.mobile = input.mobile->value;
  if (input.email) account.email = input.email->value;
  PC_CHECK(sign_in::edit_main_account(work.tx, one.partner.tenant, account));
  return edge::Nothing{};
}

Result<LetInDone> let_in(const access::Principal& who, edge::Exchange& exchange, const LetIn& input) {
  auto& database = *exchange.database;
  std::optional<TenantId> tenant;
  database.read([&](db::Reader& reader) { tenant = tenant_of(reader, input.partner_id); });
  if (!tenant) return refuse(errors::unknown_partner, "partner_id");
  const auto password = use<sealing::Seal>(database).first_password("let in\n" + exchange.idempotency_key);
  const auto hash = use<passwords::Passwords>(database).hashed(Secret(password));  // not on the lane
  LetInDone done;
  const auto written = edge::submitted(exchange, *tenant, [&](db::Transaction& tx) -> Outcome {
    const Instant now = use<Clock>(tx).now();
    PC_TRY(one, found(tx, input.partner_id));
    PC_CHECK(sign_in::let_in(tx, *tenant, one.account, {input.entrance, hash, one.partner.name}, now));
    done = {one.account.account_name, {}, {}};
    if (input.entrance == sign_in::Entrance::told) done.initial_password = password;
    if (input.entrance == sign_in::Entrance::mailed) done.mailed_to = masked_email(one.account.email);
    use<audit::AuditLog>(tx).write(
        tx, *tenant, who,
        {"partners.let_in", "partner:" + one.partner.id.text(), "done",
         R"({"entrance":")" + std::string(wire::name_of(input.entrance)) + "\"}", exchange.request_id},
        now);
    return Done{};
  });
  if (!written) return written.refusal();
  return done;
}

wire::Fields OneContact::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneContact::partner_id>("partner_id", "The partner.")};
  return all;
}

wire::Fields ContactPerson::fields() {
  using C = ContactPerson;
  static constexpr wire::Field all[] = {
      wire::field<&C::account_name>("account_name", "The main account (主账号)."),
      wire::field<&C::name>("name", "The contact person."),
      wire::field<&C::mobile>("mobile", "Masked."),
      wire::field<&C::email>("email", "Masked."),
      wire::one_of<&C::language, "zh-CN", "en">("language", "zh-CN or en."),
      wire::field<&C::entered>("entered", "Whether it has set a password of its own."),
      wire::field<&C::last_sign_in_at>("last_sign_in_at", "Null: never.")};
  return all;
}

wire::Fields RevealContact::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RevealContact::partner_id>("partner_id", "The partner."),
      wire::field<&RevealContact::reason>("reason", "Why; kept with the look.")};
  return all;
}

wire::Fields FullContact::fields() {
  static constexpr wire::Field all[] = {wire::field<&FullContact::id>("id", "The person."),
                                        wire::field<&FullContact::mobile>("mobile", "In full."),
                                        wire::field<&FullContact::email>("email", "In full.")};
  return all;
}

wire::Fields EditContact::fields() {
  using E = EditContact;
  static constexpr wire::Field all[] = {wire::field<&E::partner_id>("partner_id", "The partner."),
                                        wire::field<&E::name>("name", "The contact person."),
                                        wire::field<&E::mobile>("mobile", "Null: as it is; empty: none."),
                                        wire::field<&E::email>("email", "Null: as it is; empty: none.")};
  return all;
}

wire::Fields LetIn::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&LetIn::partner_id>("partner_id", "The partner."),
      wire::field<&LetIn::entrance>("entrance",
                                    "told: a first password in the answer; mailed: a code by mail.")};
  return all;
}

wire::Fields LetInDone::fields() {
  using D = LetInDone;
  static constexpr wire::Field all[] = {
      wire::field<&D::account_name>("account_name", "The main account."),
      wire::field<&D::initial_password>("initial_password",
                                        "To be changed at the first sign-in; not told again."),
      wire::field<&D::mailed_to>("mailed_to", "Where the code went, masked.")};
  return all;
}

}  // namespace pc::partners::company
