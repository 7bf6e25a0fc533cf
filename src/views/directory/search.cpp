#include "search.hpp"

#include "api/lists/list.hpp"
#include "market/customers/row.hpp"
#include "name_search.hpp"

namespace pc::directory {
namespace {

using R = customers::CustomerRow;
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
  customers::CustomerId customer_id;
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
    .name = "directory.search",
    .from = "customer c",
    .scope = "c.tenant_id = :tenant_id [partner_id: AND c.partner_id = :partner_id] AND c.association_type "
             "<> 'none' "
             "[name: AND c.name LIKE :name ESCAPE '!'] [account_name: AND c.account_name LIKE :account_name "
             "ESCAPE '!'] "
             "[tags: AND c.tags LIKE :tags ESCAPE '!'] [customer_id: AND c.customer_id = :customer_id] "
             "[association_type: AND c.association_type = :association_type] "
             "[associated_from: AND c.associated_at >= :associated_from] "
             "[associated_to: AND c.associated_at < :associated_to] " +
             customers::managed_now("c") + named_like("c") +
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
          .association_type =
              f.association ? std::string(customers::association_text(*f.association)) : std::string(),
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
  for (const auto& row : rows.items) found.customers.push_back(customers::customer_of(row));
  return found;
}

}  // namespace pc::directory
