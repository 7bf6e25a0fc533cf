// What was paid for a line is given back, where the refund table says.
#pragma once
#include "moving.hpp"
#include "refund.hpp"

namespace pc::orders {

struct GivingBack {
  Money amount;                // more than nothing, at most what is left of the line
  std::int64_t refund_id = 0;  // also of the payment and of the line of consumption
  std::string_view bill_type;  // "refund", "unsubscribe"
};
/// Moves the money and writes line, order, refund and consumption.
Destination give_back(work::Work& work, store::OrderRow& order, store::LineRow& line,
                      const GivingBack& giving);

std::string_view text_of(Destination destination);

}  // namespace pc::orders
