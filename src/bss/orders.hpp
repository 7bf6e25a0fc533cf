// What the operations about orders share.
#pragma once
#include "common.hpp"
#include "sales/orders/order_detail.hpp"

namespace pc::bss::order_shapes {

/// A JSON number of yuan as binary clients read it, two decimals: 10.00.
using Amount = wire::MoneyNumber;

struct DiscountItemV2 {
  std::string discount_type;
  Amount discount_amount;
  using R = DiscountItemV2;
  PC_BSS_SHAPE(DiscountItemV2,
               wire::field<&R::discount_type>(
                   "discount_type", "605 commercial, 606 given by the partner, 200 promotion, 609 adjusted."),
               wire::field<&R::discount_amount>("discount_amount", "Yuan."))
};
struct AmountInfomationV2 {
  std::vector<DiscountItemV2> discounts;
  Amount flexipurchase_coupon_amount, coupon_amount, stored_card_amount, commission_amount, consumed_amount;
  using R = AmountInfomationV2;
  PC_BSS_SHAPE(AmountInfomationV2, wire::field<&R::discounts>("discounts", "By type."),
               wire::field<&R::flexipurchase_coupon_amount>("flexipurchase_coupon_amount",
                                                            "Cash coupons, yuan."),
               wire::field<&R::coupon_amount>("coupon_amount", "Vouchers, yuan."),
               wire::field<&R::stored_card_amount>("stored_card_amount", "Stored-value cards, yuan."),
               wire::field<&R::commission_amount>("commission_amount", "Handling fee of a refund, yuan."),
               wire::field<&R::consumed_amount>("consumed_amount", "What was used of a refund, yuan."))
};

int status_number(orders::Status status);
int type_number(orders::Type type);
int source_number(orders::Source source);
/// Official price cut to the fen.
Amount yuan_of(const Decimal& amount);
/// What was taken off, by the kind of the lines' discounts.
AmountInfomationV2 amounts_of(const orders::OrderRow& order, std::span<const orders::OrderLineRow> lines);
std::string discount_number(const std::optional<discounts::Kind>& kind, bool adjusted);

/// An order's number in the dialect; a text that is none is of no order. Refuses orders.unknown.
Result<orders::OrderId> order_id_of(const std::string& text);
std::optional<std::string> time_of(const std::optional<Instant>& at);

}  // namespace pc::bss::order_shapes
