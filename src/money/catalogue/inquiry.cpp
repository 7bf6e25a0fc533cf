#include "inquiry.hpp"

namespace pc::catalogue {
namespace {

Result<Priced> offered(db::Reader& reader, const Wanted& wanted) {
  auto found = find(reader, wanted.service_type_code, wanted.resource_type_code, wanted.spec, wanted.region);
  if (!found || !found->sellable) return refuse(errors::not_offered, "resource_spec");
  return std::move(*found);
}

Result<Quantity> quantity_of(const Wanted& wanted, const Priced& product) {
  Quantity quantity;
  quantity.number = wanted.number;
  if (product.size_measure_id == 0) {
    if (wanted.size > 1) return refuse(pc::errors::invalid_value, "resource_size", "1");
    return quantity;
  }
  if (wanted.size == 0) return refuse(pc::errors::missing_value, "resource_size");
  if (wanted.size_measure_id != product.size_measure_id)
    return refuse(errors::wrong_measure, "size_measure_id", std::to_string(product.size_measure_id));
  quantity.size = wanted.size;
  return quantity;
}

/// Factors with a price today.
std::string factors_of(const Priced& product, Day today) {
  std::string all;
  for (const auto& price : product.prices)
    if (&price == price_on(product.prices, Charging::on_demand, price.unit, today))
      all += (all.empty() ? "" : ", ") + price.unit;
  return all;
}

}  // namespace

Result<Inquired> inquire(db::Reader& reader, const WantedPeriod& wanted, Instant now) {
  PC_TRY(product, offered(reader, wanted.product));
  const auto* price = price_on(product.prices, Charging::period, wanted.unit, Day::of(now));
  if (price == nullptr) return refuse(errors::not_offered, "period_type");
  PC_TRY(quantity, quantity_of(wanted.product, product));
  quantity.periods = wanted.periods;
  const auto official = official_price(price->price, quantity);
  if (!official) return refuse(errors::too_large, "subscription_num");
  return Inquired{std::move(product), *official};
}

Result<Inquired> inquire(db::Reader& reader, const WantedUsage& wanted, Instant now, int decimals) {
  PC_TRY(product, offered(reader, wanted.product));
  const auto today = Day::of(now);
  const auto factors = factors_of(product, today);
  if (factors.empty()) return refuse(errors::not_offered, "resource_spec");
  const auto* price = price_on(product.prices, Charging::on_demand, wanted.factor, today);
  if (price == nullptr) return refuse(errors::unknown_factor, "usage_factor", factors);
  if (!convertible(wanted.measure_id, price->measure_id))
    return refuse(errors::wrong_measure, "usage_measure_id", std::to_string(price->measure_id));
  PC_TRY(quantity, quantity_of(wanted.product, product));
  const auto official = official_usage_price(
      price->price, {wanted.amount, wanted.measure_id, price->measure_id}, quantity, decimals);
  if (!official) return refuse(errors::too_large, "usage_value");
  return Inquired{std::move(product), *official};
}

}  // namespace pc::catalogue
