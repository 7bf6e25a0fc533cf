#include "paying.hpp"

#include <set>

#include "fulfilling.hpp"
#include "money/charging/charging.hpp"
#include "money/funds/pots.hpp"
#include "moving.hpp"
#include "sales/consumption/landing/ordered.hpp"

namespace pc::orders {
namespace {

std::string_view bill_type_of(const store::OrderRow& order) {
  if (order.type == Type::purchase) return "purchase";
  return order.source == Source::system ? "auto_renewal" : "renewal";
}

/// What was bought counts on the day on which it was paid.
void land(db::Transaction& tx, const Loaded& order) {
  std::vector<consumption::OrderedLine> all;
  for (const auto& line : order.lines) {
    const auto names = tx.one(store::select_product_names, {line.product_id});
    const auto paid = order.row.paid_at;
    all.push_back({.line_id = line.line_id.value,
                   .order_id = order.row.order_id.value,
                   .customer = order.row.customer_id,
                   .partner = order.row.partner_id,
                   .association = order.row.association_type,
                   .bill_type = bill_type_of(order.row),
                   .product_type = names.service_zh.empty() ? names.service_type_code : names.service_zh,
                   .product = names.spec_zh.empty() ? names.spec : names.spec_zh,
                   .region = line.region,
                   .resource_id = line.resource_id,
                   .period = {paid, plus_periods(paid, line.unit, line.periods)},
                   .number = line.size,
                   .official = line.official,
                   .payable = line.payable,
                   .erased = line.erased});
  }
  consumption::land_ordered(tx, order.row.tenant_id, all);
}

/// Orders that this customer may pay from its balance now, in the order in which they were asked for.
Result<std::vector<Loaded>> payable(work::Work& work, const customers::Customer& customer,
                                    std::span<const OrderId> ids) {
  std::vector<Loaded> all;
  std::set<OrderId> seen;
  for (const auto id : ids) {
    if (!seen.insert(id).second) return refuse(errors::twice, "order_ids");
    auto found = loaded(work.tx, customer.tenant, id);
    if (!found || found->row.customer_id != customer.id) return refuse(errors::unknown, "order_ids");
    auto& order = *found;
    PC_CHECK(check_pending(order.row, work.now));
    if (order.row.asked == Asked::waiting) return refuse(errors::with_partner, "order_ids");
    PC_CHECK(check_deliverable(work.tx, order, work.now));
    all.push_back(std::move(order));
  }
  if (all.empty()) return refuse(pc::errors::missing_value, "order_ids");
  return all;
}

}  // namespace

Outcome check_deliverable(db::Reader& reader, const Loaded& order, Instant now) {
  if (order.row.start_at != Instant{} && order.row.start_at < now)
    return refuse(errors::start_passed, "order_ids");
  for (const auto& line : order.lines) {
    const auto product = catalogue::find(reader, line.product_id);
    if (!product || !product->sellable) return refuse(errors::product_changed, "order_ids");
  }
  return Done{};
}

Outcome settle(work::Work& work, Loaded& order, Payer payer, const customers::Customer& customer) {
  const auto before = order.row;
  order.row.payer = payer;
  order.row.payer_partner_id = payer == Payer::partner ? order.row.partner_id : partners::PartnerId();
  if (payer == Payer::partner) order.row.asked = Asked::paid;
  order.row.association_type = customer.association;
  order.row.paid_at = work.now;
  order.row.status = Status::processing;
  move(work.tx, before, order.row);
  move_lines(work.tx, order, LineStatus::processing);
  note(work, order.row, Happened::paid, {}, order.row.payable);
  land(work.tx, order);
  PC_CHECK(announce(work, events::paid, order.row));
  if (order.row.type == Type::renewal) return renew_paid(work, order, customer);
  return Done{};
}

Outcome pay(work::Work& work, const customers::Customer& customer, std::span<const OrderId> ids) {
  if (ids.size() > k_pay_together_max)
    return refuse(pc::errors::invalid_value, "order_ids", "1 - " + std::to_string(k_pay_together_max));
  PC_TRY(orders, payable(work, customer, ids));
  if (customer.association != customers::Association::resale) return refuse(errors::own_account, "order_ids");
  Money all;
  for (const auto& order : orders) all += order.row.payable;
  const auto available = funds::pots_of(work.tx, customer.tenant, customer.id).available();
  if (available < all) return refuse(errors::insufficient, {}, (all - available).text());
  for (auto& order : orders) {
    for (const auto& line : order.lines)
      PC_CHECK(charging::pay(work.tx, customer.tenant, customer.id, line.payable,
                             {"order_line", line.line_id.value}, work.now));
    PC_CHECK(settle(work, order, Payer::customer, customer));
  }
  return Done{};
}

}  // namespace pc::orders
