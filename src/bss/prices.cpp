#include "prices.hpp"

#include "operations.hpp"

namespace pc::bss::prices {

Refusal of_product(Refusal refusal, std::size_t index) {
  refusal.field = "product_infos[" + std::to_string(index) + "]." + refusal.field;
  return refusal;
}

Result<Decimal> added(const Decimal& a, const Decimal& b) {
  const auto sum = Decimal::sum(a, b);
  if (!sum) return refuse(catalogue::errors::too_large, "product_infos");
  return *sum;
}

std::vector<discounts::Discount> held_by(const work::View& view) {
  return discounts::held_by(view.reader, view.who.tenant, customers::CustomerId(view.who.customer),
                            Day::of(view.now));
}

std::vector<discounts::Discount> choices(const work::View& view, std::span<const discounts::Discount> held,
                                         const catalogue::Priced& product, catalogue::Charging charging) {
  return discounts::choices(held, {product.service_type_code, product.product, charging}, Day::of(view.now));
}

}  // namespace pc::bss::prices

namespace pc::bss {

void add_prices(edge::Routes& routes) {
  prices::add_on_demand(routes);
  prices::add_by_period(routes);
}

}  // namespace pc::bss
