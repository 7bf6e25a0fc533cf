// Public: a product (产品) of the vendor's catalogue, and of what its prices are: a service type, a type of resource, a
// specification and a region, paid for in one or several modes.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::catalogue {

struct ProductTag {
  static constexpr const char* name = "product";
};
using ProductId = Id<ProductTag>;

/// Of a name in both languages the one for the reader.
inline const std::string& in(Language language, const std::string& zh, const std::string& en) {
  return language == Language::en ? en : zh;
}

/// How a product is paid for (计费模式).
enum class Charging {
  period,     // 包年/包月
  on_demand,  // 按需
  reserved,   // 预留实例
  once,       // 一次性
};
struct ChargingName {
  Charging charging;
  const char* text;
};
inline constexpr ChargingName k_charging_names[] = {{Charging::period, "period"},
                                                    {Charging::on_demand, "on_demand"},
                                                    {Charging::reserved, "reserved"},
                                                    {Charging::once, "once"}};
/// Nothing when it is no mode.
std::optional<Charging> charging_of(std::string_view text);

inline constexpr std::string_view k_day = "day", k_month = "month", k_year = "year", k_once = "once";

/// Decimals of a price, and what it stays below, in yuan.
inline constexpr int k_price_decimals = 8;
inline constexpr std::int64_t k_price_end = 1'000'000'000;

/// One price of a product as a line of a file or a form tells it, with all that is said of the product.
struct Offer {
  std::string service_type_code, service_zh, service_en, service_short;  // "ECS"
  std::string resource_type_code, resource_zh, resource_en;
  std::string spec, spec_zh, spec_en, region;
  Charging charging = Charging::period;
  std::string
      unit;  // of what it is the price: day, month, year, once; on demand the usage factor (使用量因子)
  std::string usage_zh, usage_en;  // the usage factor's name
  int measure_id = 0;              // on demand: the unit of use; 0: none
  int size_measure_id = 0;  // 0: the product has no size; otherwise it is the price of one such unit of it
  Decimal price;            // yuan
  std::optional<Day> valid_from;  // GMT+08:00; absent: today
  bool sellable = true, refundable = true;
  bool rarely_renewed = false;  // expiring orders of it are no renewal tasks
};

/// What is wrong with the price of an offer: its unit, its measures, its amount. Refuses invalid_value, missing_value,
/// catalogue.bad_price. Texts are not looked at.
Outcome check(const Offer& offer);
/// The parts of it, for a new price of a product that exists.
Outcome check_unit(Charging charging, std::string_view unit, int measure_id);
Outcome check_price(const Decimal& price);

/// A dated price. It holds until the next one of its charging and unit begins.
struct Price {
  Charging charging = Charging::period;
  std::string unit;
  int measure_id = 0;
  Decimal price;
  Day valid_from;
};

/// The price of `charging` and `unit` that holds on `day`; null: none.
const Price* price_on(std::span<const Price> prices, Charging charging, std::string_view unit, Day day);

/// What entering a price does to those there are.
enum class PriceChange {
  none,  // it holds already
  added,
  replaced  // one that had not begun
};
/// What was charged stays what it was: a price that has begun is not changed, and only the first one of its charging
/// and unit may begin in the past. Refuses catalogue.price_in_force, catalogue.price_in_past.
Result<PriceChange> change_of(std::span<const Price> prices, const Price& wanted, Day today);

namespace errors {
inline constexpr ErrorCode bad_price{"catalogue.bad_price", Kind::invalid,
                                     "A price is 0 or more, in yuan, with at most 8 decimals. Allowed: {}",
                                     "价格不小于 0，单位元，最多 8 位小数，允许：{}"};
inline constexpr ErrorCode price_in_force{
    "catalogue.price_in_force", Kind::conflict,
    "Another price holds from this day and is in force. Let the new one begin later: {}",
    "该日起已有另一价格生效，新价格须从更晚的日期开始：{}"};
inline constexpr ErrorCode price_in_past{"catalogue.price_in_past", Kind::invalid,
                                         "Only a first price may begin in the past. Allowed: {}",
                                         "只有首个价格可以从过去的日期开始，允许：{}"};
}  // namespace errors

}  // namespace pc::catalogue
