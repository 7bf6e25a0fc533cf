// A part of a delivery beside what is booked: what is the same is marked as seen, the rest is staged.
#pragma once
#include <future>

#include "sales/consumption/delivery/charges.hpp"
#include "sales/consumption/landing/chunk.hpp"

namespace pc::consumption {

class Comparing {
 public:
  /// Begins at once. `order`: numbers the lines of the delivery; `unkeyed`: lines from before keys are looked for, too.
  Comparing(std::vector<Delivered> lines, const Delivery& delivery, std::int64_t order, bool unkeyed);
  ~Comparing();
  Comparing(const Comparing&) = delete;
  Comparing& operator=(const Comparing&) = delete;
  /// How many are booked as they are, and how many are new beyond doubt: these are not staged. Throws
  /// std::runtime_error.
  Comparison settle();

 private:
  void compare(db::Transaction& tx);
  /// For each line the charge that it equals.
  std::vector<std::optional<ChargePlace>> find_equal(db::Transaction& tx, const std::vector<bool>& looks_booked);

  std::vector<Delivered> lines_;
  const Delivery& delivery_;
  std::int64_t order_;
  bool unkeyed_;
  Comparison found_;
  std::future<db::Finished> pending_;
};

/// Gives keys to lines from before that are staged as something else now, so that they can be paired by them.
void give_keys_to_changed(const Delivery& delivery, std::int64_t period_id);

}  // namespace pc::consumption
