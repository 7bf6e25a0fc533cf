#include "associate.hpp"

#include "platform/base/hash.hpp"
#include "market/customers/managers/managers.hpp"
#include "market/customers/search/name_search.hpp"
#include "market/customers/notices/notices.hpp"
#include "market/customers/relation/store.hpp"
#include "store.hpp"

namespace pc::customers {
namespace {

namespace store = joining::store;

std::string contact_hash(std::string_view kind, std::string_view value) {
  return sha256_hex(std::string(kind) + ":" + lower_ascii(value));
}

Outcome announce_associated(work::Work& work, const Customer& c, const Joining& joining) {
  std::string text;
  wire::Out out(text);
  const auto member = [&](std::string_view name, const std::string& value) {
    out.key(name);
    out.string(value);
  };
  out.begin_object();
  member("customer", c.id.text());
  member("partner", c.partner.text());
  member("type", std::string(association_text(c.association)));
  member("manager", joining.manager.text());
  member("invitation", joining.invitation.text());
  out.end_object();
  return work.announcer.announce(work.tx, c.tenant, {events::associated, c.id.value, text}, work.now);
}

Outcome ask_the_right(work::Work& work, const Customer& c, const Joining& joining) {
  const Associating asked{c.id, joining.partner.id, joining.registered_first, joining.association};
  return work.announcer.announce(work.tx, c.tenant, {events::associating, c.id.value, wire::encode(asked)},
                                 work.now);
}

void take(work::Work& work, const Customer& c, TenantId to) {
  const auto place = work.tx.one(store::select_place, {c.id});
  const bool here = place.tenant_id == c.tenant &&
                    work.tx.change(store::take_customer, {c.id, c.tenant, to, place.moves}) == 1;
  if (!here) throw db::Conflict("customer " + c.id.text() + " was taken meanwhile");
}

/// The row in the tenant it comes to: there since an earlier time, or made with what is known of the account.
void settle_in(work::Work& work, const Customer& c, Instant created_at) {
  if (find(work.tx, c.tenant, c.id)) {
    const auto changed =
        work.tx.change(store::reassociate, {c.tenant, c.id, c.partner, c.association, c.associated_at});
    if (changed != 1) throw db::Conflict("customer " + c.id.text() + " was associated meanwhile");
    return;
  }
  work.tx.change(store::insert_again, {.tenant_id = c.tenant,
                                       .customer_id = c.id,
                                       .partner_id = c.partner,
                                       .name = c.name,
                                       .account_name = c.account_name,
                                       .association_type = c.association,
                                       .associated_at = c.associated_at,
                                       .level = c.level,
                                       .customer_type = c.customer_type,
                                       .verified_status = c.verified_status,
                                       .country_code = c.country_code,
                                       .mobile = c.mobile,
                                       .email = c.email,
                                       .tags = {},
                                       .frozen = 0,
                                       .created_at = created_at});
  know_name(work.tx, c);
}

/// A customer that comes through an account manager's invitation is theirs at once. One who has gone meanwhile, or is
/// no manager any more, does not keep the customer out.
void give_to_manager(work::Work& work, Customer& c, const Joining& joining) {
  if (!joining.manager) return;
  work.tx.nested([&] {
    const auto done = managers::assign(work, c.tenant, {c.id, joining.manager, {}});
    if (!done) return false;
    c.manager = joining.manager;
    notices::tell_given(work, c.tenant, joining.manager, {c.name});
    return true;
  });
}

}  // namespace

wire::Fields Associating::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Associating::customer>("customer", "Who comes."),
      wire::field<&Associating::partner>("partner", "To whom."),
      wire::field<&Associating::registered>("registered", "Whether that partner had registered the company."),
      wire::field<&Associating::association>("association", "How.")};
  return all;
}

Associating associating_of(const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this house is JSON");
  auto asked = wire::decode<Associating>(*json);
  ensure(asked.ok(), "an announcement of this house has its shape");
  return *asked;
}

Result<Customer> associate_new(work::Work& work, Customer customer, const Joining& joining) {
  customer.tenant = joining.partner.tenant;
  customer.partner = joining.partner.id;
  customer.association = joining.association;
  customer.associated_at = work.now;
  create(work.tx, customer, work.now);
  work.tx.change(store::note_invitation, {customer.tenant, customer.id, work.now, joining.invitation});
  give_to_manager(work, customer, joining);
  PC_CHECK(announce_associated(work, customer, joining));
  return customer;
}

Result<Customer> associate_again(work::Work& work, Customer customer, const Joining& joining) {
  ensure(customer.association == Association::none, "only who has no partner can be associated");
  PC_CHECK(ask_the_right(work, customer, joining));
  const TenantId from = customer.tenant;
  const Instant created_at = work.tx.one(store::select_account_facts, {from, customer.id}).created_at;
  take(work, customer, joining.partner.tenant);
  customer.tenant = joining.partner.tenant;
  customer.partner = joining.partner.id;
  customer.association = joining.association;
  customer.associated_at = work.now;
  settle_in(work, customer, created_at);
  work.tx.change(store::insert_period, {customer.tenant, customer.id, work.now, k_end_of_time,
                                        customer.partner, customer.association, joining.invitation});
  relation::note_association(work.tx, customer, work.now, work.who.name);
  if (auto* people = work.tx.services().find<identity::Service>())
    people->move_customer_people(work.tx, from, customer.id.value, customer.tenant, customer.partner.value);
  give_to_manager(work, customer, joining);
  PC_CHECK(announce_associated(work, customer, joining));
  return customer;
}

void note_contacts(db::Transaction& tx, const Customer& c) {
  if (!c.mobile.empty()) tx.change(store::insert_contact, {contact_hash("mobile", c.mobile), c.id});
  if (!c.email.empty()) tx.change(store::insert_contact, {contact_hash("email", c.email), c.id});
}

std::int64_t accounts_with_mobile(db::Reader& reader, std::string_view mobile) {
  return reader.one(store::count_contact, {contact_hash("mobile", mobile)}).accounts;
}

std::int64_t accounts_with_email(db::Reader& reader, std::string_view email) {
  return reader.one(store::count_contact, {contact_hash("email", email)}).accounts;
}

}  // namespace pc::customers
