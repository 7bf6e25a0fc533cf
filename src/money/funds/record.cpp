#include "record.hpp"

#include "api/lists/list.hpp"
#include "market/account_managers/scope.hpp"
#include "platform/wire/one_of.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

using A = Adjustment;
using Q = AdjustmentQuery;
using lists::column;
using lists::computed;
using lists::hidden;
using lists::named;

/// Which records are found; 0 and '': all. The console's filters and those of the Open API become it.
struct Wanted {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  std::int64_t target_id = 0;
  std::string name_pattern, operation;
  Instant period_from, period_to;
  std::int64_t adjustment_id = 0, own = 0, team = 0;
};

std::vector<lists::ListColumn<A>> columns() {
  return {
      hidden<&A::id>("d.adjustment_id"),
      hidden<&A::target>("d.target_id"),
      computed<&A::trans_id>({"Transaction no.", "流水号"}, "Transaction number.").as_id(),
      column<&A::operation_type>("d.operation", {"Operation type", "操作类型"}, "What was done.")
          .in_words_of("operation"),
      computed<&A::customer_id>(lists::k_customer_id,
                                "The customer, or the reseller of a general distributor.")
          .as_id(),
      column<&A::customer_name>("d.target_name", {"Customer name", "客户名称"}, "Its name.")
          .masked_in_files(),
      column<&A::customer_kind>("d.target_kind", {}, "")
          .as(wire::one_of<&A::customer_kind, "customer", "reseller">(
              "customer_kind", "customer, or reseller of a general distributor.")),
      column<&A::amount>("d.amount", {"Amount (CNY)", "金额（元）"}, "Yuan moved.").sorted(),
      column<&A::source>("d.source", {"Account", "账户"}, "The partner's account that paid or was paid back.")
          .in_words_of("source"),
      column<&A::arrears_settled>("d.arrears_settled", {"Arrears settled (CNY)", "清偿欠款（元）"},
                                  "Yuan of the amount that cleared arrears at once."),
      column<&A::customer_balance>("d.balance_after", {"Balance after (CNY)", "变动后余额（元）"},
                                   "The customer's balance afterwards, in yuan."),
      column<&A::memo>("d.memo", {"Memo", "备注"}, "Remark of whoever did it."),
      column<&A::apply_scene>("d.scene", {"Use scene", "使用场景"},
                              "Where it was done: console, bulk or api.")
          .in_words_of("scene"),
      column<&A::operator_name>("d.made_by", {"Operator", "操作人"}, "Who did it.").called("operator"),
      column<&A::at>("d.at", {"Operated", "操作时间"}, "When.").sorted()};
}

std::vector<lists::Filter<Q>> filters() {
  return {named<&Q::customer_id>("One customer (or reseller)."),
          named<&Q::customer_name>("Part of its name."),
          named<&Q::operation_type>("Kind of adjustment."),
          named<&Q::from>("First day (GMT+08:00)."),
          named<&Q::to>("Last day (GMT+08:00)."),
          named<&Q::trans_id>("Transaction number."),
          named<&Q::reseller_id>("A general distributor: the records of this reseller.")};
}

/// How many there are is told by counts of days where it can (adjustment_days); else they are counted so far.
const lists::List<A, Q, Wanted, AdjustmentPage> k_adjustments{
    {.name = "funds.adjustments",
     .from = "adjustment d",
     .scope =
         "d.tenant_id = :tenant_id AND d.partner_id = :partner_id [target_id: AND d.target_id = :target_id] "
         "[name_pattern: AND d.target_name LIKE :name_pattern ESCAPE '!'] "
         "[operation: AND d.operation = :operation] [period_from: AND d.at >= :period_from] "
         "[period_to: AND d.at < :period_to] [adjustment_id: AND d.adjustment_id = :adjustment_id] " +
         account_managers::managed_at("d.tenant_id", "d.target_id", "d.at"),
     .columns = columns(),
     .filters = filters(),
     .order = "d.adjustment_id DESC",
     .first_sort = "-at",
     .count_most = 1'000,
     .file = {"trans_id", "customer_id", "customer_name", "operation_type", "amount", "source",
              "arrears_settled", "apply_scene", "operator", "at", "memo"}}};

void finish(std::span<Adjustment> records) {
  for (auto& record : records) {
    record.trans_id = transaction_number(record.operation_type, record.id);
    record.customer_id = std::to_string(record.target);
  }
}

Wanted wanted_of(const AdjustmentFilter& f) {
  return {.tenant_id = f.tenant,
          .partner_id = f.partner,
          .target_id = f.target,
          .name_pattern = f.name_pattern,
          .operation = f.operation ? std::string(operation_text(*f.operation)) : std::string(),
          .period_from = f.period.from,
          .period_to = f.period.to,
          .adjustment_id = f.id,
          .own = f.rows.own,
          .team = f.rows.team};
}

Q page_of(const AdjustmentFilter& f) {
  Q query;
  query.limit.value = f.limit;
  query.offset.value = f.offset;
  query.sort = f.sort;
  return query;
}

/// Whose records are asked for is in the filter.
work::View of_the_filter(db::Reader& reader) {
  static const access::Principal nobody;
  return {reader, nobody, {}};
}

}  // namespace

wire::Fields Adjustment::fields() { return k_adjustments.row_fields(); }
const lists::FileCells& adjustment_cells() { return k_adjustments.cells(); }

wire::Fields AdjustmentQuery::fields() {
  static const auto all = [] {
    const auto declared = k_adjustments.query_fields();
    std::vector<wire::Field> fields(declared.begin(), declared.end());
    fields.back() = wire::field<&Q::sort>("sort", "at, -at, amount or -amount.");
    return fields;
  }();
  return all;
}

namespace store {

Result<std::vector<Adjustment>> adjustments(db::Reader& reader, const AdjustmentFilter& filter) {
  return k_adjustments.items(of_the_filter(reader), wanted_of(filter), page_of(filter), finish);
}

Result<Done> write_adjustments(const work::View& view, const AdjustmentFilter& filter,
                               const lists::CsvExport::Write& write) {
  return k_adjustments.write(view, wanted_of(filter), page_of(filter), write, finish);
}

std::int64_t count(db::Reader& reader, const AdjustmentFilter& filter, std::int64_t most) {
  return k_adjustments.count(of_the_filter(reader), wanted_of(filter), page_of(filter), most);
}

}  // namespace store
}  // namespace pc::funds
