// An order with its lines as it stands in a transaction, and how it goes from one state to the next.
#pragma once
#include "core/work/work.hpp"
#include "store.hpp"

namespace pc::orders {

struct Loaded {
  store::OrderRow row;
  std::vector<store::LineRow> lines;
};
/// Refuses orders.unknown.
Result<Loaded> loaded(db::Reader& reader, TenantId tenant, OrderId order);

/// A new order: it is found by its number, and by whose it is.
void insert(db::Transaction& tx, const store::OrderRow& order);

/// Refuses orders.not_pending, orders.lapsed.
Outcome check_pending(const store::OrderRow& order, Instant now);

/// Writes the order as it is now; it was read as `before`. Throws db::Conflict when it has changed since.
void move(db::Transaction& tx, const store::OrderRow& before, const store::OrderRow& now);
/// The same of a line.
void move(db::Transaction& tx, const store::LineRow& before, const store::LineRow& now);
/// Of all lines.
void move_lines(db::Transaction& tx, Loaded& order, LineStatus status);

/// One more thing in the order's timeline.
void note(work::Work& work, const store::OrderRow& order, Happened what, const std::string& words = {},
          Money amount = {});
Outcome announce(work::Work& work, std::string_view kind, const store::OrderRow& order,
                 const std::string& reason = {});
Outcome announce(work::Work& work, std::string_view kind, const store::OrderRow& order,
                 const store::LineRow& line, Money refunded = {});

}  // namespace pc::orders
