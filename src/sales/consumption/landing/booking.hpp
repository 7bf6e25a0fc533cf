// What a delivery does, in one transaction: on the customers of a tenant, or to what waits.
#pragma once
#include <span>

#include "transfer/imports/imports.hpp"
#include "sales/consumption/landing/item.hpp"
#include "sales/consumption/landing/waiting_store.hpp"

namespace pc::consumption {

/// A part of a delivery in one transaction.
struct BookingPart {
  imports::Task task;
  /// What is booked in this reading is found again by it.
  std::int64_t reading = 0;
  /// Of lines to be added their customers, in the order of items; not asked of others.
  std::vector<customers::CustomerId> customers;
  std::vector<const Item*> items;
};

/// Items of charges that landed, or land, in this tenant. Throws when another runner has taken the import over.
Booked book(db::Transaction& tx, TenantId tenant, const BookingPart& order);
/// Items of charges that wait, or have to; the vendor's. `reasons`: what added lines wait for, in the order of items.
Booked book_waiting(db::Transaction& tx, const BookingPart& order, const std::vector<std::string>& reasons);

struct WaitingLine {
  const WaitingCharge* waiting = nullptr;
  Home home;
};
/// Lands what waits, on one tenant's customers; what does not wait any more as it was read is left alone.
Booked land_waiting(db::Transaction& tx, TenantId tenant, std::span<const WaitingLine> lines);

}  // namespace pc::consumption
