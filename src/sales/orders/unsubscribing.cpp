#include "unsubscribing.hpp"

#include <algorithm>
#include <set>

#include "placing.hpp"
#include "refunding.hpp"
#include "running.hpp"

namespace pc::orders {
namespace {

bool refundable(db::Reader& reader, const store::LineRow& line) {
  const auto product = catalogue::find(reader, line.product_id);
  return !product || product->refundable;
}

/// What is written of an unsubscription: an order whose amounts are what is given back.
store::OrderRow order_of(work::Work& work, const customers::Customer& customer,
                         const std::vector<Returning>& all, const store::LineRow& first) {
  store::OrderRow order;
  order.tenant_id = customer.tenant;
  order.order_id = work.ids.next_as<OrderId>(work.now);
  order.customer_id = customer.id;
  order.partner_id = customer.partner;
  order.association_type = customer.association;
  order.type = Type::unsubscribe;
  order.status = Status::completed;
  order.source = source_of(work.who);
  order.service_type_code = first.service_type_code;
  for (const auto& each : all) {
    order.lines += static_cast<int>(each.parts.size());
    order.payable += each.amount;
  }
  order.official = Decimal(order.payable.in_fen(), 2);
  order.created_at = order.pay_by = order.paid_at = order.closed_at = work.now;
  order.created_by = work.who.actor ? work.who.actor->name : work.who.name;
  return order;
}

/// One term: its line is returned, and a line of the unsubscription says how much it brought.
Outcome give_back_term(work::Work& work, const store::OrderRow& unsubscription, const Returning::Part& part,
                       const std::string& reason) {
  PC_TRY(order, loaded(work.tx, unsubscription.tenant_id, part.order));
  auto& line = *std::ranges::find(order.lines, part.line, &store::LineRow::line_id);
  const auto before = line;
  line.status = LineStatus::returned;
  move(work.tx, before, line);
  auto back = line;
  back.line_id = work.ids.next_as<LineId>(work.now);
  back.order_id = unsubscription.order_id;
  back.official = Decimal(part.amount.in_fen(), 2);
  back.discount = back.erased = Decimal();
  back.payable = part.amount;
  back.refunded = Money();
  back.status = LineStatus::done;
  back.returns_line_id = line.line_id;
  back.reason = reason;
  work.tx.change(store::insert_line, back);
  if (part.amount.positive())
    give_back(work, order.row, line, {part.amount, back.line_id.value, "unsubscribe"});
  return announce(work, events::returned, unsubscription, back, part.amount);
}

/// Closed, or shorter by the renewals that were given back.
Outcome change_resource(work::Work& work, const customers::Customer& customer, const Returning& returned,
                        bool renewals_only) {
  PC_TRY(resource, running(work.tx, customer.tenant, customer.id, returned.resource_id));
  if (renewals_only) {
    for (const auto& part : returned.parts)
      resource.expires_at = std::min(resource.expires_at, part.term.period.from);
  } else {
    resource.status = resources::Status::closed;
    if (resource.effective_at < work.now) resource.expires_at = std::min(resource.expires_at, work.now);
  }
  tell(work, customer.tenant, std::move(resource));
  return Done{};
}

}  // namespace

Result<Returning> returning(db::Reader& reader, const customers::Customer& customer,
                            const std::string& resource_id, bool renewals_only, Instant now) {
  PC_TRY(resource, running(reader, customer.tenant, customer.id, resource_id));
  if (resource.charging != resources::Charging::period) return errors::not_by_period;
  if (resource.status == resources::Status::closed) return errors::gone;
  const auto fee = terms_of(reader.services()).refund_fee_per_mille;
  Returning all{resource.resource_id, resource.name, {}, {}};
  for (const auto& line :
       reader.rows(store::select_of_resource, {customer.tenant, customer.id, resource_id})) {
    if (line.status == LineStatus::pending) return errors::in_unpaid_order;
    if (line.status != LineStatus::done || line.returns_line_id) continue;
    if (renewals_only && line.effective_at <= now) continue;
    if (!refundable(reader, line)) return errors::not_refundable;
    const Term term{{line.effective_at, line.expires_at}, line.payable - line.refunded};
    const auto amount = given_back(term, now, fee);
    all.parts.push_back({line.line_id, line.order_id, term, amount});
    all.amount += amount;
  }
  if (all.parts.empty()) return errors::not_by_period;
  return all;
}

Result<OrderId> unsubscribe(work::Work& work, const customers::Customer& customer,
                            std::span<const std::string> resource_ids, bool renewals_only,
                            const std::string& reason) {
  if (resource_ids.empty()) return refuse(pc::errors::missing_value, "resource_ids");
  std::vector<Returning> all;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < resource_ids.size(); ++i) {
    const auto field = "resource_ids[" + std::to_string(i) + "]";
    if (!seen.insert(resource_ids[i]).second) return refuse(errors::twice, field);
    auto each = returning(work.tx, customer, resource_ids[i], renewals_only, work.now);
    if (!each) {
      auto refusal = each.refusal();
      refusal.field = field;
      return refusal;
    }
    all.push_back(std::move(*each));
  }
  const auto first = work.tx.one(store::select_line, {customer.tenant, all.front().parts.front().line});
  const auto order = order_of(work, customer, all, first);
  insert(work.tx, order);
  note(work, order, Happened::placed, reason, order.payable);
  for (const auto& each : all) {
    for (const auto& part : each.parts) PC_CHECK(give_back_term(work, order, part, reason));
    PC_CHECK(change_resource(work, customer, each, renewals_only));
  }
  note(work, order, Happened::completed);
  return order.order_id;
}

}  // namespace pc::orders
