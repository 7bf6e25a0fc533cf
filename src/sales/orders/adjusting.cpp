#include "adjusting.hpp"

#include <algorithm>

#include "money/catalogue/pricing.hpp"
#include "moving.hpp"

namespace pc::orders {
namespace {

/// Official price less what has to stay.
Money most_off(const store::LineRow& line, std::span<const discounts::Ceiling> ceilings) {
  const auto* ceiling = discounts::ceiling_for(ceilings, line.service_type_code, line.product_id);
  if (ceiling == nullptr) return Money();
  const auto lowest = catalogue::quote(line.official, ceiling->lowest_ratio);
  const auto whole = truncate_to_fen(line.official);
  ensure(lowest.has_value() && whole.has_value(), "the price of an order's line stays in range");
  return std::max(Money(), whole->charged - lowest->payable);
}

std::vector<Money> rooms(db::Reader& reader, const Loaded& order) {
  const auto ceilings = discounts::ceilings(reader);
  std::vector<Money> all;
  for (const auto& line : order.lines) all.push_back(most_off(line, ceilings));
  return all;
}

Result<Loaded> adjustable(work::Work& work, OrderId id) {
  PC_TRY(order, loaded(work.tx, work.who.tenant, id));
  const auto customer = customers::own(work.tx, work.who, order.row.customer_id);
  if (!customer || order.row.partner_id.value != work.who.partner) return refuse(errors::unknown, "order_id");
  PC_CHECK(check_pending(order.row, work.now));
  if (customer->association != customers::Association::referral || order.row.source == Source::system)
    return refuse(errors::not_referral, "order_id");
  return std::move(order);
}

Outcome cut(work::Work& work, const Loaded& order, const std::vector<Money>& off) {
  std::vector<Amounts> lines;
  Money all;
  for (std::size_t i = 0; i < order.lines.size(); ++i) {
    const auto quote = catalogue::quote_less(order.lines[i].official, off[i]);
    ensure(quote.has_value(), "the price of an order's line stays in range");
    lines.push_back({quote->official, quote->discount, quote->erased, quote->payable});
    all += off[i];
    work.tx.change(store::update_line_price, {order.row.tenant_id,
                                              order.lines[i].line_id,
                                              quote->official,
                                              quote->discount,
                                              quote->erased,
                                              quote->payable,
                                              {},
                                              {},
                                              Decimal(1, 0)});
  }
  const auto total = sum_of(lines);
  ensure(total.has_value(), "the price of an order stays in range");
  if (work.tx.change(store::update_price, {order.row.tenant_id,
                                           order.row.order_id,
                                           total->official,
                                           total->discount,
                                           total->erased,
                                           total->payable,
                                           {},
                                           all.positive()}) == 0)
    return refuse(errors::not_pending, "order_id");
  note(work, order.row, Happened::adjusted, order.row.payable.text() + " → " + total->payable.text(), all);
  return Done{};
}

}  // namespace

std::vector<Room> room_for(db::Reader& reader, TenantId tenant, OrderId id) {
  std::vector<Room> all;
  const auto order = loaded(reader, tenant, id);
  if (!order || order->row.status != Status::pending) return all;
  const auto most = rooms(reader, *order);
  for (std::size_t i = 0; i < most.size(); ++i) all.push_back({order->lines[i].line_id, most[i]});
  return all;
}

Outcome adjust(work::Work& work, OrderId id, Money off) {
  PC_TRY(order, adjustable(work, id));
  const auto most = rooms(work.tx, order);
  Money all;
  for (const auto each : most) all += each;
  if (off < Money() || off > all) return refuse(errors::too_much_off, "off", "0.00 - " + all.text());
  return cut(work, order, split_off(off, most));
}

Outcome adjust(work::Work& work, OrderId id, std::span<const LineCut> cuts) {
  PC_TRY(order, adjustable(work, id));
  const auto most = rooms(work.tx, order);
  std::vector<Money> off(order.lines.size());
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const std::string field = "lines[" + std::to_string(i) + "]";
    const auto line = std::ranges::find(order.lines, cuts[i].line, &store::LineRow::line_id);
    if (line == order.lines.end()) return refuse(errors::unknown_line, field + ".line_id");
    const auto place = static_cast<std::size_t>(line - order.lines.begin());
    if (cuts[i].off < Money() || cuts[i].off > most[place])
      return refuse(errors::too_much_off, field + ".off", "0.00 - " + most[place].text());
    off[place] = cuts[i].off;
  }
  return cut(work, order, off);
}

}  // namespace pc::orders
