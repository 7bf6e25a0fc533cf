// The charges of billing periods as they were reported last, and the lines of a delivery that differ from them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "consumption/match.hpp"
#include "db/db.hpp"
#include "usage_line.hpp"

namespace pc::consumption {

/// Where a charge is known: its billing period, what it is for, and which of several that are for the same.
struct ChargePlace {
  std::int64_t period_id = 0;
  std::string key;
  std::int64_t charge_id = 0;
};

/// One charge as it was reported last. `home`: the tenant on whose customer it landed; none: it waits, or was dropped.
struct Charge {
  ChargePlace place;
  TenantId home;
  std::string currency, amount, list_amount;
};

/// A line of a delivery with what it is compared by.
struct Delivered {
  UsageLine line;
  std::int64_t period_id = 0;
  std::string key, words;
  /// Periods in which it may be booked under another name of the provider.
  const std::vector<std::int64_t>* beside = nullptr;
};

/// What a reading finds again has seen its number, what it books itself this one.
constexpr std::int64_t booked_in(std::int64_t reading) { return -reading; }

namespace store {

extern const db::Statement select_equal, mark_seen, any_booked, change_charge, set_words, set_home,
    land_charge, remove_charge;

/// The charge as it is now; nothing when it is gone.
std::optional<Charge> charge_at(db::Reader& reader, const ChargePlace& place);
/// For each line whether something was booked, but not in this reading, that looks like it. What does not is new,
/// whatever else the delivery says.
std::vector<bool> looks_booked(db::Reader& reader, std::span<const Delivered> lines, std::int64_t reading);
void append_charge(db::Transaction& tx, const Charge& charge, const std::string& words, std::int64_t seen_in);
/// A line that is not as it was booked; `charge_id`: only what it says is not.
void append_staged(db::Transaction& tx, std::int64_t import_id, std::int64_t order, const Delivered& line,
                   std::int64_t charge_id);
/// Removes what is staged of an import, page by page.
void clear_staged(db::Database& database, std::int64_t import_id);
/// Removes what imports left that nobody runs any more.
void clear_staged_of_ended(db::Database& database);

}  // namespace store
}  // namespace pc::consumption
