#include "waiting_list.hpp"

#include "catalogue/exchange.hpp"
#include "consumption.hpp"
#include "imports/list.hpp"
#include "lists/export_list.hpp"
#include "mapping/mapping.hpp"
#include "waiting.hpp"
#include "wire/one_of.hpp"

namespace pc::consumption {
namespace {

using imports::Paging;

constexpr std::int64_t k_vendor = 0;

constexpr lists::Column k_columns[] = {{"billing_account_id", "Billing account", "付款账户ID"},
                                       {"billing_account_name", "Name", "付款账户名称"},
                                       {"sub_account_id", "Sub account", "子账户ID"},
                                       {"sub_account_name", "Name of sub account", "子账户名称"},
                                       {"provider", "Provider", "云服务商"},
                                       lists::in_words("waits_for", "reason", "Waits for", "等待"),
                                       {"lines", "Lines", "行数"},
                                       {"currency", "Currency", "币种"},
                                       {"billed_cost", "Billed", "账单金额"},
                                       {"first_at", "First", "最早时间"},
                                       {"last_at", "Last", "最晚时间"}};

#define PC_COST "CAST(SUM(cost_whole) AS BIGINT), CAST(SUM(cost_e11) AS BIGINT)"
#define PC_WAITING_GROUP "billing_account_id, sub_account_id, currency, reason"
const db::Statement select_accounts{"consumption.waiting_accounts",
                                    "SELECT billing_account_id, MAX(billing_account_name), sub_account_id, "
                                    "MAX(sub_account_name), MAX(provider), "
                                    "reason, COUNT(*), currency, " PC_COST
                                    ", MIN(consumed_from), MAX(consumed_from) "
                                    "FROM waiting_charge WHERE tenant_id = $1 GROUP BY " PC_WAITING_GROUP
                                    " ORDER BY COUNT(*) DESC, " PC_WAITING_GROUP " LIMIT $2 OFFSET $3"};
const db::Statement count_accounts{
    "consumption.count_waiting_accounts",
    "SELECT COUNT(*) FROM (SELECT DISTINCT " PC_WAITING_GROUP " FROM waiting_charge WHERE tenant_id = $1) accounts"};
const db::Statement select_currencies{
    "consumption.waiting_currencies",
    "SELECT currency, COUNT(*), " PC_COST
    ", MIN(consumed_from) FROM waiting_charge "
    "WHERE tenant_id = $1 AND billing_account_id = $2 [3:AND sub_account_id = $3] AND reason <> 'word' "
    "GROUP BY currency ORDER BY currency"};
const db::Statement count_before{
    "consumption.count_waiting_before",
    "SELECT COUNT(*) FROM waiting_charge WHERE tenant_id = $1 AND billing_account_id = $2 [3:AND sub_account_id = $3] "
    "AND currency = $4 AND reason <> 'word' AND consumed_from < $5"};

#define PC_SHAPE(type, ...)                             \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

struct WaitingAccount {
  std::string billing_account_id, billing_account_name, sub_account_id, sub_account_name, provider, reason;
  std::int64_t lines = 0;
  std::string currency;
  Decimal billed_cost;
  Instant first_at, last_at;
  PC_SHAPE(
      WaitingAccount,
      wire::field<&WaitingAccount::billing_account_id>("billing_account_id", "Billing account."),
      wire::field<&WaitingAccount::billing_account_name>("billing_account_name", "Its name."),
      wire::field<&WaitingAccount::sub_account_id>("sub_account_id", "Sub-account."),
      wire::field<&WaitingAccount::sub_account_name>("sub_account_name", "Its name."),
      wire::field<&WaitingAccount::provider>("provider", "Cloud."),
      wire::one_of<&WaitingAccount::reason, "account", "rate", "word">(
          "reason",
          "account: a mapping; rate: an exchange rate; word: dated far ahead, an operator has to agree."),
      wire::field<&WaitingAccount::lines>("lines", "Lines that wait."),
      wire::field<&WaitingAccount::currency>("currency", "Currency."),
      wire::field<&WaitingAccount::billed_cost>("billed_cost", "Their sum, exact."),
      wire::field<&WaitingAccount::first_at>("first_at", "Earliest consumption."),
      wire::field<&WaitingAccount::last_at>("last_at", "Latest consumption."))
};
struct WaitingAccounts {
  std::int64_t total = 0;
  std::vector<WaitingAccount> items;
  PC_SHAPE(WaitingAccounts, wire::field<&WaitingAccounts::total>("total", "Accounts that wait, by what for."),
           wire::field<&WaitingAccounts::items>("items", "The page, most lines first."))
};

struct WaitingQuery {
  Text<1, 1024> billing_account_id;
  std::optional<Text<0, 1024>> sub_account_id;
  PC_SHAPE(WaitingQuery,
           wire::field<&WaitingQuery::billing_account_id>("billing_account_id", "Billing account."),
           wire::field<&WaitingQuery::sub_account_id>("sub_account_id", "Sub-account; null: all of it."))
};
struct WaitingCurrency {
  std::string currency;
  std::int64_t lines = 0;
  Decimal billed_cost;
  std::int64_t lines_without_rate = 0;
  std::optional<Day> rate_needed_from;
  PC_SHAPE(WaitingCurrency, wire::field<&WaitingCurrency::currency>("currency", "Currency."),
           wire::field<&WaitingCurrency::lines>("lines", "Lines that wait."),
           wire::field<&WaitingCurrency::billed_cost>("billed_cost", "Their sum, exact."),
           wire::field<&WaitingCurrency::lines_without_rate>("lines_without_rate",
                                                             "Of these without an exchange rate."),
           wire::field<&WaitingCurrency::rate_needed_from>(
               "rate_needed_from", "The day from which a rate is missing; null: none is."))
};
struct WaitingCurrencies {
  std::vector<WaitingCurrency> items;
  PC_SHAPE(WaitingCurrencies, wire::field<&WaitingCurrencies::items>("items", "One for each currency."))
};

struct FarLines {
  Text<1, 1024> billing_account_id;
  Text<0, 1024> sub_account_id;
  Text<3, 3> currency;
  PC_SHAPE(FarLines, wire::field<&FarLines::billing_account_id>("billing_account_id", "Billing account."),
           wire::field<&FarLines::sub_account_id>("sub_account_id", "Sub-account."),
           wire::field<&FarLines::currency>("currency", "Currency."))
};
struct FarDone {
  std::int64_t lines = 0;
  Money amount_charged;
  PC_SHAPE(FarDone, wire::field<&FarDone::lines>("lines", "Lines that landed, or were dropped."),
           wire::field<&FarDone::amount_charged>("amount_charged", "Their price, in yuan."))
};

/// The two parts of a sum, from this column on.
Decimal cost_at(const db::Row& row, std::size_t column) {
  const Decimal whole(row.integer(column), 0), rest(row.integer(column + 1), k_rated_scale);
  return Decimal::sum(whole, rest).value_or(whole);
}

Result<WaitingAccounts> list_waiting(const work::View& view, const Paging& q) {
  WaitingAccounts page;
  page.total = waiting_accounts(view.reader);
  for (const auto& row : view.reader.rows(select_accounts, {k_vendor, q.limit.value, q.offset.value}))
    page.items.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                          row.integer(6), row.text(7), cost_at(row, 8), row.instant(10), row.instant(11)});
  return page;
}

/// Lines before the first day of a currency's rates have none.
Result<WaitingCurrencies> look_at_currencies(const work::View& view, const WaitingQuery& q) {
  const std::string sub = q.sub_account_id ? q.sub_account_id->value : "";
  WaitingCurrencies all;
  for (const auto& row : view.reader.rows(select_currencies, {k_vendor, q.billing_account_id.value, sub})) {
    WaitingCurrency one{row.text(0), row.integer(1), cost_at(row, 2), 0, {}};
    if (const auto since = catalogue::rated_since(view.reader, one.currency); !since)
      one.lines_without_rate = one.lines;
    else
      one.lines_without_rate =
          view.reader
              .one(count_before, {k_vendor, q.billing_account_id.value, sub, one.currency, since->begin().micros})
              .integer(0);
    if (one.lines_without_rate > 0) one.rate_needed_from = Day::of(row.instant(4));
    all.items.push_back(std::move(one));
  }
  return all;
}

void write_trail(db::Database& database, const access::Principal& who, std::string_view act, const FarLines& lines) {
  database.write(TenantId(), [&](db::Transaction& tx) {
    use<audit::Trail>(tx).write(tx, TenantId(), who, {act, "account:" + lines.billing_account_id.value, "done", {}, {}},
                         use<Clock>(tx).now());
    return true;
  });
}

WaitingFilter filter_of(const FarLines& lines) {
  return {lines.billing_account_id.value, lines.sub_account_id.value, {}, lines.currency.value};
}

Result<FarDone> agree(const access::Principal& who, edge::Exchange& exchange, const FarLines& lines) {
  const auto done = agree_to(*exchange.database, filter_of(lines));
  write_trail(*exchange.database, who, "waiting.agree", lines);
  return FarDone{done.landed, done.charged};
}

Result<FarDone> drop(const access::Principal& who, edge::Exchange& exchange, const FarLines& lines) {
  const auto dropped = drop_waiting(*exchange.database, filter_of(lines));
  write_trail(*exchange.database, who, "waiting.drop", lines);
  return FarDone{dropped, {}};
}

}  // namespace

std::int64_t waiting_accounts(db::Reader& reader) { return reader.one(count_accounts, {k_vendor}).integer(0); }

std::vector<WaitingGroup> waiting_groups(db::Reader& reader) {
  std::vector<WaitingGroup> all;
  for (const auto& row : reader.rows(select_accounts, {k_vendor, std::int64_t{10'000}, std::int64_t{0}}))
    all.push_back({row.text(0), row.text(2), row.text(5), row.text(7), row.integer(6), cost_at(row, 8),
                   Day::of(row.instant(10)), Day::of(row.instant(11))});
  return all;
}

void add_waiting_routes(edge::Routes& routes) {
  using edge::Access;
  const Access manage = Access::needs(permissions::manage_imports);
  routes.add(
      edge::Read<Paging, WaitingAccounts>{.path = "/api/v1/waiting-accounts",
                                          .access = manage,
                                          .says = {"Accounts with lines that wait", "查询待处理的账单行"},
                                          .run = &list_waiting});
  routes.add(edge::DownloadOf<Paging>{{"/api/v1/waiting-accounts/export",
                                       manage,
                                       {"Export accounts with lines that wait", "导出待处理的账单行"},
                                       "text/csv; charset=utf-8",
                                       "waiting-accounts.csv"},
                                      lists::export_list<&list_waiting, k_columns>});
  routes.add(edge::Read<WaitingQuery, WaitingCurrencies>{
      .path = "/api/v1/waiting-accounts/currencies",
      .access = manage,
      .says = {"What waits of an account, and which rates are missing",
               "查询待处理行的币种与缺少的汇率"},
      .run = &look_at_currencies});
  routes.add(edge::Direct<FarLines, FarDone>{
      .verb = edge::Verb::post,
      .path = "/api/v1/waiting-accounts/agree",
      .access = manage,
      .audit = "waiting.agree",
      .says = {"Agree to lines that are dated far ahead", "同意远期账单行"},
      .run = &agree});
  routes.add(edge::Direct<FarLines, FarDone>{.verb = edge::Verb::post,
                                             .path = "/api/v1/waiting-accounts/drop",
                                             .access = manage,
                                             .audit = "waiting.drop",
                                             .says = {"Drop lines that are dated far ahead", "丢弃远期账单行"},
                                             .run = &drop});
}

}  // namespace pc::consumption
