#include "adjustments.hpp"

#include "adjustment_days.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

/// Records that a page of the console counts when they are not counted by days; more would take the longer the more
/// there are.
constexpr std::int64_t k_counted_max = 1'000;

Result<AdjustmentFilter> filter_of(const work::View& view, const AdjustmentQuery& query) {
  PC_TRY(partner, partners::acting_partner(view.reader, view.who, query.reseller_id));
  AdjustmentFilter filter(customers::scope_of(view.who));
  filter.tenant = partner.tenant;
  filter.partner = partner.id;
  filter.target = query.customer_id ? query.customer_id->value : 0;
  filter.name_pattern = lists::contains_pattern(query.customer_name);
  filter.operation = query.operation_type;
  filter.period = lists::period_of(query.from, query.to);
  if (query.trans_id && !query.trans_id->empty()) {
    const auto id = id_of_transaction_number(query.trans_id->value);
    filter.id = id ? id->value : -1;  // a number that is none of ours finds nothing
  }
  filter.sort = query.sort;
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  return filter;
}

Result<AdjustmentPage> found(db::Reader& reader, const AdjustmentFilter& f) {
  if (by_days(f)) return find_by_days(reader, f);
  AdjustmentPage page;
  PC_TRY(items, store::adjustments(reader, f));
  page.items = std::move(items);
  const auto enough = std::max(f.count_most, f.offset + f.limit);
  page.total = store::count(reader, f, enough + 1);
  page.total_more = page.total > enough;
  page.total = std::min(page.total, enough);
  return page;
}

}  // namespace

wire::Fields AdjustmentPage::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&AdjustmentPage::total>("total", "Rows that match, as far as they were counted."),
      wire::field<&AdjustmentPage::total_more>("total_more", "Whether there are more than `total`."),
      wire::field<&AdjustmentPage::items>("items", "The page.")};
  return all;
}

AdjustmentPage find_adjustments(db::Reader& reader, const AdjustmentFilter& filter) {
  return found(reader, filter).value();
}

Result<AdjustmentPage> list_adjustments(const work::View& view, const AdjustmentQuery& query) {
  PC_TRY(filter, filter_of(view, query));
  filter.count_most = k_counted_max;
  return found(view.reader, filter);
}

Result<Done> export_adjustments(const work::View& view, const AdjustmentQuery& query,
                                const std::function<void(std::string_view)>& write) {
  PC_TRY(filter, filter_of(view, query));
  return store::write_adjustments(view, filter, write);
}

}  // namespace pc::funds
