#include "adjustments.hpp"

#include "adjustment_days.hpp"
#include "base/masked.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

constexpr lists::SortKey k_sorts[] = {{"at", 1}, {"amount", 3}};
constexpr int k_newest_first = 2;
/// Records that a page of the console counts when they are not counted by days; more would take the longer the more
/// there are.
constexpr std::int64_t k_counted_max = 1'000;
constexpr std::size_t k_export_rows_a_page = 1000;

Result<AdjustmentFilter> filter_of(const work::View& view, const AdjustmentQuery& query) {
  PC_TRY(partner, partners::acting_partner(view.reader, view.who, query.reseller_id));
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
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
  filter.sort = sort;
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  return filter;
}

/// A line of the export; names are anonymised there. Spec: cross-cutting behaviour, export pattern.
std::vector<std::string> cells_of(const Adjustment& a, const access::Principal& who) {
  return {a.trans_id,
          a.customer_id,
          access::shown(who, Mask::name, a.customer_name),
          std::string(operation_text(a.operation_type)),
          a.amount.text(),
          std::string(source_text(a.source)),
          a.arrears_settled.text(),
          a.apply_scene,
          a.operator_name,
          a.at.text(),
          a.memo};
}

constexpr lists::Column k_columns[] = {lists::head("Transaction", "交易号"),
                                       lists::customer_id(),
                                       lists::head("Customer", "客户名称"),
                                       lists::head("Operation", "操作类型", "operation"),
                                       lists::head("Amount (CNY)", "金额（元）"),
                                       lists::head("Account", "账户", "source"),
                                       lists::head("Arrears cleared", "核销欠款"),
                                       lists::head("Scene", "使用场景", "scene"),
                                       lists::head("Operator", "操作人"),
                                       lists::head("Time", "操作时间"),
                                       lists::head("Memo", "备注")};

}  // namespace

wire::Fields AdjustmentQuery::fields() {
  using Q = AdjustmentQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::customer_id>("customer_id", "One customer (or reseller)."),
      wire::field<&Q::customer_name>("customer_name", "Part of its name."),
      wire::field<&Q::operation_type>("operation_type", "Kind of adjustment."),
      wire::field<&Q::from>("from", "First day (GMT+08:00)."),
      wire::field<&Q::to>("to", "Last day (GMT+08:00)."),
      wire::field<&Q::trans_id>("trans_id", "Transaction number."),
      wire::field<&Q::reseller_id>("reseller_id", "A general distributor: the records of this reseller."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip."),
      wire::field<&Q::sort>("sort", "at, -at, amount or -amount.")};
  return all;
}

wire::Fields AdjustmentPage::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&AdjustmentPage::total>("total", "Rows that match, as far as they were counted."),
      wire::field<&AdjustmentPage::total_more>("total_more", "Whether there are more than `total`."),
      wire::field<&AdjustmentPage::items>("items", "The page.")};
  return all;
}

AdjustmentPage find_adjustments(db::Reader& reader, const AdjustmentFilter& f) {
  if (by_days(f)) return find_by_days(reader, f);
  AdjustmentPage page;
  const auto enough = std::max(f.count_most, f.offset + f.limit);
  page.total = store::count(reader, f, enough + 1);
  page.total_more = page.total > enough;
  page.total = std::min(page.total, enough);
  page.items = store::adjustments(reader, f);
  return page;
}

Result<AdjustmentPage> list_adjustments(const work::View& view, const AdjustmentQuery& query) {
  PC_TRY(filter, filter_of(view, query));
  filter.count_most = k_counted_max;
  return find_adjustments(view.reader, filter);
}

Result<Done> export_adjustments(const work::View& view, const AdjustmentQuery& query,
                                const std::function<void(std::string_view)>& write) {
  PC_TRY(filter, filter_of(view, query));
  lists::CsvExport csv(write, k_columns, view.who);
  store::each_page(view.reader, filter, k_export_rows_a_page, [&](const std::vector<Adjustment>& page) {
    for (const auto& adjustment : page) csv.line(cells_of(adjustment, view.who));
  });
  return Done{};
}

}  // namespace pc::funds
