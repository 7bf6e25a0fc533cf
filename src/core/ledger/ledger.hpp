// The books kept: accounts, atomic groups of transfers, holds, credit limits. Everything of value moves here.
// Decisions are taken against balances the lane holds in memory; rows are written as sets before the commit.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/books/books.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"
#include "platform/db/tally.hpp"

namespace pc::ledger {

struct AccountTag;
using AccountId = Id<AccountTag>;
struct TransferTag;
using TransferId = Id<TransferTag>;
struct GroupTag;
using GroupId = Id<GroupTag>;
struct HoldTag;
using HoldId = Id<HoldTag>;

/// One account, named by who owns it (a partner, a customer, or 0 for the tenant's outside parties) and its
/// kind.
struct AccountName {
  TenantId tenant;
  std::int64_t owner = 0;
  const books::AccountKind* kind = nullptr;
};

/// Moves `amount` (minor units, > 0) between two accounts of one tenant.
struct Transfer {
  const books::TransferCode* code = nullptr;
  std::int64_t from_owner = 0;
  std::int64_t to_owner = 0;
  std::int64_t amount = 0;
};

/// Why value moved: what kind of thing ("adjustment", "charge", "topup") and which one.
struct Cause {
  std::string_view kind;
  std::int64_t id = 0;
};

struct Posted {
  GroupId group;
  std::vector<TransferId> transfers;
};

/// Registers the ledger on `database`; once, before start. The chart must live as long as the database.
/// Several processes may write the same accounts: each keeps the accounts it used in memory and, before a
/// commit, makes sure that nobody else has written those the batch used; otherwise the closures run again.
class Ledger {
 public:
  Ledger(db::Database& database, const books::Chart& chart, IdSource& ids);

  /// All transfers of the group or none. Accounts are opened on first use. Refuses books.insufficient.
  /// The id of a transfer is greater than those of all transfers before it on its two accounts.
  Result<Posted> post(db::Transaction& tx, TenantId tenant, std::span<const Transfer> transfers,
                      const Cause& cause, Instant now) const;

  /// The balance as this closure sees it (what it and earlier closures of the batch posted included). A
  /// reservation that has expired still counts as held until its account is used or `expire_holds` has run.
  books::Balance balance(db::Transaction& tx, const AccountName& account) const;

  /// Writes the account as it is, opened if need be: what was decided on it meanwhile in another process runs again.
  void touch(db::Transaction& tx, const AccountName& account, Instant now) const;

  /// Sets the credit limit (minor units, ≥ 0) of an account with Floor::credit_limit. Refuses
  /// ledger.limit_below_use when the balance is already below.
  Outcome set_credit_limit(db::Transaction& tx, const AccountName& account, std::int64_t limit,
                           Instant now) const;

  /// Reserves `amount` of `account` until posted, voided, or `expires_at` (after `now`). Refuses
  /// books.insufficient.
  Result<HoldId> hold(db::Transaction& tx, const AccountName& account, std::int64_t amount,
                      const Cause& cause, Instant expires_at, Instant now) const;
  /// Posts up to the held amount as `transfer` (whose from-account must be the held one); the rest is
  /// released. Refuses ledger.hold_closed (posted, voided or expired) and ledger.hold_exceeded.
  Result<Posted> post_hold(db::Transaction& tx, TenantId tenant, HoldId hold, const Transfer& transfer,
                           const Cause& cause, Instant now) const;
  Outcome void_hold(db::Transaction& tx, TenantId tenant, HoldId hold, Instant now) const;
  /// Voids holds of the tenant that expired by `now`, at most 1,000; returns how many. Also done lazily whenever a
  /// hold's account is touched after its expiry, so an expired hold never keeps money from its owner.
  int expire_holds(db::Transaction& tx, TenantId tenant, Instant now) const;
  /// Tenants that have a hold which expired by `now` and is not closed.
  static std::vector<TenantId> tenants_with_expired_holds(db::Reader& reader, Instant now);
  static db::Prefetch prefetch(const AccountName& account);

 private:
  const books::Chart& chart_;
  IdSource& ids_;
  std::size_t slot_;
  db::Tally days_;
};

namespace errors {
inline constexpr ErrorCode limit_below_use{"ledger.limit_below_use", Kind::precondition,
                                           "The limit is below what is already used. Used: {}.",
                                           "额度低于已使用金额，已使用：{}。"};
inline constexpr ErrorCode hold_closed{"ledger.hold_closed", Kind::precondition,
                                       "This reservation is no longer open.", "该冻结记录已关闭。"};
inline constexpr ErrorCode hold_exceeded{"ledger.hold_exceeded", Kind::precondition,
                                         "More than the reserved amount. Reserved: {}.",
                                         "超过冻结金额，已冻结：{}。"};
}  // namespace errors

}  // namespace pc::ledger
