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

int number_of(discounts::Kind kind) {
  switch (kind) {
    case discounts::Kind::commercial: return 605;
    case discounts::Kind::granted: return 606;
    case discounts::Kind::promotion: return 200;
  }
  return 0;
}

std::string name_of(const work::View& view, const discounts::Discount& discount) {
  const bool english = view.who.language == Language::en;
  switch (discount.kind) {
    case discounts::Kind::commercial: return english ? "Commercial discount" : "商务折扣";
    case discounts::Kind::granted: return english ? "Partner-granted discount" : "授权折扣";
    case discounts::Kind::promotion: return english ? discount.name_en : discount.name_zh;
  }
  return {};
}

}  // namespace pc::bss::prices

namespace pc::bss {

void add_prices(edge::Routes& routes) {
  prices::add_on_demand(routes);
  prices::add_by_period(routes);
}

}  // namespace pc::bss
