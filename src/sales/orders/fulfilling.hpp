// Public: the vendor's cloud delivers what was paid, or tells that it cannot (交付). Repeats of the same report change
// nothing.
#pragma once
#include "orders.hpp"

namespace pc::orders {

struct Loaded;

struct Delivered {
  std::string resource_id, resource_name;  // the cloud's
};
/// The resource runs from now on, or from when the customer set. Refuses orders.unknown_line, closed_line,
/// resource_taken.
Outcome deliver(work::Work& work, TenantId tenant, LineId line, const Delivered& delivered);
/// All that was paid for the line is given back. Refuses orders.unknown_line, closed_line.
Outcome fail(work::Work& work, TenantId tenant, LineId line, const std::string& reason);

/// What exists lives on when its renewal is paid; nothing is left to deliver. Refuses orders.gone.
Outcome renew_paid(work::Work& work, Loaded& order, const customers::Customer& customer);

/// The demo's own cloud: delivers what waits, a few at a time; returns how many.
std::int64_t deliver_by_own_cloud(db::Database& database, Instant now);
bool something_waits(db::Database& database);

}  // namespace pc::orders
