// Dated exchange rates (汇率) into yuan.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "api/edge/route.hpp"
#include "api/lists/lists.hpp"
#include "core/work/work.hpp"

namespace pc::catalogue {

struct Rate {
  Decimal yuan;  // of one unit of the currency
  Day day;       // from which it holds
};

/// The newest rate of `currency` that is not younger than `day`; 1 for CNY. Nothing when there is none.
std::optional<Rate> rate_on(db::Reader& reader, const std::string& currency, Day day);
/// The first day for which a rate of it was entered; nothing when none was. CNY needs none.
std::optional<Day> rated_since(db::Reader& reader, const std::string& currency);
void set_rate(db::Transaction& tx, const std::string& currency, const Rate& rate, const std::string& by, Instant now);

struct RateQuery {
  static constexpr const char* shape_name = "RateQuery";
  lists::Limit limit;
  lists::Offset offset;
  static wire::Fields fields();
};
struct RateRow {
  static constexpr const char* shape_name = "RateRow";
  std::string id, currency;
  Day day;
  Decimal rate;
  std::string entered_by;
  static wire::Fields fields();
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
/// Newest first.
Result<RateRows> list_rates(const work::View& view, const RateQuery& query);

namespace errors {
inline constexpr ErrorCode bad_rate{"catalogue.bad_rate", Kind::invalid,
                                    "A rate is a positive number with at most 8 decimals. Allowed: {}",
                                    "汇率须为正数，最多 8 位小数，允许：{}"};
}

/// Routes to list and enter rates, under `permission`.
void add_routes(edge::Routes& routes, const access::Permission& permission);

}  // namespace pc::catalogue
