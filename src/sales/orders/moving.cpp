#include "moving.hpp"

namespace pc::orders {

Result<Loaded> loaded(db::Reader& reader, TenantId tenant, OrderId id) {
  auto row = reader.maybe(store::select_order, {tenant, id});
  if (!row) return refuse(errors::unknown, "order_id");
  return Loaded{std::move(*row), reader.rows(store::select_lines, {tenant, id})};
}

void insert(db::Transaction& tx, const store::OrderRow& order) {
  tx.change(store::insert_order, order);
  tx.change(store::insert_place, {order.order_id, order.tenant_id, order.customer_id});
}

Outcome check_pending(const store::OrderRow& order, Instant now) {
  if (order.status != Status::pending) return refuse(errors::not_pending, "order_id");
  if (order.pay_by <= now) return refuse(errors::lapsed, "order_id");
  return Done{};
}

void move(db::Transaction& tx, const store::OrderRow& before, const store::OrderRow& now) {
  const auto changed =
      tx.change(store::update_order, {now.tenant_id, now.order_id, now.status, now.asked, now.asked_at,
                                      now.asked_answer, now.payer, now.payer_partner_id, now.association_type,
                                      now.paid_at, now.closed_at, now.refunded, before.status, before.asked});
  if (changed != 1) throw db::Conflict("an order was changed meanwhile");
}

void move(db::Transaction& tx, const store::LineRow& before, const store::LineRow& now) {
  const auto changed =
      tx.change(store::update_line,
                {now.tenant_id, now.line_id, now.status, now.resource_id, now.resource_name, now.effective_at,
                 now.expires_at, now.refunded, now.reason, before.status, before.refunded});
  if (changed != 1) throw db::Conflict("a line of an order was changed meanwhile");
}

void move_lines(db::Transaction& tx, Loaded& order, LineStatus status) {
  for (auto& line : order.lines) {
    const auto before = line;
    line.status = status;
    move(tx, before, line);
  }
}

void note(work::Work& work, const store::OrderRow& order, Happened what, const std::string& words,
          Money amount) {
  const auto& by = work.who.actor ? work.who.actor->name : work.who.name;
  work.tx.change(store::insert_event, {order.tenant_id, order.order_id, work.ids.next(work.now), what,
                                       work.now, by, words, amount});
}

Outcome announce(work::Work& work, std::string_view kind, const store::OrderRow& order,
                 const std::string& reason) {
  const OrderNews news{
      order.order_id, order.customer_id, order.partner_id, order.type, order.status, order.payable, reason};
  return work.announcer.announce(work.tx, order.tenant_id, {kind, order.order_id.value, wire::encode(news)},
                                 work.now);
}

Outcome announce(work::Work& work, std::string_view kind, const store::OrderRow& order,
                 const store::LineRow& line, Money refunded) {
  const LineNews news{line.line_id,     order.order_id,   order.customer_id,
                      order.partner_id, line.resource_id, line.effective_at,
                      line.expires_at,  refunded,         line.reason};
  return work.announcer.announce(work.tx, order.tenant_id, {kind, line.line_id.value, wire::encode(news)},
                                 work.now);
}

}  // namespace pc::orders
