#include "closing.hpp"

#include <stdexcept>

#include "moving.hpp"

namespace pc::orders {
namespace {

constexpr std::int64_t k_lapse_at_once = 500;

Outcome close(work::Work& work, Loaded& order, Happened why) {
  const auto before = order.row;
  order.row.status = Status::cancelled;
  order.row.closed_at = work.now;
  if (order.row.asked == Asked::waiting) order.row.asked = Asked::no;
  move(work.tx, before, order.row);
  move_lines(work.tx, order, LineStatus::cancelled);
  note(work, order.row, why);
  return announce(work, events::cancelled, order.row);
}

}  // namespace

Outcome cancel(work::Work& work, const customers::Customer& customer, OrderId id) {
  PC_TRY(order, loaded(work.tx, customer.tenant, id));
  if (order.row.customer_id != customer.id) return refuse(errors::unknown, "order_id");
  if (order.row.status != Status::pending) return refuse(errors::not_pending, "order_id");
  return close(work, order, Happened::cancelled);
}

std::int64_t lapse(db::Database& database, Instant now) {
  std::vector<store::Due> due;
  database.read([&](db::Reader& reader) {
    due = reader.rows(store::select_lapsed_everywhere, {now, k_lapse_at_once});
  });
  const auto who = access::system_principal("system");
  std::int64_t closed = 0;
  for (const auto& each : due) {
    const auto finished = database.write(each.tenant_id, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who, now);
      auto order = loaded(tx, each.tenant_id, each.order_id);
      if (!order || order->row.status != Status::pending || order->row.pay_by > now) return false;
      return close(work, *order, Happened::lapsed).ok();
    });
    if (finished.fate == db::Fate::failed) throw std::runtime_error(finished.error);
    closed += finished.fate == db::Fate::committed;
  }
  return closed;
}

Outcome cancel_all(work::Work& work, TenantId tenant, customers::CustomerId customer) {
  for (const auto& each : work.tx.rows(store::select_pending_of, {tenant, customer})) {
    PC_TRY(order, loaded(work.tx, tenant, each.order_id));
    PC_CHECK(close(work, order, Happened::cancelled));
  }
  return Done{};
}

}  // namespace pc::orders
