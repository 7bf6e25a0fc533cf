#include "customer_list.hpp"

#include "customer_search.hpp"
#include "market/freezing/control.hpp"

namespace pc::directory {
namespace {

/// The last columns of the file, only for whom freezing is anything.
constexpr std::size_t k_freezing_columns = 4;

/// Whether freezing is anything to the caller.
bool with_freezing(const work::View& view) {
  if (view.who.side != access::Side::partner) return view.who.side == access::Side::vendor;
  const partners::PartnerId own(view.who.partner);
  return freezing::check_controls(view.reader, view.who.tenant, own).ok() ||
         partners::find(view.reader, view.who.tenant, own)->standing != partners::PartnerStatus::normal;
}

/// One row of what the caller may see, wherever in its lists it stands. Refuses unknown_customer.
Result<CustomerRow> visible_row(const work::View& view, customers::CustomerId id) {
  const bool somebody_else = view.who.side == access::Side::customer && view.who.customer != id.value;
  if (somebody_else) return refuse(customers::errors::unknown_customer, "customer_id");
  CustomerQuery one;
  one.customer_id = id;
  for (const Scope scope : {Scope::mine, Scope::resellers}) {
    if (scope == Scope::resellers && !view.who.distributor) break;
    one.scope = scope;
    PC_TRY(search, CustomerSearch::of(view, one));
    PC_TRY(items, search.page());
    if (!items.empty()) return std::move(items.front());
  }
  return refuse(customers::errors::unknown_customer, "customer_id");
}

}  // namespace

Result<CustomerRows> list_customers(const work::View& view, const CustomerQuery& query) {
  PC_TRY(search, CustomerSearch::of(view, query));
  CustomerRows page;
  PC_TRY(items, search.page());
  page.items = std::move(items);
  const auto end = lists::end_of_list(query.limit, query.offset, page.items.size());
  page.total = end ? *end : search.count(k_counted_max + 1);
  page.total_more = !end && page.total > k_counted_max;
  if (page.total_more) page.total = k_counted_max;
  return page;
}

Result<std::int64_t> count_all_customers(const work::View& view, const CustomerQuery& query) {
  PC_TRY(search, CustomerSearch::of(view, query));
  return search.count(INT64_MAX);
}

Result<Done> export_customers(const work::View& view, const CustomerQuery& query,
                              const std::function<void(std::string_view)>& write) {
  PC_TRY(search, CustomerSearch::of(view, query));
  return search.write(write, with_freezing(view) ? 0 : k_freezing_columns);
}

Result<CustomerDetail> show_customer(const work::View& view, const OneCustomer& query) {
  PC_TRY(customer, visible_row(view, query.customer_id));
  const TenantId tenant = view.who.side == access::Side::vendor
                              ? customers::visible(view.reader, view.who, customer.id)->tenant
                              : view.who.tenant;
  CustomerDetail detail{std::move(customer), {}};
  for (const auto& period : customers::history(view.reader, tenant, query.customer_id)) {
    AssociationEntry entry;
    entry.partner_name = period.partner_name;
    entry.association_type = period.association;
    entry.from = period.period.from;
    if (!period.period.open()) entry.to = period.period.to;
    detail.associations.push_back(std::move(entry));
  }
  return detail;
}

}  // namespace pc::directory
