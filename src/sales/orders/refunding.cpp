#include "refunding.hpp"

#include "money/charging/charging.hpp"
#include "money/funds/pots.hpp"
#include "sales/consumption/landing/ordered.hpp"

namespace pc::orders {
namespace {

/// What the payment of a line still has, after what was given back of it.
charging::Payment left_of(db::Transaction& tx, const store::LineRow& line) {
  std::vector<std::int64_t> causes{line.line_id.value};
  for (const auto& refund : tx.rows(store::select_refunds, {line.tenant_id, line.line_id}))
    causes.push_back(refund.refund_id);
  charging::Payment left;
  for (const auto& [cause, payment] : charging::payments_of(tx, line.tenant_id, causes)) left.add(payment);
  return left;
}

/// The pots are read before the relation, see funds/pots.hpp.
Destination destination_now(db::Transaction& tx, const store::OrderRow& order) {
  funds::pots_of(tx, order.tenant_id, order.customer_id);
  const auto customer = customers::find_anywhere(tx, order.customer_id);
  using customers::Association;
  const Relation then{order.partner_id.value, order.association_type == Association::resale};
  Relation now;
  if (customer && customer->association != Association::none)
    now = {customer->partner.value, customer->association == Association::resale};
  return destination_of(then, now, order.payer == Payer::partner);
}

void return_money(db::Transaction& tx, const store::OrderRow& order, const GivingBack& giving,
                  const charging::Payment& left, Destination to, Instant now) {
  const ledger::Cause cause{"order_refund", giving.refund_id};
  switch (to) {
    case Destination::customer:
      charging::refund(tx, order.tenant_id, order.customer_id, giving.amount, left, cause, now);
      return;
    case Destination::partner_of_then:
      charging::refund_ended(tx, order.tenant_id, order.customer_id, order.partner_id, giving.amount, left,
                             cause, now);
      return;
    case Destination::partner_who_paid:
      charging::return_to_partner(tx, order.tenant_id, order.payer_partner_id, giving.amount, left, cause,
                                  now);
      return;
  }
}

void land(db::Transaction& tx, const store::OrderRow& order, const store::LineRow& line,
          const GivingBack& giving, Instant now) {
  const auto names = tx.one(store::select_product_names, {line.product_id});
  const consumption::OrderedLine ordered{
      .line_id = giving.refund_id,
      .order_id = order.order_id.value,
      .customer = order.customer_id,
      .partner = order.partner_id,
      .association = order.association_type,
      .bill_type = giving.bill_type,
      .product_type = names.service_zh.empty() ? names.service_type_code : names.service_zh,
      .product = names.spec_zh.empty() ? names.spec : names.spec_zh,
      .region = line.region,
      .resource_id = line.resource_id,
      .period = {now, now.plus_seconds(1)},
      .number = line.size,
      .official = Decimal(-giving.amount.in_fen(), 2),
      .payable = -giving.amount,
      .erased = {}};
  consumption::land_ordered(tx, order.tenant_id, {&ordered, 1});
}

}  // namespace

std::string_view text_of(Destination destination) {
  switch (destination) {
    case Destination::customer: return "customer";
    case Destination::partner_of_then: return "partner_of_then";
    case Destination::partner_who_paid: return "partner_who_paid";
  }
  return {};
}

Destination give_back(work::Work& work, store::OrderRow& order, store::LineRow& line,
                      const GivingBack& giving) {
  ensure(giving.amount.positive() && line.refunded + giving.amount <= line.payable,
         "no more is given back of a line than was paid");
  const auto to = destination_now(work.tx, order);
  return_money(work.tx, order, giving, left_of(work.tx, line), to, work.now);
  work.tx.change(store::insert_refund, {order.tenant_id, giving.refund_id, line.line_id, order.order_id,
                                        giving.amount, std::string(text_of(to)), work.now});
  const auto before_line = line;
  line.refunded += giving.amount;
  move(work.tx, before_line, line);
  const auto before = order;
  order.refunded += giving.amount;
  move(work.tx, before, order);
  land(work.tx, order, line, giving, work.now);
  note(work, order, Happened::refunded, std::string(text_of(to)), giving.amount);
  return to;
}

}  // namespace pc::orders
