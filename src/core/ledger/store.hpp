// Statements of the books, and reading all of them in pages.
#pragma once
#include <functional>

#include "ledger.hpp"
#include "platform/db/sql.hpp"

namespace pc::ledger::store {

struct NewTransfer {
  TenantId tenant_id;
  TransferId transfer_id;
  GroupId group_id;
  std::string code;
  std::int64_t amount;
  AccountId from_account, to_account;
  std::int64_t from_after, to_after;
  TransferId from_previous, to_previous;
  std::string cause_kind;
  std::int64_t cause_id;
  Instant at;
};
extern const db::AppendOf<NewTransfer> transfer;

struct OfOwner {
  TenantId tenant_id;
  std::int64_t owner_id;
  std::string kind;
};
inline OfOwner of(const AccountName& name) { return {name.tenant, name.owner, std::string(name.kind->id)}; }

struct Known {
  AccountId account_id;
  std::int64_t balance, held, credit_limit;
  TransferId last_transfer_id;
  std::int64_t entries, version;
};
extern const db::Sql<OfOwner, Known> select_account;
struct Version {
  std::int64_t version;
};
extern const db::Sql<OfOwner, Version> select_version;

struct NewAccount {
  TenantId tenant_id;
  AccountId account_id;
  std::int64_t owner_id;
  std::string kind;
  std::int64_t balance, held, credit_limit;
  TransferId last_transfer_id;
  std::int64_t entries, version;
  Instant opened_at;
};
/// No row: another process opened the account since it was looked for.
extern const db::Sql<NewAccount> insert_account;

struct ChangedAccount {
  TenantId tenant_id;
  AccountId account_id;
  std::int64_t balance, held, credit_limit;
  TransferId last_transfer_id;
  std::int64_t entries, version;
};
/// No row: another process wrote the account since it was read.
extern const db::Sql<ChangedAccount> update_account;

struct OneAccount {
  TenantId tenant_id;
  AccountId account_id;
};
/// Changes nothing, but nobody else can write the account before we commit.
extern const db::Sql<OneAccount> lock_account;

/// Entries of an account on a day, and the newest among them.
struct DayEntries {
  TenantId tenant_id;
  AccountId account_id;
  Day day;
  std::string code;
  std::int64_t entries;
  TransferId last_transfer_id;
};
extern const db::Sql<DayEntries> count_entry;

struct AccountSum {
  std::int64_t tenant_id, account_id, sum;
};
extern const db::Sql<db::None, AccountSum> sum_of_days;

struct NewHold {
  TenantId tenant_id;
  HoldId hold_id;
  AccountId account_id;
  std::int64_t owner_id;
  std::string kind;
  std::int64_t amount;
  std::string cause_kind;
  std::int64_t cause_id;
  Instant expires_at;
};
extern const db::Sql<NewHold> insert_hold;

struct OneHold {
  TenantId tenant_id;
  HoldId hold_id;
};
struct Hold {
  std::int64_t owner_id;
  std::string kind;
  std::int64_t amount;
  std::string state;
  Instant expires_at;
};
extern const db::Sql<OneHold, Hold> select_hold;

struct ClosedHold {
  TenantId tenant_id;
  HoldId hold_id;
  std::string state;
  Instant closed_at;
};
/// No row: another process closed the reservation since it was read.
extern const db::Sql<ClosedHold> close_hold;

struct Expired {
  TenantId tenant_id;
  Instant now;
};
struct ExpiredHold {
  HoldId hold_id;
  std::int64_t owner_id;
  std::string kind;
  std::int64_t amount;
};
extern const db::Sql<Expired, ExpiredHold> select_expired_holds;

struct At {
  Instant now;
};
struct Tenant {
  TenantId tenant_id;
};
extern const db::Sql<At, Tenant> select_tenants_with_expired_holds;

struct ExpiredOfAccount {
  TenantId tenant_id;
  AccountId account_id;
  Instant now;
};
struct HeldAmount {
  HoldId hold_id;
  std::int64_t amount;
};
extern const db::Sql<ExpiredOfAccount, HeldAmount> select_expired_of_account;

/// Rows for checks, as they are: they may hold anything.
struct AccountRow {
  std::int64_t tenant_id, account_id, owner_id;
  std::string kind;
  std::int64_t balance, held, credit_limit, last_transfer_id, entries;
};
struct TransferRow {
  std::int64_t tenant_id, transfer_id;
  std::string code;
  std::int64_t amount, from_account, to_account, from_after, to_after, from_previous, to_previous;
  std::string cause_kind;
  std::int64_t cause_id;
  Instant at;
};

/// All of them on one snapshot, by tenant and id, never more than a page in memory; `row` returns false to
/// stop. A transfer comes after the transfers before it on both its accounts.
void each_account(db::Reader& reader, const std::function<bool(const AccountRow&)>& row);
void each_transfer(db::Reader& reader, const std::function<bool(const TransferRow&)>& row);

}  // namespace pc::ledger::store
