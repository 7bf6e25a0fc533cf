#include "waiting_list.hpp"

#include "money/catalogue/exchange.hpp"
#include "sales/consumption/consumption.hpp"
#include "transfer/imports/list.hpp"
#include "api/lists/list.hpp"
#include "sales/consumption/mapping/mapping.hpp"
#include "waiting.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::consumption {
namespace {

using imports::Paging;

struct WaitingAccount {
  static constexpr const char* shape_name = "WaitingAccount";
  std::string billing_account_id, billing_account_name, sub_account_id, sub_account_name, provider, reason;
  std::int64_t lines = 0;
  std::string currency;
  Decimal billed_cost;
  Instant first_at, last_at;
  std::int64_t cost_whole = 0, cost_e11 = 0;  // two parts of the sum
  static wire::Fields fields();
};
struct WaitingAccounts {
  static constexpr const char* shape_name = "WaitingAccounts";
  std::int64_t total = 0;
  std::vector<WaitingAccount> items;
  static wire::Fields fields();
};

struct WaitingQuery {
  static constexpr const char* shape_name = "WaitingQuery";
  Text<1, 1024> billing_account_id;
  std::optional<Text<0, 1024>> sub_account_id;
  static wire::Fields fields();
};
struct WaitingCurrency {
  static constexpr const char* shape_name = "WaitingCurrency";
  std::string currency;
  std::int64_t lines = 0;
  Decimal billed_cost;
  std::int64_t lines_without_rate = 0;
  std::optional<Day> rate_needed_from;
  static wire::Fields fields();
};
struct WaitingCurrencies {
  static constexpr const char* shape_name = "WaitingCurrencies";
  std::vector<WaitingCurrency> items;
  static wire::Fields fields();
};

struct FarLines {
  static constexpr const char* shape_name = "FarLines";
  Text<1, 1024> billing_account_id;
  Text<0, 1024> sub_account_id;
  Text<3, 3> currency;
  static wire::Fields fields();
};
struct FarDone {
  static constexpr const char* shape_name = "FarDone";
  std::int64_t lines = 0;
  Money amount_charged;
  static wire::Fields fields();
};

wire::Fields WaitingAccounts::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&WaitingAccounts::total>("total", "Accounts that wait, by what for."),
      wire::field<&WaitingAccounts::items>("items", "The page, most lines first.")};
  return all;
}

wire::Fields WaitingQuery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&WaitingQuery::billing_account_id>("billing_account_id", "Billing account."),
      wire::field<&WaitingQuery::sub_account_id>("sub_account_id", "Sub-account; null: all of it.")};
  return all;
}

wire::Fields WaitingCurrency::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&WaitingCurrency::currency>("currency", "Currency."),
      wire::field<&WaitingCurrency::lines>("lines", "Lines that wait."),
      wire::field<&WaitingCurrency::billed_cost>("billed_cost", "Their sum, exact."),
      wire::field<&WaitingCurrency::lines_without_rate>("lines_without_rate",
                                                        "Of these without an exchange rate."),
      wire::field<&WaitingCurrency::rate_needed_from>(
          "rate_needed_from", "The day from which a rate is missing; null: none is.")};
  return all;
}

wire::Fields WaitingCurrencies::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&WaitingCurrencies::items>("items", "One for each currency.")};
  return all;
}

wire::Fields FarLines::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FarLines::billing_account_id>("billing_account_id", "Billing account."),
      wire::field<&FarLines::sub_account_id>("sub_account_id", "Sub-account."),
      wire::field<&FarLines::currency>("currency", "Currency.")};
  return all;
}

wire::Fields FarDone::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&FarDone::lines>("lines", "Lines that landed, or were dropped."),
      wire::field<&FarDone::amount_charged>("amount_charged", "Their price, in yuan.")};
  return all;
}

/// Sums of amounts are whole units and the rest in 10^-11.
constexpr const char* k_whole = "CAST(SUM(cost_whole) AS BIGINT) AS cost_whole";
constexpr const char* k_rest = "CAST(SUM(cost_e11) AS BIGINT) AS cost_e11";

Decimal cost_of(std::int64_t cost_whole, std::int64_t cost_e11) {
  const Decimal whole(cost_whole, 0), rest(cost_e11, k_rated_scale);
  return Decimal::sum(whole, rest).value_or(whole);
}

/// The vendor's.
struct Vendor {
  TenantId tenant_id;
};

const std::string k_of_group = "tenant_id, billing_account_id, sub_account_id, currency, reason";
using R = WaitingAccount;
using lists::column;
const lists::List<R, Paging, Vendor, WaitingAccounts> k_waiting{{
    .name = "consumption.waiting_accounts",
    .from = "(SELECT " + k_of_group +
            ", MAX(billing_account_name) AS billing_account_name, MAX(sub_account_name) AS sub_account_name, "
            "MAX(provider) AS provider, COUNT(*) AS lines, " +
            k_whole + ", " + k_rest +
            ", MIN(consumed_from) AS first_at, MAX(consumed_from) AS last_at "
            "FROM waiting_charge WHERE tenant_id = :tenant_id GROUP BY " +
            k_of_group + ") w",
    .count_from = "(SELECT DISTINCT " + k_of_group + " FROM waiting_charge WHERE tenant_id = :tenant_id) w",
    .scope = "w.tenant_id = :tenant_id",
    .columns = {lists::hidden<&R::cost_whole>("w.cost_whole"), lists::hidden<&R::cost_e11>("w.cost_e11"),
                column<&R::billing_account_id>("w.billing_account_id", {"Billing account ID", "计费账户ID"},
                                               "Billing account."),
                column<&R::billing_account_name>("w.billing_account_name", {"Billing account", "计费账户名"},
                                                 "Its name."),
                column<&R::sub_account_id>("w.sub_account_id", {"Sub-account ID", "子账户ID"},
                                           "Sub-account."),
                column<&R::sub_account_name>("w.sub_account_name", {"Sub-account", "子账户名"}, "Its name."),
                column<&R::provider>("w.provider", {"Provider", "服务商"}, "Cloud."),
                column<&R::reason>("w.reason", {"Waits for", "等待"}, "")
                    .as(wire::one_of<&R::reason, "account", "rate", "word">(
                        "reason",
                        "account: a mapping; rate: an exchange rate; word: dated far ahead, an operator has "
                        "to agree."))
                    .in_words_of("waits_for"),
                column<&R::lines>("w.lines", {"Lines", "行数"}, "Lines that wait."),
                column<&R::currency>("w.currency", {"Currency", "币种"}, "Currency."),
                lists::computed<&R::billed_cost>({"Billed", "账单金额"}, "Their sum, exact."),
                column<&R::first_at>("w.first_at", {"First", "最早消费"}, "Earliest consumption."),
                column<&R::last_at>("w.last_at", {"Last", "最近消费"}, "Latest consumption.")},
    .filters = {},
    .order = "w.lines DESC, w.billing_account_id, w.sub_account_id, w.currency, w.reason",
}};

void finish(std::span<WaitingAccount> accounts) {
  for (auto& one : accounts) one.billed_cost = cost_of(one.cost_whole, one.cost_e11);
}

wire::Fields WaitingAccount::fields() { return k_waiting.row_fields(); }

struct OfAccount {
  TenantId tenant_id;
  std::string billing_account_id, sub_account_id;
};
struct OfCurrency {
  std::string currency;
  std::int64_t lines = 0, cost_whole = 0, cost_e11 = 0;
  Instant first_at;
};
const db::Sql<OfAccount, OfCurrency> select_currencies{
    "consumption.waiting_currencies",
    std::string("SELECT currency, COUNT(*) AS lines, ") + k_whole + ", " + k_rest +
        ", MIN(consumed_from) AS first_at FROM waiting_charge "
        "WHERE tenant_id = :tenant_id AND billing_account_id = :billing_account_id "
        "[sub_account_id: AND sub_account_id = :sub_account_id] AND reason <> 'word' "
        "GROUP BY currency ORDER BY currency"};

struct Before {
  TenantId tenant_id;
  std::string billing_account_id, sub_account_id, currency;
  Instant since;
};
struct Lines {
  std::int64_t lines = 0;
};
const db::Sql<Before, Lines> count_before{
    "consumption.count_waiting_before",
    "SELECT COUNT(*) AS lines FROM waiting_charge WHERE tenant_id = :tenant_id "
    "AND billing_account_id = :billing_account_id [sub_account_id: AND sub_account_id = :sub_account_id] "
    "AND currency = :currency AND reason <> 'word' AND consumed_from < :since"};

Result<WaitingAccounts> list_waiting(const work::View& view, const Paging& query) {
  return k_waiting.page(view, {}, query, finish);
}

Result<Done> export_waiting(const work::View& view, const Paging& query,
                            const std::function<void(std::string_view)>& write) {
  return k_waiting.write(view, {}, query, write, finish);
}

/// Lines before the first day of a currency's rates have none.
Result<WaitingCurrencies> look_at_currencies(const work::View& view, const WaitingQuery& q) {
  const std::string sub = q.sub_account_id ? q.sub_account_id->value : "";
  WaitingCurrencies all;
  for (const auto& row : view.reader.rows(select_currencies, {TenantId(), q.billing_account_id.value, sub})) {
    WaitingCurrency one{row.currency, row.lines, cost_of(row.cost_whole, row.cost_e11), 0, {}};
    const auto since = catalogue::rated_since(view.reader, one.currency);
    one.lines_without_rate = since ? view.reader
                                         .one(count_before, {TenantId(), q.billing_account_id.value, sub,
                                                             one.currency, since->begin()})
                                         .lines
                                   : one.lines;
    if (one.lines_without_rate > 0) one.rate_needed_from = Day::of(row.first_at);
    all.items.push_back(std::move(one));
  }
  return all;
}

/// What asks without a person.
work::View as_system(db::Reader& reader) {
  static const access::Principal nobody;
  return {reader, nobody, {}};
}

void write_trail(db::Database& database, const access::Principal& who, std::string_view act,
                 const FarLines& lines) {
  database.write(TenantId(), [&](db::Transaction& tx) {
    use<audit::AuditLog>(tx).write(tx, TenantId(), who,
                                   {act, "account:" + lines.billing_account_id.value, "done", {}, {}},
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

std::int64_t waiting_accounts(db::Reader& reader) { return k_waiting.count(as_system(reader), {}, {}); }

std::vector<WaitingGroup> waiting_groups(db::Reader& reader) {
  Paging most;
  most.limit.value = 10'000;
  const auto groups = k_waiting.items(as_system(reader), {}, most, finish);
  std::vector<WaitingGroup> all;
  for (const auto& one : *groups)
    all.push_back({one.billing_account_id, one.sub_account_id, one.reason, one.currency, one.lines,
                   one.billed_cost, Day::of(one.first_at), Day::of(one.last_at)});
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
                                      &export_waiting,
                                      {},
                                      false,
                                      k_waiting.cells()});
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
