// Public: 调价. A partner lowers the price of a referral customer's pending order, as far as the vendor lets it; no
// discount counts then. Spec: Adjusting the price of a customer's order.
#pragma once
#include "orders.hpp"

namespace pc::orders {

/// How much may be taken off each line of an order at most.
struct Room {
  LineId line;
  Money most;
};
std::vector<Room> room_for(db::Reader& reader, TenantId tenant, OrderId order);

struct LineCut {
  LineId line;
  Money off;
};
/// Off the official price of the whole order, over its lines in proportion to what they cost, as far as each has room;
/// nothing: the official price again. Refuses orders.unknown, not_pending, lapsed, not_referral, too_much_off.
Outcome adjust(work::Work& work, OrderId order, Money off);
/// Line by line; lines that are not named keep the official price. Refuses the same, and orders.unknown_line.
Outcome adjust(work::Work& work, OrderId order, std::span<const LineCut> cuts);

}  // namespace pc::orders
