#include "account_statement.hpp"

#include <algorithm>

#include "market/account_managers/scope.hpp"
#include "platform/base/masked.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

constexpr std::int64_t k_default_months = 12;
constexpr std::size_t k_export_rows_a_page = 1000;
/// Entries of a customer's account that a page counts; finding more would take the longer the longer it is.
constexpr std::int64_t k_counted_max = 100;

constexpr Trade k_trades[] = {{&postings::topped_up, TradeType::recharge},
                              {&postings::allocated, TradeType::allocate},
                              {&postings::allocated_credit, TradeType::allocate},
                              {&postings::reclaimed, TradeType::reclaim},
                              {&postings::reclaimed_credit, TradeType::reclaim},
                              {&postings::disassociated, TradeType::disassociate},
                              {&postings::disassociated_credit, TradeType::disassociate},
                              {&postings::arrears_repaid, TradeType::writeoff},
                              {&postings::arrears_repaid_credit, TradeType::writeoff},
                              {&postings::arrears_paid, TradeType::repay},
                              {&postings::reseller_allocated, TradeType::allocate},
                              {&postings::reseller_reclaimed, TradeType::reclaim}};

std::vector<const books::TransferCode*> codes_of(const Services& services, std::optional<TradeType> type) {
  std::vector<const books::TransferCode*> codes;
  if (!type) return codes;
  for (const auto& trade : services.all<Trade>())
    if (trade.type == *type) codes.push_back(trade.code);
  return codes;
}

TradeType trade_of(const Services& services, const books::TransferCode* code) {
  const auto trades = services.all<Trade>();
  const auto found = std::ranges::find(trades, code, &Trade::code);
  ensure(code != nullptr && found != trades.end(), "every transfer code has its trade type");
  return found->type;
}

bool with_counterparty(TradeType type) {
  return type == TradeType::allocate || type == TradeType::reclaim || type == TradeType::disassociate;
}

/// The adjustment behind a line tells the transaction number, the remark and the other side's name.
void add_adjustment(db::Reader& reader, const StatementRequest& request, const ledger::Line& line, StatementRow& row) {
  if (line.cause_kind != "adjustment") {
    row.trans_id = std::to_string(line.cause_id);
    return;
  }
  const auto adjustment = store::adjustment(reader, request.tenant, line.cause_id);
  if (!adjustment) return;
  row.trans_id = adjustment->trans_id;
  row.remark = adjustment->memo;
  if (!with_counterparty(row.trade_type)) return;
  // The account is the partner's; whom a line concerns is told within one's rows only.
  const customers::CustomerId target(adjustment->target);
  if (!account_managers::in_scope_at(reader, request.tenant, target, line.at, request.rows)) return;
  row.customer_id = adjustment->customer_id;
  row.customer_name = adjustment->customer_name;
}

StatementRow row_of(db::Reader& reader, const StatementRequest& request, const ledger::Line& line) {
  StatementRow row;
  row.id = line.id.text();
  row.at = line.at;
  row.trade_type = trade_of(reader.services(), line.code);
  row.amount = Money::fen(line.amount);
  row.direction = line.income ? Direction::income : Direction::expense;
  row.balance_after = Money::fen(line.balance_after);
  row.counterparty = line.counterparty;
  add_adjustment(reader, request, line, row);
  return row;
}

/// The asked days, or the last twelve months.
Period period_or_year(const std::optional<Day>& from, const std::optional<Day>& to, Instant now) {
  Period period = lists::period_of(from, to);
  if (!from) period.from = BillCycle::of(now).plus(-static_cast<int>(k_default_months)).first_day().begin();
  return period;
}

const books::AccountKind& kind_of(PartnerAccount account) {
  return account == PartnerAccount::topup ? postings::partner_topup : postings::partner_credit;
}

StatementRequest request_of(const work::View& view, const partners::Partner& partner, const StatementQuery& query) {
  StatementRequest request(customers::scope_of(view.who));
  request.tenant = partner.tenant;
  request.owner = partner.id.value;
  request.kind = &kind_of(query.account);
  request.period = period_or_year(query.from, query.to, view.now);
  request.trade_type = query.trade_type;
  request.limit = query.limit.value;
  request.offset = query.offset.value;
  request.count_most = k_counted_max;
  return request;
}

std::vector<std::string> cells_of(const StatementRow& row) {
  const bool income = row.direction == Direction::income;
  return {row.id,
          row.at.text(),
          wire::name_of(row.trade_type),
          row.trans_id,
          income ? row.amount.text() : "",
          income ? "" : row.amount.text(),
          row.balance_after.text(),
          row.customer_id.value_or(""),
          row.customer_name.value_or(""),
          row.remark};
}

using R = StatementRow;
using lists::computed;
const std::vector<lists::ListColumn<R>> k_columns{
    computed<&R::id>({"Entry no.", "明细编号"}, "Entry number.").as_id(),
    computed<&R::at>({"Time", "交易时间"}, "When."),
    computed<&R::trade_type>({"Trade type", "交易类型"}, "Why.").in_words_of("trade"),
    computed<&R::trans_id>({"Transaction no.", "流水号"}, "Transaction number.").as_id(),
    computed<&R::amount>({"Change (CNY)", "变动金额（元）"}, "Yuan."),
    computed<&R::direction>({"Direction", "收支方向"}, "Into or out of the account.")
        .in_words_of("direction"),
    computed<&R::balance_after>({"Balance after (CNY)", "变动后余额（元）"},
                                "Yuan in the account afterwards."),
    computed<&R::customer_id>(lists::k_customer_id, "The customer or reseller of an allocation or reclaim.")
        .as_id(),
    computed<&R::customer_name>({"Customer name", "客户名称"}, "Its name.").masked_in_files(),
    computed<&R::remark>({"Remark", "说明"}, "Remark of whoever did it.")};
const lists::RowFields k_fields(k_columns);

/// What came and what went stand in columns of their own.
const std::vector<lists::Column> k_download = [] {
  auto file = lists::file_of(k_columns, {"id", "at", "trade_type", "trans_id", "balance_after", "customer_id",
                                         "customer_name", "remark"});
  file.insert(file.begin() + 4, {lists::head("Income", "收入"), lists::head("Expense", "支出")});
  return file;
}();

}  // namespace

std::span<const wire::Name<PartnerAccount>> names(PartnerAccount) {
  static constexpr wire::Name<PartnerAccount> all[] = {{PartnerAccount::topup, "topup"},
                                                       {PartnerAccount::credit, "credit"}};
  return all;
}

std::span<const wire::Name<TradeType>> names(TradeType) {
  using T = TradeType;
  static constexpr wire::Name<T> all[] = {{T::recharge, "recharge"}, {T::allocate, "allocate"},
                                          {T::reclaim, "reclaim"},   {T::disassociate, "unbind"},
                                          {T::writeoff, "writeoff"}, {T::repay, "repay"},
                                          {T::consume, "consume"},   {T::refund, "refund"}};
  return all;
}

std::span<const wire::Name<Direction>> names(Direction) {
  static constexpr wire::Name<Direction> all[] = {{Direction::income, "income"},
                                                  {Direction::expense, "expense"}};
  return all;
}

wire::Fields StatementRow::fields() { return k_fields.all(); }

const std::vector<lists::Column> statement_file =
    lists::file_of(k_columns, {"id", "at", "trade_type", "trans_id", "direction", "amount", "balance_after",
                               "customer_id", "customer_name", "remark"});

wire::Fields StatementRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&StatementRows::total>("total", "Entries that match, as far as they were counted."),
      wire::field<&StatementRows::total_more>("total_more", "Whether there are more than `total`."),
      wire::field<&StatementRows::items>("items", "The page, newest first.")};
  return all;
}

wire::Fields StatementQuery::fields() {
  using Q = StatementQuery;
  static constexpr wire::Field all[] = {
      wire::defaulted<&Q::account>("account", "Which account; topup when absent."),
      wire::field<&Q::trade_type>("trade_type", "Only entries of this type."),
      wire::field<&Q::from>("from", "First day (GMT+08:00); default twelve months back."),
      wire::field<&Q::to>("to", "Last day (GMT+08:00)."),
      wire::field<&Q::partner_id>("partner_id", "A reseller of the caller; for the vendor any partner."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip.")};
  return all;
}

wire::Fields CustomerStatementQuery::fields() {
  using Q = CustomerStatementQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::customer_id>("customer_id", "The customer; a customer's own people leave it out."),
      wire::field<&Q::from>("from", "First day (GMT+08:00); default twelve months back."),
      wire::field<&Q::to>("to", "Last day (GMT+08:00)."), wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip.")};
  return all;
}

void declare_trades(Services& services) {
  for (const auto& trade : k_trades) services.declare(trade);
}

// No `lists::List`: an entry shows the balance it left, so the ledger reads back along the links of an account, and
// how many there are it knows from days it has counted. Of several accounts the newest are merged.
StatementRows statement_of(db::Reader& reader, const StatementRequest& request) {
  const auto page = ledger::statement(
      reader, use<books::Chart>(reader), {request.tenant, request.owner, request.kind},
      {request.period, codes_of(reader.services(), request.trade_type), static_cast<int>(request.offset),
       static_cast<int>(request.limit), request.count_most});
  StatementRows rows;
  rows.total = page.total;
  rows.total_more = page.more;
  for (const auto& line : page.lines) rows.items.push_back(row_of(reader, request, line));
  return rows;
}

Result<StatementRows> list_statement(const work::View& view, const StatementQuery& query) {
  PC_TRY(partner, partners::acting_partner(view.reader, view.who, query.partner_id));
  return statement_of(view.reader, request_of(view, partner, query));
}

Result<StatementRows> list_partner_statement(const work::View& view, const StatementQuery& query) {
  const auto partner =
      query.partner_id ? partners::find_anywhere(view.reader, *query.partner_id) : std::nullopt;
  if (!partner) return refuse(partners::errors::unknown_partner, "partner_id");
  return statement_of(view.reader, request_of(view, *partner, query));
}

Result<Done> export_statement(const work::View& view, const StatementQuery& query,
                              const std::function<void(std::string_view)>& write) {
  PC_TRY(partner, partners::acting_partner(view.reader, view.who, query.partner_id));
  lists::CsvExport csv(write, k_download, view.who);
  const auto request = request_of(view, partner, query);
  const auto put = [&](std::span<const ledger::Line> lines) {
    for (const auto& line : lines) csv.line(cells_of(row_of(view.reader, request, line)));
  };
  ledger::statement_pages(
      view.reader, use<books::Chart>(view.reader), {request.tenant, request.owner, request.kind},
      {request.period, codes_of(view.reader.services(), request.trade_type)}, k_export_rows_a_page, put);
  return Done{};
}

namespace {

/// Of the asked time what the caller may see: a partner what lies in its own association periods with the customer, to
/// the end of the last one included (the reclaim on disassociation happens then); everybody else all.
std::vector<Period> seen(const work::View& view, const customers::Customer& customer, const Period& asked) {
  if (view.who.side != access::Side::partner) return {asked};
  std::vector<Period> all;
  for (const auto& each : customers::history(view.reader, customer.tenant, customer.id)) {
    if (each.partner != customer.partner) continue;
    const Instant to = each.period.open() ? each.period.to : Instant{each.period.to.micros + 1};
    const Period both{std::max(asked.from, each.period.from), std::min(asked.to, to)};
    if (both.from < both.to) all.push_back(both);
  }
  // Periods that meet are one, so that no entry at their border counts twice.
  std::sort(all.begin(), all.end(), [](const Period& a, const Period& b) { return a.from < b.from; });
  std::vector<Period> joined;
  for (const auto& each : all) {
    if (!joined.empty() && each.from <= joined.back().to)
      joined.back().to = std::max(joined.back().to, each.to);
    else
      joined.push_back(each);
  }
  return joined;
}

StatementRows entries_of(const work::View& view, const customers::Customer& customer, const Period& asked,
                         std::int64_t most) {
  StatementRows all;
  StatementRequest request(customers::scope_of(view.who));
  request.tenant = customer.tenant;
  request.owner = customer.id.value;
  request.limit = most;
  request.count_most = k_counted_max;
  for (const auto& related : seen(view, customer, asked))
    for (const auto& period :
         account_managers::periods_in_scope(view.reader, customer.tenant, customer.id, related, request.rows))
      for (const auto* kind :
           {&postings::customer_topup, &postings::customer_credit, &postings::customer_arrears}) {
        request.period = period;
        request.kind = kind;
        auto rows = statement_of(view.reader, request);
        all.total += rows.total;
        all.total_more |= rows.total_more;
        std::move(rows.items.begin(), rows.items.end(), std::back_inserter(all.items));
      }
  std::stable_sort(all.items.begin(), all.items.end(),
                   [](const auto& a, const auto& b) { return a.at > b.at; });
  return all;
}

}  // namespace

Result<StatementRows> list_customer_statement(const work::View& view, const CustomerStatementQuery& query) {
  const customers::CustomerId id = query.customer_id.value_or(customers::CustomerId(view.who.customer));
  PC_TRY(customer, customers::visible(view.reader, view.who, id));
  auto all = entries_of(view, customer, period_or_year(query.from, query.to, view.now),
                        query.limit.value + query.offset.value);
  const auto skipped = std::min<std::size_t>(static_cast<std::size_t>(query.offset.value), all.items.size());
  all.items.erase(all.items.begin(), all.items.begin() + static_cast<std::ptrdiff_t>(skipped));
  if (all.items.size() > static_cast<std::size_t>(query.limit.value))
    all.items.resize(static_cast<std::size_t>(query.limit.value));
  return all;
}

}  // namespace pc::funds
