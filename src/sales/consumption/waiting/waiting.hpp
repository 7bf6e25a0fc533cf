// Lines that wait land as soon as they can: an account is mapped, a rate is entered, an operator agrees. Whatever
// is cut off goes on at the next start.
#pragma once
#include <atomic>
#include <string>

#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::consumption {

/// What a line waits for.
namespace waits_for {
inline constexpr const char* account = "account";  // a mapping of its account
inline constexpr const char* rate = "rate";        // an exchange rate of its day
inline constexpr const char* word = "word";        // an operator's word: it is dated far ahead
}  // namespace waits_for

/// Which of them; what is empty is not asked.
struct WaitingFilter {
  std::string billing_account_id, sub_account_id, reason, currency;
};

struct WaitingLanded {
  std::int64_t landed = 0;
  Money charged;
};

/// Lands what can land of these, chunk by chunk; of the rest it is noted what it waits for now. Lines that wait for an
/// operator's word are left alone.
WaitingLanded land_what_waits(db::Database& database, const WaitingFilter& filter);

/// An operator agrees to lines that are dated far ahead: they land, or wait for what else they lack.
WaitingLanded agree_to(db::Database& database, const WaitingFilter& filter);
/// Or drops them: they are known, and never charged. Returns how many.
std::int64_t drop_waiting(db::Database& database, const WaitingFilter& filter);

/// Whether a rate was entered since what waits for rates was looked at; a job lands it then.
bool rates_were_entered(db::Database& database);
std::int64_t land_after_rates(db::Database& database);
/// What these two remember; lent by the room.
struct RatesSeen {
  std::atomic<std::int64_t> newest = -1;
};

}  // namespace pc::consumption
