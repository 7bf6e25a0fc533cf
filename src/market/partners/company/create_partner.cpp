#include "create_partner.hpp"

#include "api/edge/submit.hpp"
#include "market/partners/take_on.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/words.hpp"
#include "people/sealing/seal.hpp"
#include "people/sign_in/first_access.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/mask.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::partners::company {
namespace {

using sign_in::Entrance;

template <std::size_t Max>
std::string text_of(const std::optional<Text<0, Max>>& given) {
  return given ? given->value : std::string();
}

Result<NewPartner> wanted_of(db::Database& database, const CreatePartner& input) {
  NewPartner wanted;
  wanted.kind = input.kind;
  wanted.name = input.name.value;
  wanted.account_name = input.account_name.value;
  if (!input.distributor_id) return wanted;
  database.read(
      [&](db::Reader& reader) { wanted.distributor = find_anywhere(reader, *input.distributor_id); });
  if (!wanted.distributor) return refuse(errors::unknown_partner, "distributor_id");
  return wanted;
}

/// The partner that an earlier sending of this submit has made.
std::optional<PartnerId> made_before(db::Database& database, const std::string& account,
                                     const std::string& submit) {
  std::optional<PartnerId> found;
  database.read([&](db::Reader& reader) {
    const auto owner = persons::owner_of(reader, account);
    if (owner && persons::made_by(reader, *owner, submit)) found = PartnerId(owner->partner);
  });
  return found;
}

Outcome mail_if_wanted(db::Transaction& tx, const Partner& partner, Entrance entrance, Instant now) {
  if (entrance != Entrance::mailed) return Done{};
  const auto account = sign_in::main_account(tx, partner.tenant, partner.id.value);
  ensure(account.has_value(), "a new partner has a main account");
  return sign_in::mail_entrance(tx, partner.tenant, *account, partner.name, now);
}

}  // namespace

Result<CreatedPartner> create_partner(const access::Principal& who, edge::Exchange& exchange,
                                      const CreatePartner& input) {
  auto& database = *exchange.database;
  PC_TRY(wanted, wanted_of(database, input));
  PC_TRY(language, persons::language_or(input.language, who.language));
  MainPerson person{.name = text_of(input.contact_name),
                    .mobile = text_of(input.mobile),
                    .email = text_of(input.email),
                    .language = language,
                    .password = Secret(),
                    .password_hash = {},
                    .made_by = sha256_hex(exchange.idempotency_key)};
  PC_CHECK(check_new_partner(wanted, person));
  const auto password = use<sealing::Seal>(database).first_password("partner\n" + exchange.idempotency_key);
  person.password_hash = use<passwords::Passwords>(database).hashed(Secret(password));  // not on the lane
  CreatedPartner created;
  created.account_name = wanted.account_name;
  if (input.entrance == Entrance::told) created.initial_password = password;
  if (input.entrance == Entrance::mailed) created.mailed_to = masked_email(person.email);
  if (const auto known = made_before(database, wanted.account_name, person.made_by)) {
    created.id = *known;
    return created;
  }
  created.id = use<IdSource>(database).next_as<PartnerId>(use<Clock>(database).now());
  const TenantId tenant = wanted.distributor ? wanted.distributor->tenant : TenantId(created.id.value);
  const auto done = edge::submitted(exchange, tenant, [&](db::Transaction& tx) -> Outcome {
    const Instant now = use<Clock>(tx).now();
    PC_TRY(partner, take_on(tx, created.id, wanted, person, now));
    PC_CHECK(mail_if_wanted(tx, partner, input.entrance, now));
    use<audit::AuditLog>(tx).write(tx, tenant, who,
                                   {"partners.create", "partner:" + partner.id.text(), "done",
                                    R"({"kind":")" + std::string(kind_text(partner.kind)) +
                                        R"(","account":")" + partner.account_name + "\"}",
                                    exchange.request_id},
                                   now);
    return Done{};
  });
  if (done) return created;
  // The same submit may have been faster, on another lane.
  const auto known = made_before(database, wanted.account_name, person.made_by);
  if (!known) return done.refusal();
  created.id = *known;
  return created;
}

wire::Fields CreatePartner::fields() {
  using C = CreatePartner;
  static constexpr wire::Field all[] = {
      wire::field<&C::kind>("kind", "solution_provider, distributor or reseller."),
      wire::field<&C::distributor_id>("distributor_id", "Of a reseller: its general distributor."),
      wire::field<&C::name>("name", "Company name, 2 to 100 characters."),
      wire::field<&C::account_name>("account_name",
                                    "Of the main account (主账号), to sign in with; never changed."),
      wire::field<&C::contact_name>("contact_name", "The contact person; the company's name when absent."),
      wire::field<&C::mobile>("mobile", "Their telephone."),
      wire::field<&C::email>("email", "Their mail address, also for codes and a forgotten password."),
      wire::one_of<&C::language, "zh-CN", "en">("language",
                                                "zh-CN or en, to begin with; null: the caller's."),
      wire::field<&C::entrance>("entrance",
                                "told: a first password in the answer; mailed: a code by mail; later.")};
  return all;
}

wire::Fields CreatedPartner::fields() {
  using C = CreatedPartner;
  static constexpr wire::Field all[] = {
      wire::field<&C::id>("id", "The partner."),
      wire::field<&C::account_name>("account_name", "Its main account."),
      wire::field<&C::initial_password>(
          "initial_password", "To be changed at the first sign-in; not told again. Null: none was asked."),
      wire::field<&C::mailed_to>("mailed_to", "Where the code went, masked.")};
  return all;
}

}  // namespace pc::partners::company
