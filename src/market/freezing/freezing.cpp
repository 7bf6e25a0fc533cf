#include "freezing.hpp"

#include "market/customers/row.hpp"
#include "store.hpp"

namespace pc::freezing {

wire::Fields FreezeNews::fields() {
  using N = FreezeNews;
  static constexpr wire::Field all[] = {
      wire::field<&N::customer_id>("customer_id", "The customer."),
      wire::field<&N::partner_id>("partner_id", "Its partner."),
      wire::field<&N::customer_name>("customer_name", "The customer's name."),
      wire::field<&N::was>("was", "What was frozen."),
      wire::field<&N::becomes>("becomes", "What is frozen now."),
      wire::field<&N::automatic>("automatic", "Whether the system did it by itself."),
      wire::field<&N::reason>("reason", "Why."),
      wire::field<&N::by>("by", "Who did it.")};
  return all;
}

namespace {

/// Somebody else may have changed it meanwhile, in another process: then this batch runs again.
void take(db::Transaction& tx, const customers::Customer& customer, const Change& change, Instant now) {
  const bool frozen = change.becomes != customers::Frozen::none;
  if (!customers::change_frozen(tx, customer,
                                {change.becomes, frozen && change.automatic, frozen ? now : Instant{}}))
    throw db::Conflict("customer " + customer.id.text() + " was frozen or changed by somebody else");
}

void record(db::Transaction& tx, const customers::Customer& customer, const Change& change, Instant now) {
  const auto newest = tx.one(store::select_newest_number, {customer.tenant, customer.id}).number;
  tx.change(
      store::insert_record,
      {customer.tenant, customer.id, newest + 1, customer.partner, static_cast<std::int64_t>(customer.frozen),
       static_cast<std::int64_t>(change.becomes), change.automatic, change.reason, now, change.by});
}

}  // namespace

Result<bool> change(db::Transaction& tx, const pc::events::Announcer& announcer,
                    const customers::Customer& customer, const Change& change, Instant now) {
  const bool thawed = change.becomes == customers::Frozen::none;
  if (change.becomes == customer.frozen && (thawed || change.automatic == customer.frozen_automatically))
    return false;
  // What only passes from the application into a person's hand has been frozen since before.
  take(tx, customer, change, change.becomes == customer.frozen ? customer.frozen_at : now);
  record(tx, customer, change, now);
  const FreezeNews news{customer.id,     customer.partner, customer.name, customer.frozen,
                        change.becomes, change.automatic, change.reason, change.by};
  PC_CHECK(announcer.announce(tx, customer.tenant,
                              {events::freeze_changed, customer.id.value, wire::encode(news)}, now));
  return true;
}

Result<bool> freeze_automatically(db::Transaction& tx, const pc::events::Announcer& announcer,
                                  const customers::Customer& customer, const Change& wanted, Instant now) {
  if (customer.association != customers::Association::resale || customer.frozen != customers::Frozen::none)
    return false;
  return change(tx, announcer, customer, {wanted.becomes, true, wanted.reason, wanted.by}, now);
}

Result<bool> lift(db::Transaction& tx, const pc::events::Announcer& announcer,
                  const customers::Customer& customer, const std::string& reason, Instant now) {
  if (customer.frozen == customers::Frozen::none || !customer.frozen_automatically) return false;
  return change(tx, announcer, customer, {customers::Frozen::none, true, reason, std::string(k_system)}, now);
}

Outcome end(db::Transaction& tx, const pc::events::Announcer& announcer, const customers::Customer& customer,
            Instant now) {
  if (customer.frozen == customers::Frozen::none) return Done{};
  PC_CHECK(change(
      tx, announcer, customer,
      {customers::Frozen::none, true, std::string(reasons::relation_changed), std::string(k_system)}, now));
  return Done{};
}

InEffect now_in_effect(db::Reader& reader, const customers::Customer& customer) {
  const auto partner = partners::find(reader, customer.tenant, customer.partner);
  ensure(partner.has_value(), "a customer has a partner");
  return in_effect(customer, partner->standing, partner->standing_since);
}

std::int64_t count_due(const work::View& view) {
  if (view.who.side != access::Side::partner) return 0;
  const auto rows = customers::scope_of(view.who);
  const Instant since = view.now.plus_seconds(-k_resources_kept_days * 86'400);
  const auto partner = partners::find(view.reader, view.who.tenant, partners::PartnerId(view.who.partner));
  const bool all = partner->standing == partners::PartnerStatus::frozen && partner->standing_since <= since;
  return view.reader
      .one(store::count_due, {view.who.tenant, since, view.who.partner, rows.own, rows.team, all})
      .customers;
}

}  // namespace pc::freezing
