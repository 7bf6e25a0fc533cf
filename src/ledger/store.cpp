#include "store.hpp"

namespace pc::ledger::store {

using enum db::ColumnType;

const db::Append transfer{"ledger.insert_transfer",
                          "transfer",
                          {{"tenant_id", integer},
                           {"transfer_id", integer},
                           {"group_id", integer},
                           {"code", text},
                           {"amount", integer},
                           {"from_account", integer},
                           {"to_account", integer},
                           {"from_after", integer},
                           {"to_after", integer},
                           {"from_previous", integer},
                           {"to_previous", integer},
                           {"cause_kind", text},
                           {"cause_id", integer},
                           {"at", integer}}};

const db::Statement select_account{
    "ledger.account",
    "SELECT account_id, balance, held, credit_limit, last_transfer_id, entries, version FROM account "
    "WHERE tenant_id = $1 AND owner_id = $2 AND kind = $3"};

const db::Statement select_version{
    "ledger.account_version",
    "SELECT version FROM account WHERE tenant_id = $1 AND owner_id = $2 AND kind = $3"};

const db::Statement count_entry{
    "ledger.count_entry",
    "INSERT INTO account_day (tenant_id, account_id, day, code, entries, last_transfer_id) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, account_id, day, code) DO UPDATE SET "
    "entries = account_day.entries + excluded.entries, last_transfer_id = CASE WHEN "
    "excluded.last_transfer_id > "
    "account_day.last_transfer_id THEN excluded.last_transfer_id ELSE account_day.last_transfer_id END"};

const db::Statement sum_of_days{"ledger.sum_of_days_everywhere",
                                "SELECT tenant_id, account_id, CAST(SUM(entries) AS BIGINT) FROM account_day "
                                "GROUP BY tenant_id, account_id"};

// No row: another process opened the account since it was looked for.
const db::Statement insert_account{
    "ledger.insert_account",
    "INSERT INTO account (tenant_id, account_id, owner_id, kind, balance, held, credit_limit, "
    "last_transfer_id, "
    "entries, version, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
    "ON CONFLICT (tenant_id, owner_id, kind) DO NOTHING"};

// No row: another process wrote the account since it was read.
const db::Statement update_account{
    "ledger.update_account",
    "UPDATE account SET balance = $3, held = $4, credit_limit = $5, last_transfer_id = $6, entries = $7, "
    "version = $8 + 1 WHERE tenant_id = $1 AND account_id = $2 AND version = $8"};

// Changes nothing, but nobody else can write the account before we commit.
const db::Statement lock_account{
    "ledger.lock_account", "UPDATE account SET version = version WHERE tenant_id = $1 AND account_id = $2"};

const db::Statement insert_hold{
    "ledger.insert_hold",
    "INSERT INTO hold (tenant_id, hold_id, account_id, owner_id, kind, amount, state, cause_kind, cause_id, "
    "expires_at, closed_at) VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9, 0)"};

const db::Statement select_hold{
    "ledger.hold",
    "SELECT owner_id, kind, amount, state, expires_at FROM hold WHERE tenant_id = $1 AND hold_id = $2"};

// No row: another process closed the reservation since it was read.
const db::Statement close_hold{
    "ledger.close_hold",
    "UPDATE hold SET state = $3, closed_at = $4 WHERE tenant_id = $1 AND hold_id = $2 AND state = 'open'"};

const db::Statement select_expired_holds{"ledger.expired_holds",
                                         "SELECT hold_id, owner_id, kind, amount FROM hold WHERE tenant_id = "
                                         "$1 AND state = 'open' AND expires_at <= $2 "
                                         "ORDER BY hold_id LIMIT 1000"};

const db::Statement select_tenants_with_expired_holds{
    "ledger.tenants_with_expired_holds_everywhere",
    "SELECT DISTINCT tenant_id FROM hold WHERE state = 'open' AND expires_at <= $1 ORDER BY tenant_id"};

const db::Statement select_expired_of_account{
    "ledger.expired_holds_of_account",
    "SELECT hold_id, amount FROM hold WHERE tenant_id = $1 AND account_id = $2 AND state = 'open' "
    "AND expires_at <= $3 ORDER BY hold_id"};

}  // namespace pc::ledger::store
