#include "lines.hpp"

#include <algorithm>

#include "base/masked.hpp"
#include "customers/scope.hpp"
#include "day_sums.hpp"
#include "wire/one_of.hpp"

namespace pc::consumption {
namespace {

// $2 partner or 0, $3 distributor or 0, $4 customer or 0, $5 cycle or 0, $6 customer name, $7 account name,
// $8 resource id, $9 resource name, $10 product type, $11 charging mode, $12 bill type, $13 region, $14 association,
// $15 hide zero, $16 and $17 time of consumption, $18 and $19 whose rows, $20 account manager at that time or 0,
// $21 one charge with what corrects it
#define PC_LINE_FROM                                                                                        \
  "FROM consumption_line l JOIN customer c ON c.tenant_id = l.tenant_id AND c.customer_id = l.customer_id " \
  "JOIN partner p ON p.tenant_id = l.tenant_id AND p.partner_id = l.partner_id "
#define PC_LINE_WHERE                                                                                      \
  "[2:AND l.partner_id = $2] [3:AND (l.partner_id = $3 OR p.distributor_id = $3)] [4:AND l.customer_id = " \
  "$4] "                                                                                                   \
  "[5:AND l.cycle = $5] [6:AND c.name LIKE $6 ESCAPE '!'] [7:AND c.account_name LIKE $7 ESCAPE '!'] "      \
  "[8:AND l.resource_id LIKE $8 ESCAPE '!'] [9:AND l.resource_name LIKE $9 ESCAPE '!'] "                   \
  "[10:AND (l.product_type LIKE $10 ESCAPE '!' OR l.product LIKE $10 ESCAPE '!')] "                        \
  "[11:AND l.charging_mode = $11] [12:AND l.bill_type = $12] [13:AND l.region LIKE $13 ESCAPE '!'] "       \
  "[14:AND l.association_type = $14] [15:AND l.charged <> 0] [16:AND l.consumed_from >= $16] "             \
  "[17:AND l.consumed_from < $17] " PC_MANAGED_AT(l.tenant_id, l.customer_id, l.consumed_from, 18, 19)     \
      PC_OF_MANAGER_AT(l.tenant_id, l.customer_id, l.consumed_from, 20)                                    \
  "[21:AND (l.line_id = $21 OR (l.corrects = $21 AND l.corrects <> 0))] "
#define PC_LINE_SELECT                                                                                       \
  "SELECT l.line_id, l.cycle, l.customer_id, c.name, l.association_type, l.product_type, l.product, "        \
  "l.charging_mode, l.bill_type, l.consumed_from, l.consumed_to, l.resource_id, l.resource_name, l.region, " \
  "l.usage_quantity, l.usage_unit, l.description, l.currency, l.original_amount, l.exchange_rate, "          \
  "l.rate_day, "                                                                                             \
  "l.list_amount, l.amount, l.charged, l.dropped_e11, l.paid_cash, l.paid_credit, l.arrears, l.provider, "   \
  "l.import_id, l.line_number, COALESCE(m.manager_id, 0), COALESCE(g.display_name, ''), l.corrects, l.invoice_id "
#define PC_LINE_MANAGER                                           \
  PC_JOIN_MANAGER_AT(l.tenant_id, l.customer_id, l.consumed_from) \
  "LEFT JOIN person g ON g.tenant_id = m.tenant_id AND g.person_id = m.manager_id "
#define PC_LINE_ORDER                                                        \
  "ORDER BY [22=1:l.consumed_from,][22=3:l.charged,][22=4:l.charged DESC,] " \
  "l.consumed_from DESC, l.line_id DESC LIMIT $23 OFFSET $24"
#define PC_LINE_COUNT "SELECT COUNT(*), COALESCE(CAST(SUM(l.charged) AS BIGINT), 0) "

const db::Statement select_lines{"consumption.lines", PC_LINE_SELECT PC_LINE_FROM PC_LINE_MANAGER
                                 "WHERE l.tenant_id = $1 " PC_LINE_WHERE PC_LINE_ORDER};
const db::Statement count_lines{"consumption.count_lines",
                                PC_LINE_COUNT PC_LINE_FROM "WHERE l.tenant_id = $1 " PC_LINE_WHERE};
const db::Statement select_lines_everywhere{
    "consumption.lines_everywhere", PC_LINE_SELECT PC_LINE_FROM PC_LINE_MANAGER
    "WHERE 1 = 1 [1:AND l.tenant_id = $1] " PC_LINE_WHERE PC_LINE_ORDER};
const db::Statement count_lines_everywhere{"consumption.count_lines_everywhere", PC_LINE_COUNT PC_LINE_FROM
                                           "WHERE 1 = 1 [1:AND l.tenant_id = $1] " PC_LINE_WHERE};

constexpr lists::SortKey k_sorts[] = {{"consumed_from", 1}, {"payable", 3}};
constexpr int k_newest_first = 2;
constexpr std::size_t k_export_rows_a_page = 1000;

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

db::Params params_of(const work::View& view, const LineQuery& q) {
  const bool partner = view.who.side == access::Side::partner;
  const auto period = lists::period_of(q.from, q.to);
  const bool customer = view.who.side == access::Side::customer;
  const auto rows = customers::scope_of(view.who);
  return {tenant_of(view),
          partner && !view.who.distributor ? view.who.partner : std::int64_t{0},
          partner && view.who.distributor ? view.who.partner : std::int64_t{0},
          customer        ? view.who.customer
          : q.customer_id ? q.customer_id->value
                          : std::int64_t{0},
          cycle_of(view, q),
          lists::contains_pattern(q.customer_name),
          lists::whole_pattern(q.account_name),
          lists::contains_pattern(q.resource_id),
          lists::contains_pattern(q.resource_name),
          lists::contains_pattern(q.product_type),
          lists::text_or_empty(q.charging_mode),
          lists::text_or_empty(q.bill_type),
          lists::contains_pattern(q.region),
          q.association_type ? std::string(customers::association_text(*q.association_type)) : std::string(),
          std::int64_t{q.hide_zero.value_or(false)},
          period.from.micros,
          lists::end_or_zero(period),
          rows.own,
          rows.team,
          !q.manager_id ? std::int64_t{0}
          : customer    ? k_nobody  // who looks after a customer is its partner's business
                        : q.manager_id->value,
          q.charge_id ? q.charge_id->value : std::int64_t{0}};
}

DayScope scope_of(const LineQuery& q, const db::Params& params) {
  const auto number = [&](std::size_t at) { return std::get<std::int64_t>(params[at]); };
  DayScope scope{number(0),
                 number(1),
                 number(2),
                 number(3),
                 q.from.value_or(Day{INT32_MIN}),  // nothing counts before it was consumed
                 Day{INT32_MAX},
                 q.from,
                 q.to};
  if (number(4) == 0) return scope;
  const BillCycle cycle{static_cast<std::int32_t>(number(4))};
  scope.first = std::max(scope.first, cycle.first_day());
  scope.last = Day{cycle.plus(1).first_day().number - 1};
  return scope;
}

DaySums count(const work::View& view, const LineQuery& q, const db::Params& params) {
  if (told_by_day_sums(view, q)) return day_sums(view.reader, scope_of(q, params));
  const auto row = view.reader.one(is_vendor(view) ? count_lines_everywhere : count_lines, params);
  return {row.integer(0), Money::fen(row.integer(1))};
}

/// A customer is not told which of its partner's people looks after it.
LineRow row_of(const db::Row& row, const access::Principal& who) {
  LineRow l;
  l.id = std::to_string(row.integer(0));
  l.cycle = {static_cast<std::int32_t>(row.integer(1))};
  l.customer_id = row.id<customers::CustomerId>(2);
  l.customer_name = row.text(3);
  l.association_type = customers::association_of_text(row.text(4)).value();
  l.product_type = row.text(5);
  l.product = row.text(6);
  l.charging_mode = row.text(7);
  l.bill_type = row.text(8);
  l.consumed_from = row.instant(9);
  l.consumed_to = row.instant(10);
  l.resource_id = row.text(11);
  l.resource_name = row.text(12);
  l.region = row.text(13);
  l.usage = row.text(14);
  l.usage_unit = row.text(15);
  l.description = row.text(16);
  l.currency = row.text(17);
  l.original_amount = *Decimal::parse(row.text(18));
  if (!row.text(19).empty()) {
    l.exchange_rate = Decimal::parse(row.text(19));
    l.rate_date = Day{static_cast<std::int32_t>(row.integer(20))};
  }
  l.list_amount = *Decimal::parse(row.text(21));
  l.amount = *Decimal::parse(row.text(22));
  // Spec: list price = discount + dropped part + payable.
  l.discount = Decimal::sum(l.list_amount, Decimal(-l.amount.units(), l.amount.scale())).value_or(Decimal());
  l.payable = Money::fen(row.integer(23));
  l.dropped = Decimal(row.integer(24), k_rated_scale);
  l.paid_cash = Money::fen(row.integer(25));
  l.paid_credit = Money::fen(row.integer(26));
  l.arrears = Money::fen(row.integer(27));
  l.provider = row.text(28);
  l.import_id = std::to_string(row.integer(29));
  l.line_number = row.integer(30);
  if (who.side != access::Side::customer && row.integer(31) != 0) {
    l.manager_id = row.id<access::PersonId>(31);
    l.manager_name = access::shown(who, Mask::name, row.text(32));
  }
  if (row.integer(33) != 0) l.corrects = std::to_string(row.integer(33));
  if (who.side != access::Side::customer) l.invoice_id = row.text(34);
  return l;
}

/// A line of the export; names are anonymised there. Spec: cross-cutting behaviour, export pattern.
std::vector<std::string> cells_of(const LineRow& l, const access::Principal& who) {
  return {l.cycle.text(),
          l.customer_id.text(),
          access::shown(who, Mask::name, l.customer_name),
          l.product_type,
          l.product,
          l.charging_mode,
          l.bill_type,
          l.consumed_from.text(),
          l.consumed_to.text(),
          l.resource_id,
          l.region,
          l.usage,
          l.usage_unit,
          l.currency,
          l.original_amount.text(),
          l.exchange_rate ? l.exchange_rate->text() : "",
          l.list_amount.text(),
          l.amount.text(),
          l.payable.text(),
          l.dropped.text(),
          l.arrears.text(),
          l.manager_name.value_or(""),
          l.id,
          l.corrects.value_or(""),
          l.invoice_id};
}

constexpr lists::Column k_columns[] = {lists::head("Cycle", "账期"),
                                       lists::customer_id(),
                                       lists::head("Customer", "客户名称"),
                                       lists::head("Product type", "产品类型"),
                                       lists::head("Product", "产品"),
                                       lists::head("Mode", "计费模式", "charging"),
                                       lists::head("Type", "账单类型", "bill_type"),
                                       lists::head("From", "开始时间"),
                                       lists::head("To", "结束时间"),
                                       lists::head("Resource", "资源ID"),
                                       lists::head("Region", "区域"),
                                       lists::head("Usage", "使用量"),
                                       lists::head("Unit", "单位"),
                                       lists::head("Currency", "币种"),
                                       lists::head("Original", "原币金额"),
                                       lists::head("Rate", "汇率"),
                                       lists::head("List (CNY)", "官网价"),
                                       lists::head("Amount (CNY)", "金额"),
                                       lists::head("Payable (CNY)", "应付金额"),
                                       lists::head("Dropped", "抹零金额"),
                                       lists::head("Arrears", "欠款"),
                                       lists::head("Account manager", "客户经理"),
                                       lists::head("Line", "明细编号"),
                                       lists::head("Corrects line", "更正的明细"),
                                       lists::head("Invoice", "发票号")};

}  // namespace

wire::Fields LineQuery::fields() {
  using Q = LineQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::cycle>("cycle", "Bill cycle; without days the newest with data."),
      wire::field<&Q::customer_name>("customer_name", "Part of the customer's name."),
      wire::field<&Q::account_name>("account_name", "Its whole account name."),
      wire::field<&Q::customer_id>("customer_id", "One customer."),
      wire::field<&Q::resource_id>("resource_id", "Part of the resource's id."),
      wire::field<&Q::resource_name>("resource_name", "Part of the resource's name."),
      wire::field<&Q::product_type>("product_type", "Part of the product type or product."),
      wire::field<&Q::association_type>("association_type", "resale or referral."),
      wire::field<&Q::charging_mode>("charging_mode", "on_demand, period or other."),
      wire::field<&Q::bill_type>("bill_type", "usage, purchase, refund, credit, adjustment or tax."),
      wire::field<&Q::region>("region", "Part of the region."),
      wire::field<&Q::manager_id>("manager_id",
                                  "Consumed while this account manager looked after the customer."),
      wire::field<&Q::hide_zero>("hide_zero", "true: leave out lines that cost nothing."),
      wire::field<&Q::charge_id>("charge_id", "One line with all that correct it."),
      wire::field<&Q::from>("from", "Consumed on this day or later (GMT+08:00)."),
      wire::field<&Q::to>("to", "Consumed on this day or earlier (GMT+08:00)."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip."),
      wire::field<&Q::sort>("sort", "consumed_from or payable, with - for descending.")};
  return all;
}

wire::Fields LineRow::fields() {
  using R = LineRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "Line."),
      wire::field<&R::cycle>("cycle", "Bill cycle."),
      wire::field<&R::customer_id>("customer_id", "Customer."),
      wire::field<&R::customer_name>("customer_name", "Its name."),
      wire::field<&R::association_type>("association_type", "How it was associated."),
      wire::field<&R::product_type>("product_type", "Product type."),
      wire::field<&R::product>("product", "Product."),
      wire::one_of<&R::charging_mode, "on_demand", "period", "other">("charging_mode",
                                                                      "on_demand, period or other."),
      wire::one_of<&R::bill_type, "usage", "purchase", "refund", "credit", "adjustment", "tax">(
          "bill_type", "Kind of line."),
      wire::field<&R::consumed_from>("consumed_from", "Begin of consumption."),
      wire::field<&R::consumed_to>("consumed_to", "End of consumption, exclusive."),
      wire::field<&R::resource_id>("resource_id", "Resource."),
      wire::field<&R::resource_name>("resource_name", "Its name."),
      wire::field<&R::region>("region", "Region."),
      wire::field<&R::usage>("usage", "Usage."),
      wire::field<&R::usage_unit>("usage_unit", "Its unit."),
      wire::field<&R::description>("description", "What was charged."),
      wire::field<&R::currency>("currency", "Currency of the bill."),
      wire::field<&R::original_amount>("original_amount", "Billed, in that currency, exact."),
      wire::field<&R::exchange_rate>("exchange_rate", "Yuan for one unit; null for CNY."),
      wire::field<&R::rate_date>("rate_date", "Day of the rate."),
      wire::field<&R::list_amount>("list_amount", "List price in yuan, exact."),
      wire::field<&R::discount>("discount", "List price less amount."),
      wire::field<&R::amount>("amount", "Amount in yuan, exact."),
      wire::field<&R::payable>("payable", "Charged, in yuan: the amount cut to the fen."),
      wire::field<&R::dropped>("dropped", "The part below one fen that was dropped."),
      wire::field<&R::paid_cash>("paid_cash", "Paid from the top-up part of the balance."),
      wire::field<&R::paid_credit>("paid_credit", "Paid from the credit part."),
      wire::field<&R::arrears>("arrears", "Left owing."),
      wire::field<&R::provider>("provider", "Cloud."),
      wire::field<&R::import_id>("import_id", "The import it came with."),
      wire::field<&R::line_number>("line_number", "Its line in that file; 0: it was reported no more."),
      wire::field<&R::corrects>("corrects", "The line whose charge this one corrects; null: none."),
      wire::field<&R::invoice_id>("invoice_id", "The provider's invoice, where it is known."),
      wire::field<&R::manager_id>("manager_id", "Account manager of that time; null: nobody."),
      wire::field<&R::manager_name>("manager_name", "His name, masked.")};
  return all;
}

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
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
  PC_CHECK(check_filters(view, query));
  db::Params params = params_of(view, query);
  LineRows page;
  const auto sums = count(view, query, params);
  page.total = sums.lines;
  page.payable_total = sums.charged;
  params.insert(params.end(), {sort, query.limit.value, query.offset.value});
  for (const auto& row : view.reader.rows(is_vendor(view) ? select_lines_everywhere : select_lines, params))
    page.items.push_back(row_of(row, view.who));
  return page;
}

Result<Done> export_lines(const work::View& view, const LineQuery& query,
                          const std::function<void(std::string_view)>& write) {
  lists::CsvExport csv(write, k_columns, view.who);
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
  PC_CHECK(check_filters(view, query));
  db::Params params = params_of(view, query);
  params.insert(params.end(), {sort, std::int64_t{INT64_MAX}, std::int64_t{0}});
  view.reader.pages(is_vendor(view) ? select_lines_everywhere : select_lines, params, k_export_rows_a_page,
                    [&](const db::Rows& rows) {
                      for (const auto& row : rows) csv.line(cells_of(row_of(row, view.who), view.who));
                      return true;
                    });
  return Done{};
}

Result<Cycles> list_cycles(const work::View& view, const edge::Nothing&) {
  Cycles cycles;
  for (const auto& cycle : cycles_with_lines(view.reader, tenant_of(view)))
    cycles.items.push_back(cycle.text());
  return cycles;
}

}  // namespace pc::consumption
