// What is staged of a delivery and what is booked, side by side in the order of their keys, a page of each in memory.
#pragma once
#include <deque>
#include <functional>

#include "charges.hpp"

namespace pc::consumption {

struct StagedHead {
  std::string key;
  std::int64_t order = 0;
  /// The charge that says something else now and has changed in nothing that is charged; 0: it has no equal.
  std::int64_t charge_id = 0;
  std::string currency, amount, words, payload;
};

/// What is staged of one period, in the order of keys. `payloads`: with the lines themselves.
class StagedStream {
 public:
  StagedStream(db::Database& database, std::int64_t import_id, std::int64_t period_id, bool payloads);
  const StagedHead* peek();
  void next() { page_.pop_front(); }

 private:
  db::Database& database_;
  std::int64_t import_id_, period_id_;
  bool payloads_, whole_ = false;
  StagedHead last_;
  std::deque<StagedHead> page_;
};

/// What is booked of one period and was not found in this reading. No period: nothing.
class UnseenStream {
 public:
  UnseenStream(db::Database& database, std::optional<std::int64_t> period_id, std::int64_t reading);
  const Charge* peek();
  void next() { page_.pop_front(); }

 private:
  db::Database& database_;
  std::optional<std::int64_t> period_id_;
  std::int64_t reading_;
  ChargePlace last_;
  std::deque<Charge> page_;
};

/// One of both: a line without a charge is new, a charge without a line is gone, both are a change.
struct Beside {
  const StagedHead* staged = nullptr;
  const Charge* booked = nullptr;
};
/// Lines whose words only changed come alone, with their charge_id.
void walk(StagedStream& staged, UnseenStream& booked, const std::function<void(const Beside&)>& visit);

}  // namespace pc::consumption
