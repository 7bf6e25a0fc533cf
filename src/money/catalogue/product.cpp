#include "product.hpp"

#include <algorithm>

#include "measures.hpp"

namespace pc::catalogue {
namespace {

constexpr std::string_view k_period_units[] = {k_day, k_month, k_year};
constexpr std::size_t k_unit_max = 64;

/// A unit in which something can be used or measured: no money.
bool measures_use(int id) {
  return std::ranges::any_of(measures(), [id](const Measure& measure) {
    return measure.id == id && measure.type != MeasureType::money;
  });
}

bool is_factor(std::string_view unit) {
  return !unit.empty() && unit.size() <= k_unit_max && std::ranges::all_of(unit, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

Outcome check_measure(const char* field, int id) {
  if (measures_use(id)) return Done{};
  return refuse(pc::errors::invalid_value, field, "4 (hour), 10 (GB), 14, 17 (GB) …");
}

}  // namespace

std::optional<Charging> charging_of(std::string_view text) {
  for (const auto& name : k_charging_names)
    if (text == name.text) return name.charging;
  return std::nullopt;
}

Outcome check_unit(Charging charging, std::string_view unit, int measure_id) {
  if (charging == Charging::on_demand) {
    if (!is_factor(unit)) return refuse(pc::errors::invalid_value, "unit", "A-Z a-z 0-9 _ - .");
    return check_measure("measure_id", measure_id);
  }
  if (charging == Charging::period && std::ranges::find(k_period_units, unit) == std::end(k_period_units))
    return refuse(pc::errors::invalid_value, "unit", "day, month, year");
  if (charging == Charging::reserved && unit != k_year)
    return refuse(pc::errors::invalid_value, "unit", "year");
  if (charging == Charging::once && unit != k_once) return refuse(pc::errors::invalid_value, "unit", "once");
  if (measure_id != 0) return refuse(pc::errors::invalid_value, "measure_id", "0");
  return Done{};
}

Outcome check_price(const Decimal& price) {
  const auto end = Decimal(k_price_end, 0);
  const auto units = price.units_at(k_price_decimals);
  if (price.negative() || !units || *units >= *end.units_at(k_price_decimals))
    return refuse(errors::bad_price, "price", "0 - 999999999.99999999");
  return Done{};
}

Outcome check(const Offer& offer) {
  PC_CHECK(check_unit(offer.charging, offer.unit, offer.measure_id));
  if (offer.size_measure_id != 0) PC_CHECK(check_measure("size_measure_id", offer.size_measure_id));
  return check_price(offer.price);
}

const Price* price_on(std::span<const Price> prices, Charging charging, std::string_view unit, Day day) {
  const Price* found = nullptr;
  for (const auto& price : prices)
    if (price.charging == charging && price.unit == unit && price.valid_from <= day &&
        (found == nullptr || found->valid_from < price.valid_from))
      found = &price;
  return found;
}

Result<PriceChange> change_of(std::span<const Price> prices, const Price& wanted, Day today) {
  const auto same = [&](const Price& other) {
    return other.price == wanted.price && other.measure_id == wanted.measure_id;
  };
  bool first = true;
  for (const auto& price : prices) {
    if (price.charging != wanted.charging || price.unit != wanted.unit) continue;
    first = false;
    if (price.valid_from != wanted.valid_from) continue;
    if (same(price)) return PriceChange::none;
    if (price.valid_from > today) return PriceChange::replaced;
    return refuse(errors::price_in_force, "valid_from", "> " + today.text());
  }
  if (first) return PriceChange::added;
  if (const auto* held = price_on(prices, wanted.charging, wanted.unit, wanted.valid_from);
      held != nullptr && same(*held))
    return PriceChange::none;
  if (wanted.valid_from < today) return refuse(errors::price_in_past, "valid_from", "≥ " + today.text());
  return PriceChange::added;
}

}  // namespace pc::catalogue
