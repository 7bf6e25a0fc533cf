#include "discount.hpp"

#include <algorithm>

namespace pc::discounts {
namespace {

constexpr int k_ratio_decimals = 4;

/// The more, the more exactly it says what it is for.
int exactness(const Target& target) {
  return (target.product ? 4 : target.service_type_code.empty() ? 0 : 2) + (target.charging ? 1 : 0);
}

bool goes_before(const Discount& a, const Discount& b) {
  const int exact_a = exactness(a.target), exact_b = exactness(b.target);
  return exact_a != exact_b ? exact_a > exact_b : a.id.value > b.id.value;
}

}  // namespace

bool less(const Decimal& a, const Decimal& b) {
  const int scale = std::max(a.scale(), b.scale());
  return *a.units_at(scale) < *b.units_at(scale);
}

bool is_for(const Target& target, const Bought& bought) {
  if (target.charging && *target.charging != bought.charging) return false;
  if (target.product) return target.product == bought.product;
  return target.service_type_code.empty() || target.service_type_code == bought.service_type_code;
}

std::vector<Discount> choices(std::span<const Discount> all, const Bought& bought, Day day) {
  std::vector<Discount> chosen;
  for (const auto& each : all) {
    if (!each.holds_on(day) || !is_for(each.target, bought)) continue;
    const auto other = std::ranges::find(chosen, each.kind, &Discount::kind);
    if (each.kind == Kind::promotion || other == chosen.end())
      chosen.push_back(each);
    else if (goes_before(each, *other))
      *other = each;
  }
  return chosen;
}

const Ceiling* ceiling_for(std::span<const Ceiling> all, const std::string& service_type_code,
                           catalogue::ProductId product) {
  const Ceiling* of_service = nullptr;
  for (const auto& each : all) {
    if (product && each.product == product) return &each;
    if (!each.product && each.service_type_code == service_type_code) of_service = &each;
  }
  return of_service;
}

Outcome check_ratio(const Decimal& ratio) {
  const auto units = ratio.units_at(k_ratio_decimals);
  if (!units || *units < 100 || *units > 10'000) return refuse(errors::bad_ratio, "ratio", "0.01 - 1");
  return Done{};
}

}  // namespace pc::discounts
