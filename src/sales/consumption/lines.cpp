#include "lines.hpp"

#include <algorithm>

#include "day_sums.hpp"
#include "market/account_managers/scope.hpp"
#include "money/charging/charging.hpp"
#include "platform/base/masked.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::consumption {
namespace {

using Q = LineQuery;
using R = LineRow;
using lists::column;
using lists::computed;
using lists::hidden;
using lists::some;

/// Whose lines: of a partner, of a distributor and its resellers, of one customer; 0: not narrowed by it. The vendor's
/// people see all tenants.
struct LineScope {
  TenantId tenant_id;
  std::int64_t own_partner = 0, distributor = 0, own_customer = 0;
  std::int64_t own = 0, team = 0;
  std::int64_t in_cycle = 0;
};

std::string paid_from(const charging::PotKind& pot) {
  return charging::paid_from(pot, "l.tenant_id", "l.line_id");
}

std::vector<lists::ListColumn<R>> columns() {
  return {
      hidden<&R::line>("l.line_id"),
      hidden<&R::corrected>("l.corrects"),
      hidden<&R::import>("l.import_id"),
      hidden<&R::dropped_e11>("l.dropped_e11"),
      hidden<&R::day_of_rate>("l.rate_day"),
      hidden<&R::manager>("COALESCE(m.manager_id, 0)"),
      hidden<&R::manager_in_full>("COALESCE(g.display_name, '')"),
      computed<&R::id>({"Line ID", "明细编号"}, "Line.").as_id(),
      column<&R::cycle>("l.cycle", {"Bill cycle", "账期"}, "Bill cycle."),
      column<&R::customer_id>("l.customer_id", lists::k_customer_id, "Customer."),
      column<&R::customer_name>("c.name", {"Customer name", "客户名称"}, "Its name.").masked_in_files(),
      column<&R::association_type>("l.association_type", {"Association", "关联类型"},
                                   "How it was associated.")
          .in_words_of("association"),
      column<&R::product_type>("l.product_type", {"Product type", "产品类型"}, "Product type."),
      column<&R::product>("l.product", {"Product", "产品"}, "Product."),
      column<&R::charging_mode>("l.charging_mode", {"Charging mode", "计费模式"}, "")
          .as(wire::one_of<&R::charging_mode, "on_demand", "period", "other">("charging_mode",
                                                                              "on_demand, period or other."))
          .in_words_of("charging"),
      column<&R::bill_type>("l.bill_type", {"Bill type", "账单类型"}, "")
          .as(wire::one_of<&R::bill_type, "usage", "purchase", "refund", "credit", "adjustment", "tax",
                           "renewal", "change", "unsubscribe", "auto_renewal", "change_refund",
                           "on_demand_refund">("bill_type", "Kind of line."))
          .in_words_of("bill_type"),
      column<&R::consumed_from>("l.consumed_from", {"Consumed", "消费时间"}, "Begin of consumption.")
          .sorted(),
      column<&R::consumed_to>("l.consumed_to", {"Until", "结束时间"}, "End of consumption, exclusive."),
      column<&R::resource_id>("l.resource_id", {"Resource ID", "资源ID"}, "Resource."),
      column<&R::resource_name>("l.resource_name", {"Resource name", "资源名称"}, "Its name."),
      column<&R::region>("l.region", {"Region", "区域"}, "Region."),
      column<&R::usage>("l.usage_quantity", {"Usage", "用量"}, "Usage."),
      column<&R::usage_unit>("l.usage_unit", {"Unit", "单位"}, "Its unit."),
      column<&R::description>("l.description", {"Description", "描述"}, "What was charged."),
      column<&R::currency>("l.currency", {"Currency", "币种"}, "Currency of the bill."),
      column<&R::original_amount>("l.original_amount", {"Original amount", "原币金额"},
                                  "Billed, in that currency, exact."),
      some<&R::exchange_rate>("l.exchange_rate", {"Exchange rate", "汇率"},
                              "Yuan for one unit; null for CNY."),
      computed<&R::rate_date>({}, "Day of the rate."),
      column<&R::list_amount>("l.list_amount", {"List price (CNY)", "官网价（元）"},
                              "List price in yuan, exact."),
      computed<&R::discount>({"Discount (CNY)", "折扣（元）"}, "List price less amount."),
      column<&R::amount>("l.amount", {"Amount (CNY)", "金额（元）"}, "Amount in yuan, exact."),
      column<&R::payable>("l.charged", {"Payable (CNY)", "应付金额（元）"},
                          "Charged, in yuan: the amount cut to the fen.")
          .sorted(),
      computed<&R::dropped>({"Truncated (CNY)", "抹零（元）"}, "The part below one fen that was dropped."),
      column<&R::paid_cash>(paid_from(charging::k_topup), {"Paid from balance (CNY)", "余额支付（元）"},
                            "Paid from the top-up part of the balance."),
      column<&R::paid_credit>(paid_from(charging::k_credit), {"Paid from credit (CNY)", "信用支付（元）"},
                              "Paid from the credit part."),
      column<&R::arrears>(paid_from(charging::k_arrears), {"Arrears (CNY)", "欠款（元）"}, "Left owing."),
      column<&R::provider>("l.provider", {"Provider", "服务商"}, "Cloud."),
      computed<&R::import_id>({"Import", "导入编号"}, "The import it came with.").as_id(),
      column<&R::line_number>("l.line_number", {"Bill line", "账单行号"},
                              "Its line in that file; 0: it was reported no more."),
      computed<&R::corrects>({"Corrects line", "更正的明细"},
                             "The line whose charge this one corrects; null: none.")
          .as_id(),
      column<&R::invoice_id>("l.invoice_id", {"Invoice", "发票号"},
                             "The provider's invoice, where it is known."),
      computed<&R::manager_id>({}, "Account manager of that time; null: nobody."),
      computed<&R::manager_name>({"Account manager", "客户经理"}, "Their name, masked.").told_masked()};
}

std::vector<lists::Filter<Q>> filters() {
  return {
      lists::named<&Q::cycle>("Bill cycle; without days the newest with data."),
      lists::contains<&Q::customer_name>("c.name", "Part of the customer's name."),
      lists::is_whole<&Q::account_name>("c.account_name", "Its whole account name."),
      lists::equals<&Q::customer_id>("l.customer_id", "One customer."),
      lists::contains<&Q::resource_id>("l.resource_id", "Part of the resource's id."),
      lists::contains<&Q::resource_name>("l.resource_name", "Part of the resource's name."),
      lists::filter<&Q::product_type>(
          "[product_type: AND (l.product_type LIKE :product_type ESCAPE '!' OR "
          "l.product LIKE :product_type ESCAPE '!')] ",
          "Part of the product type or product.",
          [](const Q& query) { return db::Value(lists::contains_pattern(query.product_type)); }),
      lists::equals<&Q::association_type>("l.association_type", "resale or referral."),
      lists::equals<&Q::charging_mode>("l.charging_mode", "on_demand, period or other."),
      lists::equals<&Q::bill_type>(
          "l.bill_type",
          "usage, purchase, refund, credit, adjustment, tax, renewal, change, unsubscribe, auto_renewal, "
          "change_refund or on_demand_refund."),
      lists::contains<&Q::region>("l.region", "Part of the region."),
      lists::filter<&Q::manager_id>(
          account_managers::of_manager_at("l.tenant_id", "l.customer_id", "l.consumed_from", "manager_id"),
          "Consumed while this account manager looked after the customer.",
          [](const Q& query) { return lists::given(query.manager_id); }),
      lists::when<&Q::hide_zero>("l.charged <> 0", "true: leave out lines that cost nothing."),
      lists::filter<&Q::charge_id>(
          "[charge_id: AND (l.line_id = :charge_id OR (l.corrects = :charge_id AND l.corrects <> 0))] ",
          "One line with all that correct it.", [](const Q& query) { return lists::given(query.charge_id); }),
      lists::from_day<&Q::from>("l.consumed_from", "Consumed on this day or later (GMT+08:00)."),
      lists::to_day<&Q::to>("l.consumed_from", "Consumed on this day or earlier (GMT+08:00).")};
}

using LineList = lists::List<R, Q, LineScope, LineRows>;
LineList::Declared declared(const char* name, const std::string& of_tenant) {
  const std::string from =
      "consumption_line l JOIN customer c ON c.tenant_id = l.tenant_id AND c.customer_id = l.customer_id "
      "JOIN partner p ON p.tenant_id = l.tenant_id AND p.partner_id = l.partner_id ";
  return {
      .name = name,
      .from = from + account_managers::join_manager_at("l.tenant_id", "l.customer_id", "l.consumed_from") +
              "LEFT JOIN person g ON g.tenant_id = m.tenant_id AND g.person_id = m.manager_id",
      .count_from = from,
      .scope = of_tenant +
               " [own_partner: AND l.partner_id = :own_partner] "
               "[distributor: AND (l.partner_id = :distributor OR p.distributor_id = :distributor)] "
               "[own_customer: AND l.customer_id = :own_customer] [in_cycle: AND l.cycle = :in_cycle] " +
               account_managers::managed_at("l.tenant_id", "l.customer_id", "l.consumed_from"),
      .columns = columns(),
      .filters = filters(),
      .order = "l.consumed_from DESC, l.line_id DESC",
      .sums = {{"l.charged", &LineRows::payable_total}},
      .file = {
          "cycle",      "customer_id",   "customer_name",   "product_type",  "product",     "charging_mode",
          "bill_type",  "consumed_from", "consumed_to",     "resource_id",   "region",      "usage",
          "usage_unit", "currency",      "original_amount", "exchange_rate", "list_amount", "amount",
          "payable",    "dropped",       "arrears",         "manager_name",  "id",          "corrects",
          "invoice_id"}};
}

const LineList k_lines{declared("consumption.lines", "l.tenant_id = :tenant_id")};
const LineList k_lines_everywhere{
    declared("consumption.lines_everywhere", "1 = 1 [tenant_id: AND l.tenant_id = :tenant_id]")};

bool is_vendor(const work::View& view) { return view.who.side == access::Side::vendor; }

std::int64_t tenant_of(const work::View& view) { return is_vendor(view) ? 0 : view.who.tenant.value; }

/// The asked cycle; without one, without days and of no one charge the newest that has data.
std::int64_t cycle_of(const work::View& view, const LineQuery& q) {
  if (q.cycle) return q.cycle->number;
  if (q.from || q.to || q.charge_id) return 0;
  const auto newest = newest_cycle(view.reader, tenant_of(view), view.now);
  return newest ? newest->number : 0;
}

/// Whether daily sums tell how many lines match: only whose and when is asked. A day of an assignment has lines of both
/// sides, which sums do not tell apart.
bool told_by_day_sums(const work::View& view, const LineQuery& q) {
  if (q.manager_id || q.charge_id || !customers::scope_of(view.who).all()) return false;
  for (const auto* text : {&q.customer_name, &q.account_name, &q.resource_id, &q.resource_name,
                           &q.product_type, &q.charging_mode, &q.bill_type, &q.region})
    if (*text && !(*text)->empty()) return false;
  return !q.association_type && !q.hide_zero.value_or(false);
}

Outcome check_filters(const work::View& view, const LineQuery& q) {
  return lists::check_masked_filter(view.who.may(customers::permissions::reveal),
                                    lists::text_or_empty(q.account_name), "account_name");
}

constexpr std::int64_t k_nobody = -1;

const LineList& list_for(const work::View& view) { return is_vendor(view) ? k_lines_everywhere : k_lines; }

LineScope scope_of(const work::View& view, const LineQuery& q) {
  const bool partner = view.who.side == access::Side::partner;
  const auto rows = customers::scope_of(view.who);
  return {.tenant_id = TenantId(tenant_of(view)),
          .own_partner = partner && !view.who.distributor ? view.who.partner : std::int64_t{0},
          .distributor = partner && view.who.distributor ? view.who.partner : std::int64_t{0},
          .own_customer = view.who.side == access::Side::customer ? view.who.customer : std::int64_t{0},
          .own = rows.own,
          .team = rows.team,
          .in_cycle = cycle_of(view, q)};
}

/// Of a customer's people whose customer is not theirs to say, and who looks after it is its partner's business.
LineQuery asked_by(const access::Principal& who, LineQuery query) {
  if (who.side != access::Side::customer) return query;
  query.customer_id.reset();
  if (query.manager_id) query.manager_id = access::PersonId(k_nobody);
  return query;
}

DayScope days_of(const LineScope& lines, const LineQuery& q) {
  DayScope scope{lines.tenant_id.value,
                 lines.own_partner,
                 lines.distributor,
                 q.customer_id ? q.customer_id->value : lines.own_customer,
                 q.from.value_or(Day{INT32_MIN}),  // nothing counts before it was consumed
                 Day{INT32_MAX},
                 q.from,
                 q.to};
  if (lines.in_cycle == 0) return scope;
  const BillCycle cycle{static_cast<std::int32_t>(lines.in_cycle)};
  scope.first = std::max(scope.first, cycle.first_day());
  scope.last = Day{cycle.plus(1).first_day().number - 1};
  return scope;
}

DaySums count(const work::View& view, const LineScope& scope, const LineQuery& q) {
  if (told_by_day_sums(view, q)) return day_sums(view.reader, days_of(scope, q));
  const auto page = list_for(view).totals(view, scope, q);
  return {page.total, page.payable_total};
}

/// A customer is not told which of its partner's people looks after it.
void finish(LineRow& l, const access::Principal& who) {
  l.id = l.line.text();
  if (l.exchange_rate) l.rate_date = l.day_of_rate;
  // Spec: list price = discount + dropped part + payable.
  l.discount = Decimal::sum(l.list_amount, Decimal(-l.amount.units(), l.amount.scale())).value_or(Decimal());
  l.dropped = Decimal(l.dropped_e11, k_rated_scale);
  l.import_id = l.import.text();
  if (l.corrected) l.corrects = l.corrected.text();
  if (who.side == access::Side::customer) {
    l.invoice_id.clear();
  } else if (l.manager) {
    l.manager_id = l.manager;
    l.manager_name = access::shown(who, Mask::name, l.manager_in_full);
  }
}
auto finish_for(const work::View& view) {
  return [&view](std::span<LineRow> lines) {
    for (auto& line : lines) finish(line, view.who);
  };
}

}  // namespace

wire::Fields LineQuery::fields() { return k_lines.query_fields(); }
wire::Fields LineRow::fields() { return k_lines.row_fields(); }
const lists::FileCells& line_cells() { return k_lines.cells(); }

wire::Fields LineRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&LineRows::total>("total", "Lines that match."),
      wire::field<&LineRows::payable_total>("payable_total", "Their sum, in yuan."),
      wire::field<&LineRows::items>("items", "The page.")};
  return all;
}

wire::Fields Cycles::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Cycles::items>("items", "Cycles with data, newest first.")};
  return all;
}

Result<LineRows> list_lines(const work::View& view, const LineQuery& query) {
  PC_CHECK(check_filters(view, query));
  const auto asked = asked_by(view.who, query);
  const auto scope = scope_of(view, asked);
  LineRows page;
  PC_TRY(items, list_for(view).items(view, scope, asked, finish_for(view)));
  page.items = std::move(items);
  const auto sums = count(view, scope, asked);
  page.total = sums.lines;
  page.payable_total = sums.charged;
  return page;
}

Result<Done> export_lines(const work::View& view, const LineQuery& query,
                          const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(view, query));
  const auto asked = asked_by(view.who, query);
  return list_for(view).write(view, scope_of(view, asked), asked, write, finish_for(view));
}

Result<Cycles> list_cycles(const work::View& view, const edge::Nothing&) {
  Cycles cycles;
  for (const auto& cycle : cycles_with_lines(view.reader, tenant_of(view)))
    cycles.items.push_back(cycle.text());
  return cycles;
}

}  // namespace pc::consumption
