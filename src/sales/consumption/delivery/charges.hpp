// The charges of billing periods as they were reported last, and the lines of a delivery that differ from them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sales/consumption/delivery/match.hpp"
#include "platform/db/sql.hpp"
#include "sales/consumption/usage_line.hpp"

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

struct Equal {
  std::int64_t period_id = 0;
  std::string charge_key, amount, list_amount;
  std::int64_t reading = 0, most = 0;
};
struct Said {
  std::int64_t charge_id = 0;
  std::string said;
};
/// Charges of a key that cost the same and were not seen in this reading.
extern const db::Sql<Equal, Said> select_equal;

struct Seen {
  std::int64_t period_id = 0;
  std::string charge_key;
  std::int64_t charge_id = 0, seen_in = 0;
};
extern const db::Sql<Seen> mark_seen;

struct OfPeriod {
  std::int64_t period_id = 0;
};
struct OneCharge {
  std::int64_t charge_id = 0;
};
extern const db::Sql<OfPeriod, OneCharge> any_booked;

/// Of a charge that still is as it was read.
struct NewAmounts {
  std::int64_t period_id = 0;
  std::string charge_key;
  std::int64_t charge_id = 0;
  std::string amount, list_amount, said;
  std::int64_t seen_in = 0;
  TenantId home_tenant_id;
  std::string amount_before, list_amount_before;
};
extern const db::Sql<NewAmounts> change_charge;

struct NewWords {
  std::int64_t period_id = 0;
  std::string charge_key;
  std::int64_t charge_id = 0;
  std::string said;
  TenantId home_tenant_id;
};
extern const db::Sql<NewWords> set_words;

struct NewHome {
  std::int64_t period_id = 0;
  std::string charge_key;
  std::int64_t charge_id = 0;
  TenantId home_tenant_id;
};
extern const db::Sql<NewHome> set_home;

/// A charge as it was read, and the tenant where it lands, or where it is.
struct AsRead {
  std::int64_t period_id = 0;
  std::string charge_key;
  std::int64_t charge_id = 0;
  TenantId home_tenant_id;
  std::string amount, list_amount;
};
extern const db::Sql<AsRead> land_charge, remove_charge;

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
