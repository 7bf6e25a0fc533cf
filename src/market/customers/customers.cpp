#include "customers.hpp"

#include "market/customers/name_parts.hpp"
#include "market/customers/names_store.hpp"
#include "store.hpp"

namespace pc::customers {
namespace {

void open_period(db::Transaction& tx, const Customer& customer, Association association, Instant from) {
  tx.change(store::insert_association,
            {customer.tenant, customer.id, from, k_end_of_time, customer.partner, association});
}

/// Somebody else may have ended or switched it meanwhile, in another process: then this batch runs again.
void close_period(db::Transaction& tx, const Customer& customer, Association becomes, Instant now) {
  const auto changed = tx.change(store::update_association,
                                 {customer.tenant, customer.id, becomes, now, customer.association});
  if (changed != 1) throw db::Conflict("the association of customer " + customer.id.text() + " was changed");
  tx.change(store::end_association, {customer.tenant, customer.id, now});
}

}  // namespace

std::span<const wire::Name<Association>> names(Association) {
  static constexpr wire::Name<Association> all[] = {{Association::resale, "resale"},
                                                    {Association::referral, "referral"},
                                                    {Association::none, "none"}};
  return all;
}

std::span<const wire::Name<Frozen>> names(Frozen) {
  static constexpr wire::Name<Frozen> all[] = {
      {Frozen::none, "none"}, {Frozen::account, "account"}, {Frozen::resources, "account_and_resources"}};
  return all;
}

void create(db::Transaction& tx, const Customer& customer, Instant now) {
  const auto parts = name_parts(customer.name);
  tx.change(store::insert_customer, {.tenant_id = customer.tenant,
                                     .customer_id = customer.id,
                                     .partner_id = customer.partner,
                                     .name = customer.name,
                                     .account_name = customer.account_name,
                                     .association_type = customer.association,
                                     .associated_at = customer.associated_at,
                                     .level = customer.level,
                                     .customer_type = customer.customer_type,
                                     .verified_status = customer.verified_status,
                                     .country_code = customer.country_code,
                                     .mobile = customer.mobile,
                                     .email = customer.email,
                                     .tags = joined_tags(customer.tags),
                                     .frozen = static_cast<std::int64_t>(customer.frozen),
                                     .created_at = now,
                                     .name_parts = static_cast<std::int64_t>(parts.size())});
  for (const auto part : parts) tx.append(names_store::part, {customer.tenant, part, customer.id});
  tx.change(store::insert_directory, {customer.id, customer.tenant});
  open_period(tx, customer, customer.association, customer.associated_at);
}

void switch_association(db::Transaction& tx, const Customer& customer, Association to, Instant now) {
  close_period(tx, customer, to, now);
  open_period(tx, customer, to, now);
}

void end_association(db::Transaction& tx, const Customer& customer, Instant now) {
  close_period(tx, customer, Association::none, now);
}

std::optional<AssociationPeriod> association_at(db::Reader& reader, TenantId tenant, CustomerId id,
                                                Instant at) {
  for (auto& period : history(reader, tenant, id))
    if (period.period.contains(at)) return period;
  return std::nullopt;
}

std::optional<TenantId> tenant_of(db::Reader& reader, CustomerId id) {
  const auto row = reader.maybe(store::select_tenant, {id});
  if (!row) return std::nullopt;
  return row->tenant_id;
}

std::optional<Customer> find(db::Reader& reader, TenantId tenant, CustomerId id) {
  const auto row = reader.maybe(store::select_one, {tenant, id});
  if (!row) return std::nullopt;
  return customer_of(*row);
}

std::optional<Customer> find_anywhere(db::Reader& reader, CustomerId id) {
  const auto tenant = tenant_of(reader, id);
  if (!tenant) return std::nullopt;
  return find(reader, *tenant, id);
}

std::vector<AssociationPeriod> history(db::Reader& reader, TenantId tenant, CustomerId id) {
  std::vector<AssociationPeriod> all;
  for (const auto& row : reader.rows(store::select_history, {tenant, id}))
    all.push_back({Period{row.from_at, row.to_at}, row.partner_id, row.association_type, row.name});
  return all;
}

Result<Customer> visible(db::Reader& reader, const access::Principal& who, CustomerId id) {
  const auto customer =
      who.side == access::Side::vendor ? find_anywhere(reader, id) : find(reader, who.tenant, id);
  if (!customer) return refuse(errors::unknown_customer, "customer_id");
  const bool of_partner = who.side == access::Side::partner &&
                          (customer->partner.value == who.partner || who.distributor);
  const bool self = who.side == access::Side::customer && who.customer == id.value;
  const bool scoped = in_scope(reader, customer->tenant, customer->manager, scope_of(who));
  if ((who.side != access::Side::vendor && !of_partner && !self) || !scoped)
    return refuse(errors::unknown_customer, "customer_id");
  return *customer;
}

Result<Customer> current(db::Reader& reader, const access::Principal& who, CustomerId id) {
  PC_TRY(customer, visible(reader, who, id));
  if (customer.association == Association::none && who.side != access::Side::vendor)
    return refuse(errors::unknown_customer, "customer_id");
  return customer;
}

Result<Customer> own(db::Reader& reader, const access::Principal& who, CustomerId id) {
  PC_TRY(customer, current(reader, who, id));
  if (who.side != access::Side::partner || customer.partner.value != who.partner)
    return refuse(errors::unknown_customer, "customer_id");
  return customer;
}

}  // namespace pc::customers
