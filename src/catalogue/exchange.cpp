#include "exchange.hpp"
#include "lists/export_list.hpp"

#include <algorithm>

namespace pc::catalogue {
namespace {

constexpr lists::Column k_rate_columns[] = {{"currency", "Currency", "币种"},
                                            {"day", "Day", "日期"},
                                            {"rate", "Yuan for one", "汇率"},
                                            {"entered_by", "Entered by", "录入人", true}};

const db::Statement select_rate{
    "catalogue.rate",
    "SELECT rate, day FROM exchange_rate WHERE currency = $1 AND day <= $2 ORDER BY day DESC LIMIT 1"};
const db::Statement select_first_day{"catalogue.first_rate_day",
                                     "SELECT MIN(day) FROM exchange_rate WHERE currency = $1"};
const db::Statement upsert_rate{
    "catalogue.upsert_rate",
    "INSERT INTO exchange_rate (currency, day, rate, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (currency, day) DO UPDATE SET rate = excluded.rate, entered_by = excluded.entered_by, "
    "entered_at = excluded.entered_at"};
const db::Statement select_rates{"catalogue.rates",
                                 "SELECT currency, day, rate, entered_by FROM exchange_rate ORDER BY day "
                                 "DESC, currency LIMIT $1 OFFSET $2"};
const db::Statement count_rates{"catalogue.count_rates", "SELECT COUNT(*) FROM exchange_rate"};

constexpr int k_rate_decimals = 8;

struct RateQuery {
  static constexpr const char* shape_name = "RateQuery";
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::defaulted<&RateQuery::limit>("limit", "Rows a page."),
                                          wire::defaulted<&RateQuery::offset>("offset", "Rows to skip.")};
    return all;
  }
};
struct RateRow {
  static constexpr const char* shape_name = "RateRow";
  std::string id, currency;
  Day day;
  Decimal rate;
  std::string entered_by;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&RateRow::id>("id", "Currency and day."),
                                          wire::field<&RateRow::currency>("currency", "ISO 4217 code."),
                                          wire::field<&RateRow::day>("day", "First day it holds."),
                                          wire::field<&RateRow::rate>("rate", "Yuan for one unit."),
                                          wire::field<&RateRow::entered_by>("entered_by", "Who entered it.")};
    return all;
  }
};
struct RateRows {
  static constexpr const char* shape_name = "RateRows";
  std::int64_t total = 0;
  std::vector<RateRow> items;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&RateRows::total>("total", "Rates."),
                                          wire::field<&RateRows::items>("items", "The page, newest first.")};
    return all;
  }
};
struct SetRate {
  static constexpr const char* shape_name = "SetRate";
  Text<3, 3> currency;
  Day day;
  Decimal rate;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&SetRate::currency>("currency", "Three capital letters, not CNY."),
        wire::field<&SetRate::day>("day", "First day it holds."),
        wire::field<&SetRate::rate>("rate", "Yuan for one unit, more than 0, at most 8 decimals.")};
    return all;
  }
};
struct RateSet {
  static constexpr const char* shape_name = "RateSet";
  std::string id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&RateSet::id>("id", "Currency and day.")};
    return all;
  }
};

bool is_currency(const std::string& text) {
  return text != "CNY" && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Result<RateSet> enter(work::Work& work, const SetRate& input) {
  if (!is_currency(input.currency.value)) return refuse(pc::errors::invalid_value, "currency", "USD, EUR, …");
  const Decimal rate = input.rate.without_trailing_zeros();
  if (rate.negative() || rate.zero() || rate.scale() > k_rate_decimals)
    return refuse(errors::bad_rate, "rate", "0.00000001 - 1000000");
  set_rate(work.tx, input.currency.value, {rate, input.day}, work.who.name, work.now);
  return RateSet{input.currency.value + "-" + input.day.text()};
}

Result<RateRows> list(const work::View& view, const RateQuery& query) {
  RateRows page;
  page.total = view.reader.one(count_rates).integer(0);
  for (const auto& row : view.reader.rows(select_rates, {query.limit.value, query.offset.value})) {
    const Day day{static_cast<std::int32_t>(row.integer(1))};
    page.items.push_back(
        {row.text(0) + "-" + day.text(), row.text(0), day, *Decimal::parse(row.text(2)), row.text(3)});
  }
  return page;
}

}  // namespace

std::optional<Rate> rate_on(db::Reader& reader, const std::string& currency, Day day) {
  if (currency == "CNY") return Rate{Decimal(1, 0), day};
  const auto row = reader.maybe(select_rate, {currency, std::int64_t{day.number}});
  if (!row) return std::nullopt;
  return Rate{*Decimal::parse(row->text(0)), Day{static_cast<std::int32_t>(row->integer(1))}};
}

std::optional<Day> rated_since(db::Reader& reader, const std::string& currency) {
  if (currency == "CNY") return Day{0};
  const auto row = reader.one(select_first_day, {currency});
  if (row.null(0)) return std::nullopt;
  return Day{static_cast<std::int32_t>(row.integer(0))};
}

void set_rate(db::Transaction& tx, const std::string& currency, const Rate& rate, const std::string& by,
              Instant now) {
  tx.change(upsert_rate, {currency, std::int64_t{rate.day.number}, rate.yuan.text(), by, now.micros});
}

void add_routes(edge::Routes& routes, const access::Permission& permission) {
  routes.add(edge::Read<RateQuery, RateRows>{.path = "/api/v1/exchange-rates",
                                             .access = edge::Access::needs(permission),
                                             .says = {"List exchange rates", "查询汇率"},
                                             .run = &list});
  routes.add(edge::DownloadOf<RateQuery>{{"/api/v1/exchange-rates/export",
                                          edge::Access::needs(permission),
                                          {"Export exchange rates", "导出汇率"},
                                          "text/csv; charset=utf-8",
                                          "exchange-rates.csv"},
                                         lists::export_list<&list, k_rate_columns>});
  routes.add(edge::Write<SetRate, RateSet>{.verb = edge::Verb::post,
                                           .path = "/api/v1/exchange-rates",
                                           .access = edge::Access::needs(permission),
                                           .audit = "catalogue.set_rate",
                                           .says = {"Enter an exchange rate", "录入汇率"},
                                           .refuses = {&errors::bad_rate},
                                           .run = &enter});
}

}  // namespace pc::catalogue
