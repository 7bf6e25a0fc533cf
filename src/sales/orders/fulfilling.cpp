#include "fulfilling.hpp"

#include <algorithm>
#include <stdexcept>

#include "money/funds/pots.hpp"
#include "refunding.hpp"
#include "running.hpp"

namespace pc::orders {
namespace {

constexpr std::int64_t k_delivered_at_once = 100;
/// What the demo's cloud does not have: somebody reports it by hand.
constexpr std::string_view k_by_hand = "hws.service.type.aad";

/// The line within its order.
Result<Loaded> order_of(db::Reader& reader, TenantId tenant, LineId line) {
  const auto found = reader.maybe(store::select_line, {tenant, line});
  if (!found) return refuse(errors::unknown_line, "line_id");
  return loaded(reader, tenant, found->order_id);
}
store::LineRow& line_in(Loaded& order, LineId id) {
  return *std::ranges::find(order.lines, id, &store::LineRow::line_id);
}

/// When its last line is closed, so is the order.
void close_if_done(work::Work& work, Loaded& order) {
  std::vector<LineStatus> lines;
  for (const auto& line : order.lines) lines.push_back(line.status);
  const auto status = status_of(lines);
  if (status == order.row.status) return;
  const auto before = order.row;
  order.row.status = status;
  order.row.closed_at = work.now;
  move(work.tx, before, order.row);
  note(work, order.row, status == Status::completed ? Happened::completed : Happened::cancelled);
}

resources::Resource resource_of(const store::LineRow& line, const store::ProductNames& names) {
  resources::Resource resource;
  resource.resource_id = line.resource_id;
  resource.customer = line.customer_id;
  resource.charging = resources::Charging::period;
  resource.name = line.resource_name;
  resource.service_type_code = line.service_type_code;
  resource.service_type = names.service_zh.empty() ? line.service_type_code : names.service_zh;
  resource.resource_type_code = line.resource_type_code;
  resource.resource_type = line.resource_type_code;
  resource.region = line.region;
  resource.spec = line.spec;
  resource.spec_desc = names.spec_zh;
  resource.status = resources::Status::in_use;
  resource.effective_at = line.effective_at;
  resource.expires_at = line.expires_at;
  resource.expire_policy = resources::ExpirePolicy::grace;
  resource.order_id = line.order_id.text();
  resource.product_id = line.product_id.text();
  return resource;
}

/// A resource lives where its customer does now.
TenantId home_of(db::Reader& reader, const store::LineRow& line) {
  return customers::tenant_of(reader, line.customer_id).value_or(line.tenant_id);
}

Outcome check_free(db::Reader& reader, TenantId home, const store::LineRow& line,
                   const std::string& resource_id) {
  const auto holder = reader.maybe(store::select_holder, {home, resource_id});
  if (!holder) return Done{};
  const bool told_before = holder->customer_id == line.customer_id &&
                           (holder->order_id.empty() || holder->order_id == line.order_id.text());
  const auto lines = reader.rows(store::select_of_resource, {line.tenant_id, line.customer_id, resource_id});
  if (told_before && lines.empty()) return Done{};
  return refuse(errors::resource_taken, "resource_id");
}

}  // namespace

Outcome deliver(work::Work& work, TenantId tenant, LineId id, const Delivered& delivered) {
  PC_TRY(order, order_of(work.tx, tenant, id));
  auto& line = line_in(order, id);
  if (line.status == LineStatus::done && line.resource_id == delivered.resource_id) return Done{};
  if (line.status != LineStatus::processing || order.row.type != Type::purchase)
    return refuse(errors::closed_line, "line_id");
  const auto home = home_of(work.tx, line);
  PC_CHECK(check_free(work.tx, home, line, delivered.resource_id));
  const auto before = line;
  line.status = LineStatus::done;
  line.resource_id = delivered.resource_id;
  line.resource_name = delivered.resource_name;
  line.effective_at = std::max(order.row.start_at, work.now);
  line.expires_at = plus_periods(line.effective_at, line.unit, line.periods);
  move(work.tx, before, line);
  auto resource = resource_of(line, work.tx.one(store::select_product_names, {line.product_id}));
  if (const auto told = running(work.tx, home, line.customer_id, line.resource_id))
    resource.reported_at = told->reported_at;
  tell(work, home, std::move(resource));
  note(work, order.row, Happened::delivered, line.resource_id);
  close_if_done(work, order);
  return announce(work, events::delivered, order.row, line);
}

Outcome fail(work::Work& work, TenantId tenant, LineId id, const std::string& reason) {
  PC_TRY(order, order_of(work.tx, tenant, id));
  auto& line = line_in(order, id);
  if (line.status == LineStatus::failed) return Done{};
  if (line.status != LineStatus::processing || order.row.type != Type::purchase)
    return refuse(errors::closed_line, "line_id");
  const auto before = line;
  line.status = LineStatus::failed;
  line.reason = reason;
  move(work.tx, before, line);
  note(work, order.row, Happened::failed, reason);
  const auto amount = line.payable;
  if (amount.positive()) give_back(work, order.row, line, {amount, work.ids.next(work.now), "refund"});
  close_if_done(work, order);
  return announce(work, events::failed, order.row, line, amount);
}

Outcome renew_paid(work::Work& work, Loaded& order, const customers::Customer& customer) {
  for (auto& line : order.lines) {
    auto resource = running(work.tx, customer.tenant, customer.id, line.resource_id);
    if (!resource || resource->status == resources::Status::closed) return refuse(errors::gone, "order_ids");
    const auto before = line;
    line.status = LineStatus::done;
    line.effective_at = resource->expires_at;
    line.expires_at = plus_periods(resource->expires_at, line.unit, line.periods);
    move(work.tx, before, line);
    resource->status = resources::Status::in_use;
    resource->expires_at = line.expires_at;
    tell(work, customer.tenant, *resource);
    PC_CHECK(announce(work, events::delivered, order.row, line));
  }
  close_if_done(work, order);
  return Done{};
}

bool something_waits(db::Database& database) {
  bool waits = false;
  database.read([&](db::Reader& reader) {
    waits = !reader.rows(store::select_processing_everywhere, {std::string(k_by_hand), 1}).empty();
  });
  return waits;
}

std::int64_t deliver_by_own_cloud(db::Database& database, Instant now) {
  std::vector<store::Processing> waiting;
  database.read([&](db::Reader& reader) {
    waiting = reader.rows(store::select_processing_everywhere, {std::string(k_by_hand), k_delivered_at_once});
  });
  const auto cloud = access::system_principal("cloud");
  std::int64_t done = 0;
  for (const auto& each : waiting) {
    const auto finished = database.write(each.tenant_id, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, cloud, now);
      const auto text = each.line_id.text();
      return deliver(work, each.tenant_id, each.line_id,
                     {"cloud-" + text, "cloud-" + text.substr(text.size() - 6)})
          .ok();
    });
    if (finished.fate == db::Fate::failed) throw std::runtime_error(finished.error);
    done += finished.fate == db::Fate::committed;
  }
  return done;
}

}  // namespace pc::orders
