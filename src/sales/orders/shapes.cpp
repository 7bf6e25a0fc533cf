#include "shapes.hpp"

#include "store.hpp"

namespace pc::orders {

wire::Fields OrderItem::fields() {
  using I = OrderItem;
  static constexpr wire::Field all[] = {
      wire::field<&I::product_id>("product_id", "The product."),
      wire::field<&I::size>("size", "In the product's unit; of one with a size."),
      wire::field<&I::number>("number", "How many resources; 1 when absent."),
      wire::field<&I::unit>("unit", "month or year."),
      wire::field<&I::periods>("periods", "1 to 11 months, 1 to 3 years.")};
  return all;
}
wire::Fields QuotedLine::fields() {
  using L = QuotedLine;
  static constexpr wire::Field all[] = {
      wire::field<&L::product_id>("product_id", "The product."),
      wire::field<&L::resource_id>("resource_id", "The resource, of a renewal."),
      wire::field<&L::official>("official", "At the official price, yuan."),
      wire::field<&L::discount>("discount", "Yuan."),
      wire::field<&L::erased>("erased", "What is below a fen, dropped; yuan."),
      wire::field<&L::payable>("payable", "To be paid, yuan.")};
  return all;
}
wire::Fields DiscountChoice::fields() {
  using C = DiscountChoice;
  static constexpr wire::Field all[] = {
      wire::field<&C::id>("id", "The discount."),
      wire::field<&C::kind>("kind", "commercial, granted or promotion."),
      wire::field<&C::name>("name", "Of a promotion, in the caller's language."),
      wire::field<&C::ratio>("ratio", "Part of the official price that is paid."),
      wire::field<&C::payable>("payable", "What all would cost with it, yuan.")};
  return all;
}
wire::Fields Quotation::fields() {
  using Q = Quotation;
  static constexpr wire::Field all[] = {
      wire::field<&Q::lines>("lines", "Resource by resource."),
      wire::field<&Q::official>("official", "At the official price, yuan."),
      wire::field<&Q::discount>("discount", "Yuan."),
      wire::field<&Q::erased>("erased", "What is below a fen, dropped; yuan."),
      wire::field<&Q::payable>("payable", "To be paid, yuan."),
      wire::field<&Q::choices>("choices", "Discounts that may be chosen, the cheapest first.")};
  return all;
}
wire::Fields OrderPlaced::fields() {
  static constexpr wire::Field all[] = {wire::field<&OrderPlaced::order_id>("order_id", "The order."),
                                        wire::field<&OrderPlaced::payable>("payable", "To be paid, yuan.")};
  return all;
}
wire::Fields SomeOrders::fields() {
  static constexpr wire::Field all[] = {wire::field<&SomeOrders::order_ids>("order_ids", "1 to 30 orders.")};
  return all;
}

std::vector<Item> items_of(const wire::List<OrderItem, k_items_max>& items) {
  std::vector<Item> all;
  for (const auto& each : items.items)
    all.push_back({each.product_id, each.size ? each.size->value : 1, each.number ? each.number->value : 1,
                   each.unit.value, each.periods.value});
  return all;
}

Result<Quotation> quotation_of(const work::View& view, std::span<const Wish> wishes,
                               discounts::DiscountId chosen) {
  PC_TRY(lines, priced(wishes, chosen));
  Quotation quotation;
  std::vector<Amounts> amounts;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i].amounts;
    amounts.push_back(line);
    quotation.lines.push_back({wishes[i].product.product, wishes[i].resource_id, line.official, line.discount,
                               line.erased, line.payable});
  }
  const auto total = sum_of(amounts);
  if (!total) return refuse(catalogue::errors::too_large, "items");
  quotation.official = total->official;
  quotation.discount = total->discount;
  quotation.erased = total->erased;
  quotation.payable = total->payable;
  for (const auto& choice : choices_for(wishes)) {
    const auto& discount = choice.discount;
    quotation.choices.push_back({discount.id, discount.kind,
                                 catalogue::in(view.who.language, discount.name_zh, discount.name_en),
                                 discount.ratio, choice.payable});
  }
  return quotation;
}

Result<OrderPlaced> placed(work::Work& work, TenantId tenant, Result<OrderId> order) {
  if (!order) return order.refusal();
  return OrderPlaced{*order, work.tx.one(store::select_order, {tenant, *order}).payable};
}

}  // namespace pc::orders
