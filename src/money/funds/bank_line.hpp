// A line of the bank: one payment, booked once over all partners and customers, whatever the blanks, the case and the
// width of the characters its reference is typed in.
#pragma once
#include "funds.hpp"

namespace pc::funds {

struct BankLine {
  std::string_view kind;  // top_up, repayment
  TenantId tenant;
  std::int64_t owner = 0;  // the partner or customer that paid
  Money amount;
  std::string reference, remark;
  friend bool operator==(const BankLine&, const BankLine&) = default;
};
/// What booking it led to.
struct Booking {
  std::int64_t id = 0;
  ledger::TransferId transfer;
  Money balance_after;
};

/// The first result, when the same line was booked before. Refuses funds.reference_used when the reference was booked
/// for anything else.
Result<std::optional<Booking>> booked_before(db::Reader& reader, const BankLine& line);
/// Throws Conflict when another process was faster.
void keep_booking(db::Transaction& tx, const BankLine& line, const Booking& booking, Instant now);

/// Gives lines that were booked before references had keys theirs; those whose key is taken keep none, and it is
/// logged.
void key_references(db::Database& database);

}  // namespace pc::funds
