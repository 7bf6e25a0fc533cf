#include "associate.hpp"

#include "market/account_managers/managers.hpp"
#include "market/customers/row.hpp"
#include "market/relations/relations.hpp"
#include "people/members/members.hpp"
#include "platform/base/hash.hpp"
#include "store.hpp"

namespace pc::joining {
namespace {

std::string contact_hash(std::string_view kind, std::string_view value) {
  return sha256_hex(std::string(kind) + ":" + lower_ascii(value));
}

Outcome announce_associated(work::Work& work, const customers::Customer& c, const Joining& joining) {
  std::string text;
  wire::Out out(text);
  const auto member = [&](std::string_view name, const std::string& value) {
    out.key(name);
    out.string(value);
  };
  out.begin_object();
  member("customer", c.id.text());
  member("partner", c.partner.text());
  member("type", std::string(customers::association_text(c.association)));
  member("manager", joining.manager.text());
  member("invitation", joining.invitation.text());
  out.end_object();
  return work.announcer.announce(work.tx, c.tenant, {events::associated, c.id.value, text}, work.now);
}

Outcome ask_the_right(work::Work& work, const customers::Customer& c, const Joining& joining) {
  const Associating asked{c.id, joining.partner.id, joining.registered_first, joining.association};
  return work.announcer.announce(work.tx, c.tenant, {events::associating, c.id.value, wire::encode(asked)},
                                 work.now);
}

/// A customer that comes through an account manager's invitation is theirs at once. One who has gone meanwhile, or is
/// no manager any more, does not keep the customer out.
void give_to_manager(work::Work& work, customers::Customer& c, const Joining& joining) {
  if (!joining.manager) return;
  work.tx.nested([&] {
    const auto done = account_managers::assign(work, c.tenant, {c.id, joining.manager, {}});
    if (!done) return false;
    c.manager = joining.manager;
    account_managers::tell_given(work, c.tenant, joining.manager, {c.name});
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
  ensure(json.ok(), "an announcement of this application is JSON");
  auto asked = wire::decode<Associating>(*json);
  ensure(asked.ok(), "an announcement of this application has its shape");
  return *asked;
}

void store_new(db::Transaction& tx, const customers::Customer& customer, Instant now) {
  customers::create(tx, customer, now);
  relations::note_association(tx, customer, customer.associated_at, {});
  note_contacts(tx, customer);
}

Result<customers::Customer> associate_new(work::Work& work, customers::Customer customer,
                                          const Joining& joining) {
  customer.tenant = joining.partner.tenant;
  customer.partner = joining.partner.id;
  customer.association = joining.association;
  customer.associated_at = work.now;
  store_new(work.tx, customer, work.now);
  customers::note_invitation(work.tx, customer, joining.invitation.value);
  give_to_manager(work, customer, joining);
  PC_CHECK(announce_associated(work, customer, joining));
  return customer;
}

Result<customers::Customer> associate_again(work::Work& work, customers::Customer customer,
                                            const Joining& joining) {
  ensure(customer.association == customers::Association::none, "only who has no partner can be associated");
  PC_CHECK(ask_the_right(work, customer, joining));
  const TenantId from = customer.tenant;
  customer.tenant = joining.partner.tenant;
  customer.partner = joining.partner.id;
  customer.association = joining.association;
  customer.associated_at = work.now;
  customers::come_again(work.tx, from, customer, joining.invitation.value);
  relations::note_association(work.tx, customer, work.now, work.who.name);
  members::move_customer_people(work.tx, from, customer.id.value, customer.tenant, customer.partner.value);
  give_to_manager(work, customer, joining);
  PC_CHECK(announce_associated(work, customer, joining));
  return customer;
}

void note_contacts(db::Transaction& tx, const customers::Customer& c) {
  if (!c.mobile.empty()) tx.change(store::insert_contact, {contact_hash("mobile", c.mobile), c.id});
  if (!c.email.empty()) tx.change(store::insert_contact, {contact_hash("email", c.email), c.id});
}

std::int64_t accounts_with_mobile(db::Reader& reader, std::string_view mobile) {
  return reader.one(store::count_contact, {contact_hash("mobile", mobile)}).accounts;
}

std::int64_t accounts_with_email(db::Reader& reader, std::string_view email) {
  return reader.one(store::count_contact, {contact_hash("email", email)}).accounts;
}

}  // namespace pc::joining
