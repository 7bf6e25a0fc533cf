#include "customers.hpp"

#include "lists/lists.hpp"
#include "joining/associate.hpp"
#include "relation/store.hpp"
#include "search/name_parts.hpp"
#include "search/name_search.hpp"
#include "search/store.hpp"
#include "store.hpp"

namespace pc::customers {
namespace {

void open_period(db::Transaction& tx, const Customer& customer, Association association, Instant from) {
  tx.change(store::insert_association, {customer.tenant.value, customer.id.value, from.micros, k_end_of_time.micros,
                                        customer.partner.value, std::string(association_text(association))});
}

/// Somebody else may have ended or switched it meanwhile, in another process: then this batch runs again.
void close_period(db::Transaction& tx, const Customer& customer, Association becomes, Instant now) {
  const auto changed =
      tx.change(store::update_association,
                {customer.tenant.value, customer.id.value, std::string(association_text(becomes)), now.micros,
                 std::string(association_text(customer.association))});
  if (changed != 1) throw db::Conflict("the association of customer " + customer.id.text() + " was changed");
  tx.change(store::end_association, {customer.tenant.value, customer.id.value, now.micros});
}

}  // namespace

std::span<const wire::Name<Association>> names(Association) {
  static constexpr wire::Name<Association> all[] = {{Association::resale, "resale"},
                                                    {Association::referral, "referral"},
                                                    {Association::none, "none"}};
  return all;
}

void create(db::Transaction& tx, const Customer& customer, Instant now) {
  const auto parts = name_parts(customer.name);
  tx.change(store::insert_customer,
            {customer.tenant.value, customer.id.value, customer.partner.value, customer.name, customer.account_name,
             std::string(association_text(customer.association)), customer.associated_at.micros, customer.level,
             customer.customer_type, customer.verified_status, customer.country_code, customer.mobile, customer.email,
             joined_tags(customer.tags), static_cast<std::int64_t>(customer.frozen), now.micros,
             static_cast<std::int64_t>(parts.size())});
  for (const auto part : parts) tx.append(names_store::part, {customer.tenant.value, part, customer.id.value});
  tx.change(store::insert_directory, {customer.id.value, customer.tenant.value});
  open_period(tx, customer, customer.association, customer.associated_at);
  relation::note_association(tx, customer, customer.associated_at, {});
  note_contacts(tx, customer);
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
  const auto row = reader.maybe(store::select_tenant, {id.value});
  if (!row) return std::nullopt;
  return row->id<TenantId>(0);
}

std::optional<Customer> find(db::Reader& reader, TenantId tenant, CustomerId id) {
  const auto row = reader.maybe(store::select_one, {tenant.value, id.value});
  if (!row) return std::nullopt;
  return store::customer_of(*row);
}

std::optional<Customer> find_anywhere(db::Reader& reader, CustomerId id) {
  const auto tenant = tenant_of(reader, id);
  if (!tenant) return std::nullopt;
  return find(reader, *tenant, id);
}

std::vector<AssociationPeriod> history(db::Reader& reader, TenantId tenant, CustomerId id) {
  std::vector<AssociationPeriod> all;
  for (const auto& row : reader.rows(store::select_history, {tenant.value, id.value}))
    all.push_back({Period{row.instant(0), row.instant(1)}, row.id<partners::PartnerId>(2),
                   association_of_text(row.text(3)).value(), row.text(4)});
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

namespace {

std::string pattern_of(const std::string& text) { return lists::contains_pattern(Text<0, 64>{text}); }

}  // namespace

Found search(db::Reader& reader, const Filter& f) {
  db::Params params{f.tenant.value,
                    f.partner.value,
                    pattern_of(f.name_pattern),
                    pattern_of(f.account_pattern),
                    pattern_of(f.tag_pattern),
                    f.customer.value,
                    f.association ? std::string(association_text(*f.association)) : std::string(),
                    f.associated.from.micros,
                    f.associated.to.micros,
                    f.rows.own,
                    f.rows.team};
  const auto named = name_range(reader, f.tenant, f.name_pattern);
  // Few by name or by account manager: found by that, and the partner only compared.
  const bool few = named.narrow || !f.rows.all();
  if (few) params[1] = std::int64_t{0};
  params.insert(params.end(), {named.narrow ? named.first : 0, named.narrow ? named.last : 0, named.other_first,
                               named.other_last, few ? f.partner.value : std::int64_t{0}});
  Found found;
  found.total = reader.one(store::count_search, params).integer(0);
  params.insert(params.end(), {f.limit, f.offset});
  for (const auto& row : reader.rows(store::select_search, params)) found.customers.push_back(store::customer_of(row));
  return found;
}

}  // namespace pc::customers
