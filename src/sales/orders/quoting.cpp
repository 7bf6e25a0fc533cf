#include "quoting.hpp"

#include <algorithm>

namespace pc::orders {
namespace {

/// The field of an item that a refusal of the inquiry is about.
std::string field_of(const Refusal& refusal, std::size_t item) {
  const std::string place = "items[" + std::to_string(item) + "].";
  if (refusal.field == "resource_size" || refusal.field == "size_measure_id") return place + "size";
  if (refusal.field == "period_type") return place + "unit";
  if (refusal.field == "subscription_num") return place + "number";
  if (refusal.field == "unit" || refusal.field == "periods") return place + refusal.field;
  return place + "product_id";
}

bool may_have(const Wish& wish, discounts::DiscountId id) {
  return std::ranges::find(wish.choices, id, &discounts::Discount::id) != wish.choices.end();
}

}  // namespace

Result<Wish> wish_for(db::Reader& reader, const std::vector<discounts::Discount>& held,
                      const catalogue::Priced& product, std::int64_t size, std::string_view unit,
                      std::int64_t periods, Instant now) {
  PC_CHECK(check_period(unit, periods));
  const catalogue::WantedPeriod wanted{{product.service_type_code, product.resource_type_code, product.spec,
                                        product.region, size, product.size_measure_id, 1},
                                       unit,
                                       periods};
  PC_TRY(asked, catalogue::inquire(reader, wanted, now));
  const discounts::Bought bought{product.service_type_code, product.product, catalogue::Charging::period};
  return Wish{product,
              size,
              std::string(unit),
              periods,
              asked.official,
              discounts::choices(held, bought, Day::of(now)),
              {},
              {}};
}

Result<std::vector<Wish>> wishes_of(db::Reader& reader, const customers::Customer& customer,
                                    std::span<const Item> items, Instant now) {
  const auto held = discounts::held_by(reader, customer.tenant, customer.id, Day::of(now));
  std::vector<Wish> all;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    const auto product = catalogue::find(reader, item.product);
    if (!product)
      return refuse(catalogue::errors::unknown_product, "items[" + std::to_string(i) + "].product_id");
    const auto wish = wish_for(reader, held, *product, item.size, item.unit, item.periods, now);
    if (!wish) {
      auto refusal = wish.refusal();
      refusal.field = field_of(refusal, i);
      return refusal;
    }
    if (all.size() + static_cast<std::size_t>(item.number) > k_lines_max)
      return refuse(errors::too_many_lines, "items", "1 - " + std::to_string(k_lines_max));
    all.insert(all.end(), static_cast<std::size_t>(item.number), *wish);
  }
  if (all.empty()) return refuse(pc::errors::missing_value, "items");
  return all;
}

Result<std::vector<PricedWish>> priced(std::span<const Wish> wishes, discounts::DiscountId chosen) {
  if (chosen && std::ranges::none_of(wishes, [&](const Wish& wish) { return may_have(wish, chosen); }))
    return refuse(errors::discount_not_usable, "discount_id");
  std::vector<PricedWish> all;
  for (const auto& wish : wishes) {
    PricedWish one;
    const auto discount = std::ranges::find(wish.choices, chosen, &discounts::Discount::id);
    if (chosen && discount != wish.choices.end()) {
      one.discount = discount->id;
      one.kind = discount->kind;
      one.ratio = discount->ratio;
    }
    const auto quote = catalogue::quote(wish.official, one.ratio);
    if (!quote) return refuse(catalogue::errors::too_large, "items");
    one.amounts = {quote->official, quote->discount, quote->erased, quote->payable};
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<Choice> choices_for(std::span<const Wish> wishes) {
  std::vector<Choice> all;
  for (const auto& wish : wishes)
    for (const auto& discount : wish.choices) {
      const auto known = [&](const Choice& choice) { return choice.discount.id == discount.id; };
      if (std::ranges::any_of(all, known)) continue;
      const auto lines = priced(wishes, discount.id);
      if (!lines) continue;
      Money payable;
      for (const auto& line : *lines) payable += line.amounts.payable;
      all.push_back({discount, payable});
    }
  std::ranges::stable_sort(all, {}, &Choice::payable);
  return all;
}

}  // namespace pc::orders
