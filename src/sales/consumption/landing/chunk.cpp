#include "chunk.hpp"

#include <stdexcept>

#include "sales/consumption/consumption.hpp"
#include "sales/consumption/cycles.hpp"

namespace pc::consumption {

Chunk::Chunk(std::vector<Item> items, const Delivery& delivery)
    : database_(*delivery.task.database), items_(std::move(items)) {
  sort_out(delivery);
  for (const auto& [tenant, order] : at_home_)
    write(tenant, [tenant = tenant, &order = order](db::Transaction& tx) { return book(tx, tenant, order); });
  if (!waiting_.items.empty())
    write(TenantId(), [this](db::Transaction& tx) { return book_waiting(tx, waiting_, reasons_); });
}

/// Lines of customers to their tenants, what is booked to where it landed, the rest to what waits.
void Chunk::sort_out(const Delivery& delivery) {
  const Instant now = use<Clock>(database_).now();
  const auto wait = [&](const Item& item, const char* reason) {
    waiting_.items.push_back(&item);
    reasons_.emplace_back(reason);
  };
  const auto land = [&](const Item& item, TenantId tenant, customers::CustomerId customer) {
    auto& order = at_home_[tenant];
    order.items.push_back(&item);
    order.customers.push_back(customer);
  };
  for (const auto& item : items_) {
    if (item.what != Item::What::add) {
      item.charge.home ? land(item, item.charge.home, {}) : wait(item, "");
      continue;
    }
    const auto& line = item.line;
    if (is_far_ahead(line.consumed_from, now)) {
      wait(item, waits_for::word);
      continue;
    }
    const auto home = delivery.homes.find(line.billing_account_id, line.sub_account_id, line.consumed_from);
    home ? land(item, home->tenant, home->customer) : wait(item, waits_for::account);
  }
  const auto give = [&](BookingPart& order) {
    order.task = delivery.task;
    order.reading = delivery.reading;
  };
  for (auto& [tenant, order] : at_home_) give(order);
  give(waiting_);
}

Chunk::~Chunk() {
  for (auto& each : pending_)
    if (each.valid()) each.wait();
}

void Chunk::write(TenantId tenant, std::function<Booked(db::Transaction&)> work) {
  auto promise = std::make_shared<std::promise<db::Finished>>();
  pending_.push_back(promise->get_future());
  Booked& booked = booked_[tenant];
  database_.submit(
      tenant, {},
      [work = std::move(work), &booked](db::Transaction& tx) {
        booked = work(tx);
        return true;
      },
      [promise](db::Finished finished) { promise->set_value(std::move(finished)); });
}

Chunk::Settled Chunk::settle() {
  std::string fault;
  for (auto& each : pending_) {
    const auto finished = each.get();
    if (finished.fate != db::Fate::committed) fault = finished.error;
  }
  if (!fault.empty()) throw std::runtime_error(fault);
  Settled result;
  for (auto& [tenant, booked] : booked_) {
    auto& sum = result.landed;
    sum.landed += booked.landed.landed;
    sum.waiting += booked.landed.waiting;
    sum.changed += booked.landed.changed;
    sum.gone += booked.landed.gone;
    for (auto& line : booked.landed.refused) sum.refused.push_back(std::move(line));
    for (const auto* item : booked.stale) result.stale.push_back(*item);
  }
  return result;
}

}  // namespace pc::consumption
