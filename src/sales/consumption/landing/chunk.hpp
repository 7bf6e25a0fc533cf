// A part of a delivery on its way to the customers: it lands while the next part is read.
#pragma once
#include <functional>
#include <future>
#include <memory>
#include <vector>

#include "sales/consumption/landing/booking.hpp"

namespace pc::consumption {

/// What all parts of one reading of a delivery have in common.
struct Delivery {
  imports::Task task;
  std::int64_t reading = 0;
  Homes homes;
};

/// Every tenant's items are one transaction, all tenants at once.
class Chunk {
 public:
  /// Begins at once.
  Chunk(std::vector<Item> items, const Delivery& delivery);
  /// Waits, so that nothing refers to the items afterwards.
  ~Chunk();
  Chunk(const Chunk&) = delete;
  Chunk& operator=(const Chunk&) = delete;

  struct Settled {
    imports::Landed landed;
    std::vector<Item> stale;
  };
  /// Waits for all of it. Throws std::runtime_error when a transaction was not committed.
  Settled settle();

 private:
  void sort_out(const Delivery& delivery);
  void write(TenantId tenant, std::function<Booked(db::Transaction&)> work);

  db::Database& database_;
  std::vector<Item> items_;
  std::map<TenantId, BookingPart> at_home_;
  BookingPart waiting_;
  std::vector<std::string> reasons_;
  std::map<TenantId, Booked> booked_;
  std::vector<std::future<db::Finished>> pending_;
};

}  // namespace pc::consumption
