#include "admit.hpp"

#include <algorithm>

#include "market/account_managers/managers.hpp"
#include "market/acquisition/link.hpp"
#include "market/joining/account_rules.hpp"
#include "market/joining/associate.hpp"
#include "market/joining/main_account.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/colleagues.hpp"
#include "people/sign_in/first_access.hpp"

namespace pc::joining {
namespace {

/// The same again is known and changes nothing; another customer under this account is not touched.
Result<std::optional<customers::Customer>> known(db::Reader& reader, const partners::Partner& partner,
                                                 const Arrival& a) {
  const auto owner = persons::owner_of(reader, a.account_name);
  if (!owner) return std::optional<customers::Customer>();
  const auto customer = owner->side == access::Side::customer
                            ? customers::find_anywhere(reader, customers::CustomerId(owner->customer))
                            : std::nullopt;
  if (!customer) return refuse(persons::errors::name_taken, "account_name");
  if (acquisition::company_key(customer->name) != acquisition::company_key(a.company_name))
    return refuse(errors::differs, "account_name", "company_name");
  if (customer->partner != partner.id) return refuse(errors::differs, "account_name", "partner_account");
  if (customer->association != a.association)
    return refuse(errors::differs, "account_name", "association_type");
  return customer;
}

/// The rules of coming in by an invitation hold here too, where they are about others.
Outcome check_free(db::Reader& reader, const partners::Partner& partner, const Arrival& a, Instant now) {
  acquisition::Candidate candidate;
  candidate.company_key = acquisition::company_key(a.company_name);
  candidate.created_at = now;
  acquisition::Offer offer;
  offer.partner = partner.id;
  offer.partner_open = partner.standing == partners::PartnerStatus::normal;
  if (const auto holder = acquisition::holder_of(reader, acquisition::name_claim(candidate.company_key), now))
    offer.held_by = holder->partner;
  if (const auto may = acquisition::may_associate(candidate, offer, now); !may)
    return refuse(*may.refusal().code, "company_name");
  if (!a.mobile.empty() && accounts_with_mobile(reader, a.mobile) >= k_accounts_per_contact_max)
    return refuse(errors::contact_exhausted, "mobile");
  if (!a.email.empty() && accounts_with_email(reader, a.email) >= k_accounts_per_contact_max)
    return refuse(errors::contact_exhausted, "email");
  return Done{};
}

Result<access::PersonId> manager_named(db::Reader& reader, const partners::Partner& partner,
                                       const std::string& name) {
  if (name.empty()) return access::PersonId();
  const auto all =
      persons::people_with_role(reader, partner.tenant, partner.id.value, account_managers::k_role);
  const auto found = std::ranges::find(all, name, &persons::Colleague::user_name);
  if (found == all.end() || !found->active)
    return refuse(account_managers::errors::unknown_manager, "account_manager");
  return found->id;
}

customers::Customer customer_of(work::Work& work, const Arrival& a) {
  customers::Customer c;
  c.id = work.ids.next_as<customers::CustomerId>(work.now);
  c.name = a.company_name;
  c.account_name = a.account_name;
  c.customer_type = "company";
  c.mobile = a.mobile;
  c.email = a.email;
  c.level = a.level;
  c.tags = a.tags;
  return c;
}

Outcome open_account(work::Work& work, const customers::Customer& c, const Arrival& a,
                     const Beginning& beginning) {
  auto person = main_account_of(c);
  person.password_hash = beginning.password_hash;
  person.made_by = beginning.made_by;
  person.must_change_password = true;
  person.language = a.language;
  PC_CHECK(open_main_account(work, person));
  if (!a.invite) return Done{};
  const auto account = sign_in::main_account(work.tx, c.tenant, c.partner.value, c.id.value);
  ensure(account.has_value(), "a new customer has a main account");
  return sign_in::mail_entrance(work.tx, c.tenant, *account, c.name, work.now);
}

void note(work::Work& work, const customers::Customer& c) {
  work.audit_log.write(work.tx, c.tenant, work.who,
                   {"customers.admit",
                    "customer:" + c.id.text(),
                    "done",
                    R"({"type":")" + std::string(customers::association_text(c.association)) +
                        R"(","account":")" + c.account_name + "\"}",
                    {}},
                   work.now);
}

}  // namespace

Result<Admitted> admit(work::Work& work, const partners::Partner& partner, const Arrival& arrival,
                       const Beginning& beginning) {
  PC_CHECK(check(arrival));
  PC_TRY(there, known(work.tx, partner, arrival));
  if (there) return Admitted{*there, {}, false};
  PC_CHECK(check_free(work.tx, partner, arrival, work.now));
  PC_TRY(manager, manager_named(work.tx, partner, arrival.manager));
  PC_TRY(customer,
         associate_new(work, customer_of(work, arrival), {partner, arrival.association, {}, {}, false}));
  PC_CHECK(open_account(work, customer, arrival, beginning));
  if (manager) {
    PC_TRY(given, account_managers::assign(work, customer.tenant, {customer.id, manager, {}}));
    customer.manager = given.after;
  }
  acquisition::end_registration(work, {}, customer);
  note(work, customer);
  return Admitted{customer, manager, true};
}

}  // namespace pc::joining
