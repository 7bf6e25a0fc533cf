// What both kinds of price inquiries share.
#pragma once
#include "common.hpp"
#include "money/catalogue/inquiry.hpp"
#include "money/discounts/discounts.hpp"

namespace pc::bss::prices {

inline constexpr int k_yuan = 1;  // measure_id of amounts
inline constexpr std::size_t k_products_max = 100;
using Code = Text<1, 400>;
using Count = wire::Bounded<1, INT32_MAX>;
using MeasureId = wire::Bounded<0, INT32_MAX>;

/// What both kinds of inquiries say of a product.
template <class Info>
catalogue::Wanted wanted_of(const Info& info) {
  catalogue::Wanted wanted;
  wanted.service_type_code = info.cloud_service_type.value;
  wanted.resource_type_code = info.resource_type.value;
  wanted.spec = info.resource_spec.value;
  wanted.region = info.region.value;
  if (info.resource_size) wanted.size = info.resource_size->value;
  if (info.size_measure_id) wanted.size_measure_id = static_cast<int>(info.size_measure_id->value);
  wanted.number = info.subscription_num.value;
  return wanted;
}

/// A refusal of one of several products says of which.
Refusal of_product(Refusal refusal, std::size_t index);
/// Refuses catalogue.too_large.
Result<Decimal> added(const Decimal& a, const Decimal& b);

/// What the customer that asks may choose from today.
std::vector<discounts::Discount> held_by(const work::View& view);
/// Those of them that may be chosen for a product.
std::vector<discounts::Discount> choices(const work::View& view, std::span<const discounts::Discount> held,
                                         const catalogue::Priced& product, catalogue::Charging charging);

/// The numbers of the dialect: 605 commercial, 606 given by the partner, 200 a promotion.
int number_of(discounts::Kind kind);
std::string name_of(const work::View& view, const discounts::Discount& discount);

void add_on_demand(edge::Routes& routes);
void add_by_period(edge::Routes& routes);

}  // namespace pc::bss::prices
