#include "ordered.hpp"

#include "sales/consumption/landing/charge_line.hpp"
#include "sales/consumption/landing/daily_sums.hpp"

namespace pc::consumption {
namespace {

Decimal sum_of(const Decimal& a, const Decimal& b) {
  const auto sum = Decimal::sum(a, b);
  ensure(sum.has_value(), "amounts of an order stay in range");
  return *sum;
}

ChargeLine line_of(const OrderedLine& ordered) {
  ChargeLine line;
  line.line_id = ordered.line_id;
  line.counted = Day::of(ordered.period.from);
  line.customer = ordered.customer;
  line.partner = ordered.partner;
  line.association = ordered.association;
  line.product_type = ordered.product_type;
  line.product = ordered.product;
  line.charging_mode = "period";
  line.bill_type = ordered.bill_type;
  line.consumed_from = ordered.period.from;
  line.consumed_to = ordered.period.to;
  line.resource_id = ordered.resource_id;
  line.region = ordered.region;
  line.usage = std::to_string(ordered.number);
  line.currency = "CNY";
  line.list_amount = ordered.official;
  line.amount = sum_of(Decimal(ordered.payable.in_fen(), 2), ordered.erased);
  line.original_amount = line.amount;
  const auto erased = ordered.erased.units_at(k_rated_scale);
  ensure(erased.has_value(), "what is dropped of an order's line has few decimals");
  line.charged = {ordered.payable, static_cast<std::int64_t>(*erased)};
  line.tags = R"({"order_id":")" + std::to_string(ordered.order_id) + R"("})";
  return line;
}

}  // namespace

void land_ordered(db::Transaction& tx, TenantId tenant, std::span<const OrderedLine> lines) {
  DailySums sums;
  for (const auto& ordered : lines) {
    const auto line = line_of(ordered);
    const auto list = truncate_to_fen(ordered.official);
    ensure(list.has_value(), "an official price stays in range");
    store::append_line(tx, tenant, line);
    sums.add({line.customer,
              {line.counted, line.counted},
              line.partner,
              line.association,
              line.product_type,
              line.product},
             line.charged, list->charged);
  }
  sums.write(tx, tenant);
}

}  // namespace pc::consumption
