#include "by_hand.hpp"

#include "admit.hpp"
#include "api/edge/submit.hpp"
#include "market/account_managers/managers.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/mask.hpp"
#include "platform/wire/one_of.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/words.hpp"
#include "people/passwords/passwords.hpp"
#include "people/sealing/seal.hpp"
#include "people/sign_in/first_access.hpp"

namespace pc::joining {
namespace {

using sign_in::Entrance;

template <std::size_t Max>
std::string text_of(const std::optional<Text<0, Max>>& given) {
  return given ? given->value : std::string();
}

Result<Arrival> arrival_of(const AddCustomer& input, Language language) {
  Arrival a;
  a.company_name = input.company_name.value;
  a.account_name = input.account_name.value;
  if (input.association_type == customers::Association::none)
    return refuse(pc::errors::invalid_value, "association_type", "resale, referral");
  a.association = input.association_type;
  a.mobile = text_of(input.mobile);
  a.email = text_of(input.email);
  a.manager = text_of(input.account_manager);
  if (const auto level = text_of(input.level); !level.empty()) a.level = level;
  if (input.tags)
    for (const auto& tag : input.tags->items) a.tags.push_back(tag.value);
  PC_TRY(spoken, persons::language_or(input.language, language));
  a.language = spoken;
  a.invite = input.entrance == Entrance::mailed;
  return a;
}

/// The customer that an earlier sending of this submit has made.
std::optional<customers::CustomerId> made_before(db::Database& database, const std::string& account,
                                                 const std::string& submit) {
  std::optional<customers::CustomerId> found;
  database.read([&](db::Reader& reader) {
    const auto owner = persons::owner_of(reader, account);
    if (owner && owner->side == access::Side::customer && persons::made_by(reader, *owner, submit))
      found = customers::CustomerId(owner->customer);
  });
  return found;
}

Outcome add(work::Work& work, const partners::Partner& partner, const Arrival& arrival,
            const Beginning& beginning, customers::CustomerId& id) {
  PC_TRY(done, admit(work, partner, arrival, beginning));
  if (!done.fresh) return refuse(persons::errors::name_taken, "account_name");
  if (done.manager) account_managers::tell_given(work, partner.tenant, done.manager, {done.customer.name});
  id = done.customer.id;
  return Done{};
}

struct Found {
  customers::Customer customer;
  sign_in::MainAccount account;
};

Result<Found> found(db::Reader& reader, customers::CustomerId id) {
  const auto customer = customers::find_anywhere(reader, id);
  if (!customer) return refuse(customers::errors::unknown_customer, "customer_id");
  const auto account = sign_in::main_account(reader, customer->tenant, customer->partner.value, id.value);
  if (!account) return refuse(customers::errors::unknown_customer, "customer_id");
  return Found{*customer, *account};
}

}  // namespace

Result<AddedCustomer> add_customer(const access::Principal& who, edge::Exchange& exchange,
                                   const AddCustomer& input) {
  PC_TRY(arrival, arrival_of(input, who.language));
  auto& database = *exchange.database;
  std::optional<partners::Partner> partner;
  database.read([&](db::Reader& reader) { partner = partners::find_anywhere(reader, input.partner_id); });
  if (!partner) return refuse(partners::errors::unknown_partner, "partner_id");
  PC_CHECK(check(arrival));
  const auto password = use<sealing::Seal>(database).first_password("customer\n" + exchange.idempotency_key);
  const Beginning beginning{use<passwords::Passwords>(database).hashed(Secret(password)),
                            sha256_hex(exchange.idempotency_key)};
  AddedCustomer added;
  added.account_name = arrival.account_name;
  if (input.entrance == Entrance::told) added.initial_password = password;
  if (input.entrance == Entrance::mailed) added.mailed_to = masked_email(arrival.email);
  if (const auto known = made_before(database, arrival.account_name, beginning.made_by)) {
    added.id = *known;
    return added;
  }
  const auto written = edge::submitted(exchange, partner->tenant, [&](db::Transaction& tx) -> Outcome {
    // As it stands now: somebody may have frozen it meanwhile.
    const auto now_standing = partners::find(tx, partner->tenant, partner->id);
    auto work = work::work_in(tx, who, use<Clock>(tx).now());
    return add(work, now_standing.value_or(*partner), arrival, beginning, added.id);
  });
  if (written) return added;
  const auto known = made_before(database, arrival.account_name, beginning.made_by);
  if (!known) return written.refusal();
  added.id = *known;
  return added;
}

Result<AccountState> show_account(const work::View& view, const OneAccount& query) {
  PC_TRY(one, found(view.reader, query.customer_id));
  AccountState state;
  state.account_name = Masked<Mask::name>(one.account.account_name);
  state.email = Masked<Mask::email>(one.account.email);
  state.entered = one.account.entered;
  if (one.account.last_sign_in_at.micros != 0) state.last_sign_in_at = one.account.last_sign_in_at;
  return state;
}

Result<CustomerLetIn> let_in(const access::Principal& who, edge::Exchange& exchange,
                             const LetCustomerIn& input) {
  auto& database = *exchange.database;
  std::optional<TenantId> tenant;
  database.read([&](db::Reader& reader) { tenant = customers::tenant_of(reader, input.customer_id); });
  if (!tenant) return refuse(customers::errors::unknown_customer, "customer_id");
  const auto password = use<sealing::Seal>(database).first_password("let customer in\n" + exchange.idempotency_key);
  const auto hash = use<passwords::Passwords>(database).hashed(Secret(password));  // not on the lane
  CustomerLetIn done;
  const auto written = edge::submitted(exchange, *tenant, [&](db::Transaction& tx) -> Outcome {
    const Instant now = use<Clock>(tx).now();
    PC_TRY(one, found(tx, input.customer_id));
    PC_CHECK(sign_in::let_in(tx, *tenant, one.account, {input.entrance, hash, one.customer.name}, now));
    done = {one.account.account_name, {}, {}};
    if (input.entrance == Entrance::told) done.initial_password = password;
    if (input.entrance == Entrance::mailed) done.mailed_to = masked_email(one.account.email);
    use<audit::AuditLog>(tx).write(
        tx, *tenant, who,
        {"customers.let_in", "customer:" + one.customer.id.text(), "done",
         R"({"entrance":")" + std::string(wire::name_of(input.entrance)) + "\"}", exchange.request_id},
        now);
    return Done{};
  });
  if (!written) return written.refusal();
  return done;
}

wire::Fields AddCustomer::fields() {
  using A = AddCustomer;
  static constexpr wire::Field all[] = {
      wire::field<&A::partner_id>("partner_id", "The partner it is associated with."),
      wire::field<&A::company_name>("company_name", "The company, 2 to 64 characters."),
      wire::field<&A::account_name>("account_name", "Its main account: 5 to 32 letters, digits, - or _."),
      wire::field<&A::association_type>("association_type", "resale or referral."),
      wire::field<&A::mobile>("mobile", "Mobile number."),
      wire::field<&A::email>("email", "Mail address."),
      wire::field<&A::account_manager>("account_manager", "User name of an account manager of the partner."),
      wire::field<&A::level>("level", "V0 to V5; V0 when absent."),
      wire::field<&A::tags>("tags", "Tags."),
      wire::one_of<&A::language, "zh-CN", "en">("language",
                                                "zh-CN or en, to begin with; null: the caller's."),
      wire::field<&A::entrance>("entrance",
                                "told: a first password in the answer; mailed: a code by mail; later.")};
  return all;
}

wire::Fields AddedCustomer::fields() {
  using A = AddedCustomer;
  static constexpr wire::Field all[] = {
      wire::field<&A::id>("id", "The customer."),
      wire::field<&A::account_name>("account_name", "Its main account."),
      wire::field<&A::initial_password>(
          "initial_password", "To be changed at the first sign-in; not told again. Null: none was asked."),
      wire::field<&A::mailed_to>("mailed_to", "Where the code went, masked.")};
  return all;
}

wire::Fields OneAccount::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&OneAccount::customer_id>("customer_id", "The customer.")};
  return all;
}

wire::Fields AccountState::fields() {
  using S = AccountState;
  static constexpr wire::Field all[] = {
      wire::field<&S::account_name>("account_name", "Masked."),
      wire::field<&S::email>("email", "Masked; empty: none."),
      wire::field<&S::entered>("entered", "Whether it has set a password of its own."),
      wire::field<&S::last_sign_in_at>("last_sign_in_at", "Null: never.")};
  return all;
}

wire::Fields LetCustomerIn::fields() {
  using L = LetCustomerIn;
  static constexpr wire::Field all[] = {
      wire::field<&L::customer_id>("customer_id", "The customer."),
      wire::field<&L::entrance>("entrance", "told: a first password in the answer; mailed: a code by mail.")};
  return all;
}

wire::Fields CustomerLetIn::fields() {
  using L = CustomerLetIn;
  static constexpr wire::Field all[] = {
      wire::field<&L::account_name>("account_name", "The main account."),
      wire::field<&L::initial_password>("initial_password",
                                        "To be changed at the first sign-in; not told again."),
      wire::field<&L::mailed_to>("mailed_to", "Where the code went, masked.")};
  return all;
}

}  // namespace pc::joining
