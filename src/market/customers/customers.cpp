#include "customers.hpp"

#include "market/customers/joining/associate.hpp"
#include "api/lists/list.hpp"
#include "market/customers/relation/store.hpp"
#include "market/customers/search/name_parts.hpp"
#include "market/customers/search/name_search.hpp"
#include "market/customers/search/store.hpp"
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
  const auto row = reader.maybe(store::select_tenant, {id});
  if (!row) return std::nullopt;
  return row->tenant_id;
}

std::optional<Customer> find(db::Reader& reader, TenantId tenant, CustomerId id) {
  const auto row = reader.maybe(store::select_one, {tenant, id});
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

namespace {

using R = store::CustomerRow;
using lists::hidden;

struct SearchPage {
  lists::Limit limit;
  lists::Offset offset;
};
struct FoundRows {
  std::int64_t total = 0;
  std::vector<R> items;
};

/// Which customers of a tenant; patterns of LIKE, and what is empty or 0 is not asked. `compared_partner` is compared
/// only, so that its list is not gone through.
struct Wanted {
  TenantId tenant_id;
  std::int64_t partner_id = 0, compared_partner = 0;
  std::string name, account_name, tags;
  CustomerId customer_id;
  std::string association_type;
  Instant associated_from, associated_to;
  std::int64_t own = 0, team = 0;
  std::int64_t part_first = 0, part_last = 0, other_first = 0, other_last = 0;
};

std::vector<lists::ListColumn<R>> columns() {
  return {hidden<&R::tenant_id>("c.tenant_id"),
          hidden<&R::customer_id>("c.customer_id"),
          hidden<&R::partner_id>("c.partner_id"),
          hidden<&R::name>("c.name"),
          hidden<&R::account_name>("c.account_name"),
          hidden<&R::association_type>("c.association_type"),
          hidden<&R::associated_at>("c.associated_at"),
          hidden<&R::level>("c.level"),
          hidden<&R::customer_type>("c.customer_type"),
          hidden<&R::verified_status>("c.verified_status"),
          hidden<&R::country_code>("c.country_code"),
          hidden<&R::mobile>("c.mobile"),
          hidden<&R::email>("c.email"),
          hidden<&R::tags>("c.tags"),
          hidden<&R::frozen>("c.frozen"),
          hidden<&R::manager_id>("c.manager_id"),
          hidden<&R::frozen_automatic>("c.frozen_automatic"),
          hidden<&R::frozen_at>("c.frozen_at")};
}

/// It has its own plan (search): by name, by account manager, or along the partner's list.
const lists::List<R, SearchPage, Wanted, FoundRows> k_search{{
    .name = "customers.search",
    .from = "customer c",
    .scope = "c.tenant_id = :tenant_id [partner_id: AND c.partner_id = :partner_id] AND c.association_type "
             "<> 'none' "
             "[name: AND c.name LIKE :name ESCAPE '!'] [account_name: AND c.account_name LIKE :account_name "
             "ESCAPE '!'] "
             "[tags: AND c.tags LIKE :tags ESCAPE '!'] [customer_id: AND c.customer_id = :customer_id] "
             "[association_type: AND c.association_type = :association_type] "
             "[associated_from: AND c.associated_at >= :associated_from] "
             "[associated_to: AND c.associated_at < :associated_to] " +
             managed_now("c") + named_like("c") +
             "[compared_partner: AND c.partner_id + 0 = :compared_partner] ",
    .columns = columns(),
    .filters = {},
    .order = "c.associated_at DESC, c.customer_id DESC",
}};

std::string pattern_of(const std::string& text) { return lists::contains_pattern(Text<0, 64>{text}); }

Wanted wanted_of(db::Reader& reader, const Filter& f) {
  const auto named = name_range(reader, f.tenant, f.name_pattern);
  // Few by name or by account manager: found by that, and the partner only compared.
  const bool few = named.narrow || !f.rows.all();
  return {.tenant_id = f.tenant,
          .partner_id = few ? std::int64_t{0} : f.partner.value,
          .compared_partner = few ? f.partner.value : std::int64_t{0},
          .name = pattern_of(f.name_pattern),
          .account_name = pattern_of(f.account_pattern),
          .tags = pattern_of(f.tag_pattern),
          .customer_id = f.customer,
          .association_type = f.association ? std::string(association_text(*f.association)) : std::string(),
          .associated_from = f.associated.from,
          .associated_to = f.associated.to,
          .own = f.rows.own,
          .team = f.rows.team,
          .part_first = named.narrow ? named.first : 0,
          .part_last = named.narrow ? named.last : 0,
          .other_first = named.other_first,
          .other_last = named.other_last};
}

}  // namespace

Found search(db::Reader& reader, const Filter& f) {
  static const access::Principal nobody;  // whose rows are asked for is in the filter
  SearchPage page;
  page.limit.value = f.limit;
  page.offset.value = f.offset;
  const auto rows = k_search.page({reader, nobody, {}}, wanted_of(reader, f), page).value();
  Found found;
  found.total = rows.total;
  for (const auto& row : rows.items) found.customers.push_back(store::customer_of(row));
  return found;
}

}  // namespace pc::customers
