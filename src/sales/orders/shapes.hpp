// What is asked and answered about buying.
#pragma once
#include "api/edge/route.hpp"
#include "quoting.hpp"

namespace pc::orders {

struct OrderItem {
  static constexpr const char* shape_name = "OrderItem";
  catalogue::ProductId product_id;
  std::optional<wire::Bounded<1, 1'000'000>> size;
  std::optional<wire::Bounded<1, 100>> number;
  Text<1, 16> unit;
  wire::Bounded<1, 11> periods;
  static wire::Fields fields();
};
std::vector<Item> items_of(const wire::List<OrderItem, k_items_max>& items);

struct QuotedLine {
  static constexpr const char* shape_name = "QuotedLine";
  catalogue::ProductId product_id;
  std::string resource_id;
  Decimal official, discount, erased;
  Money payable;
  static wire::Fields fields();
};
struct DiscountChoice {
  static constexpr const char* shape_name = "DiscountChoice";
  discounts::DiscountId id;
  discounts::Kind kind = discounts::Kind::commercial;
  std::string name;
  Decimal ratio;
  Money payable;
  static wire::Fields fields();
};
struct Quotation {
  static constexpr const char* shape_name = "Quotation";
  std::vector<QuotedLine> lines;
  Decimal official, discount, erased;
  Money payable;
  std::vector<DiscountChoice> choices;
  static wire::Fields fields();
};
/// With the chosen discount. Refuses orders.discount_not_usable, catalogue.too_large.
Result<Quotation> quotation_of(const work::View& view, std::span<const Wish> wishes,
                               discounts::DiscountId chosen);

struct OrderPlaced {
  static constexpr const char* shape_name = "OrderPlaced";
  OrderId order_id;
  Money payable;
  static wire::Fields fields();
};
/// What the order costs now.
Result<OrderPlaced> placed(work::Work& work, TenantId tenant, Result<OrderId> order);

struct SomeOrders {
  static constexpr const char* shape_name = "SomeOrders";
  wire::List<OrderId, k_pay_together_max> order_ids;
  static wire::Fields fields();
};

inline Result<edge::Nothing> nothing(const Outcome& outcome) {
  if (!outcome) return outcome.refusal();
  return edge::Nothing{};
}

}  // namespace pc::orders
