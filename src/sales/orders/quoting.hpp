// Public: what things would cost a customer now, and which discounts it may choose (询价). Spec: price inquiry.
#pragma once
#include <vector>

#include "market/customers/customers.hpp"
#include "money/catalogue/inquiry.hpp"
#include "money/discounts/discounts.hpp"
#include "orders.hpp"

namespace pc::orders {

/// Something to be bought.
struct Item {
  catalogue::ProductId product;
  std::int64_t size = 1;    // in the product's unit; 1 of a product without a size
  std::int64_t number = 1;  // each becomes a resource with a line of its own
  std::string unit;         // month, year
  std::int64_t periods = 1;
};

/// One line to be: a resource, its price and the discounts it may have.
struct Wish {
  catalogue::Priced product;
  std::int64_t size = 1;
  std::string unit;
  std::int64_t periods = 1;
  Decimal official;
  std::vector<discounts::Discount> choices;
  std::string resource_id, resource_name;  // of one that exists
};
/// Which item of the input a refusal is about: "items[2].product_id". Refuses orders.bad_period, too_many_lines,
/// catalogue.unknown_product, and as `catalogue::inquire`.
Result<std::vector<Wish>> wishes_of(db::Reader& reader, const customers::Customer& customer,
                                    std::span<const Item> items, Instant now);
/// At the price of today.
Result<Wish> wish_for(db::Reader& reader, const std::vector<discounts::Discount>& held,
                      const catalogue::Priced& product, std::int64_t size, std::string_view unit,
                      std::int64_t periods, Instant now);

/// A line with the discount that was chosen, where it may have it.
struct PricedWish {
  Amounts amounts;
  discounts::DiscountId discount;  // none: the official price
  std::optional<discounts::Kind> kind;
  Decimal ratio{1, 0};
};
/// Refuses orders.discount_not_usable when no line may have it, catalogue.too_large.
Result<std::vector<PricedWish>> priced(std::span<const Wish> wishes, discounts::DiscountId chosen);

/// Every discount that some line may have, with what all lines would cost then; the cheapest first.
struct Choice {
  discounts::Discount discount;
  Money payable;
};
std::vector<Choice> choices_for(std::span<const Wish> wishes);

}  // namespace pc::orders
