#include "exchange.hpp"

#include <algorithm>

#include "api/lists/list.hpp"

namespace pc::catalogue {
namespace {

struct UpTo {
  std::string currency;
  Day day;
};
struct RateOfDay {
  Decimal rate;
  Day day;
};
const db::Sql<UpTo, RateOfDay> select_rate{"catalogue.rate",
                                           "SELECT rate, day FROM exchange_rate WHERE currency = :currency "
                                           "AND day <= :day ORDER BY day DESC LIMIT 1"};
struct OfCurrency {
  std::string currency;
};
struct FirstDay {
  std::optional<Day> day;
};
const db::Sql<OfCurrency, FirstDay> select_first_day{
    "catalogue.first_rate_day", "SELECT MIN(day) AS day FROM exchange_rate WHERE currency = :currency"};
struct NewRate {
  std::string currency;
  Day day;
  Decimal rate;
  std::string entered_by;
  Instant entered_at;
};
const db::Sql<NewRate> upsert_rate{
    "catalogue.upsert_rate",
    db::insert_into<NewRate>("exchange_rate") +
        " ON CONFLICT (currency, day) DO UPDATE SET rate = excluded.rate, entered_by = excluded.entered_by, "
        "entered_at = excluded.entered_at"};

constexpr int k_rate_decimals = 8;

using R = RateRow;
using lists::column;

// Rates are of no tenant: who may see them sees all.
const lists::List<R, RateQuery, lists::EveryTenant, RateRows> k_rates{{
    .name = "catalogue.rates",
    .from = "exchange_rate",
    .scope = "1 = 1 [tenant_id: ]",
    .columns =
        {lists::computed<&R::id>({}, "Currency and day.").not_in_files(),
         column<&R::currency>("currency", {"Currency", "币种"}, "ISO 4217 code."),
         column<&R::day>("day", {"Day", "生效日"}, "First day it holds."),
         column<&R::rate>("rate", {"Rate", "汇率"}, "Yuan for one unit."),
         column<&R::entered_by>("entered_by", {"Operator", "操作人"}, "Who entered it.").masked_in_files()},
    .filters = {},
    .order = "day DESC, currency",
}};

void name(std::span<RateRow> rows) {
  for (auto& row : rows) row.id = row.currency + "-" + row.day.text();
}

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

Result<Done> export_rates(const work::View& view, const RateQuery& query,
                          const std::function<void(std::string_view)>& write) {
  return k_rates.write(view, {}, query, write);
}

}  // namespace

wire::Fields RateQuery::fields() { return k_rates.query_fields(); }
wire::Fields RateRow::fields() { return k_rates.row_fields(); }

Result<RateRows> list_rates(const work::View& view, const RateQuery& query) {
  return k_rates.page(view, {}, query, &name);
}

std::optional<Rate> rate_on(db::Reader& reader, const std::string& currency, Day day) {
  if (currency == "CNY") return Rate{Decimal(1, 0), day};
  const auto row = reader.maybe(select_rate, {currency, day});
  if (!row) return std::nullopt;
  return Rate{row->rate, row->day};
}

std::optional<Day> rated_since(db::Reader& reader, const std::string& currency) {
  if (currency == "CNY") return Day{0};
  return reader.one(select_first_day, {currency}).day;
}

void set_rate(db::Transaction& tx, const std::string& currency, const Rate& rate, const std::string& by,
              Instant now) {
  tx.change(upsert_rate, {currency, rate.day, rate.yuan, by, now});
}

void add_routes(edge::Routes& routes, const access::Permission& permission) {
  routes.add(edge::Read<RateQuery, RateRows>{.path = "/api/v1/exchange-rates",
                                             .access = edge::Access::needs(permission),
                                             .says = {"List exchange rates", "查询汇率"},
                                             .run = &list_rates});
  routes.add(edge::DownloadOf<RateQuery>{{"/api/v1/exchange-rates/export",
                                          edge::Access::needs(permission),
                                          {"Export exchange rates", "导出汇率"},
                                          "text/csv; charset=utf-8",
                                          "exchange-rates.csv"},
                                         &export_rates,
                                         {},
                                         false,
                                         k_rates.cells()});
  routes.add(edge::Write<SetRate, RateSet>{.verb = edge::Verb::post,
                                           .path = "/api/v1/exchange-rates",
                                           .access = edge::Access::needs(permission),
                                           .audit = "catalogue.set_rate",
                                           .says = {"Enter an exchange rate", "录入汇率"},
                                           .refuses = {&errors::bad_rate},
                                           .run = &enter});
}

}  // namespace pc::catalogue
