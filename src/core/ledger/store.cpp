#include "store.hpp"

namespace pc::ledger::store {

const db::AppendOf<NewTransfer> transfer{"ledger.insert_transfer", "transfer"};

static const std::string k_of_owner =
    " FROM account WHERE tenant_id = :tenant_id AND owner_id = :owner_id AND kind = :kind";

const db::Sql<OfOwner, Known> select_account{"ledger.account", "SELECT " + db::columns<Known>() + k_of_owner};

const db::Sql<OfOwner, Version> select_version{"ledger.account_version", "SELECT version" + k_of_owner};

const db::Sql<DayEntries> count_entry{
    "ledger.count_entry",
    db::insert_into<DayEntries>("account_day") +
        " ON CONFLICT (tenant_id, account_id, day, code) DO UPDATE SET entries = account_day.entries + "
        "excluded.entries, last_transfer_id = CASE WHEN excluded.last_transfer_id > "
        "account_day.last_transfer_id THEN excluded.last_transfer_id ELSE account_day.last_transfer_id END"};

const db::Sql<db::None, AccountSum> sum_of_days{
    "ledger.sum_of_days_everywhere",
    "SELECT tenant_id, account_id, CAST(SUM(entries) AS BIGINT) AS sum FROM account_day "
    "GROUP BY tenant_id, account_id"};

const db::Sql<NewAccount> insert_account{
    "ledger.insert_account",
    db::insert_into<NewAccount>("account") + " ON CONFLICT (tenant_id, owner_id, kind) DO NOTHING"};

const db::Sql<ChangedAccount> update_account{
    "ledger.update_account",
    "UPDATE account SET balance = :balance, held = :held, credit_limit = :credit_limit, "
    "last_transfer_id = :last_transfer_id, entries = :entries, version = :version + 1 "
    "WHERE tenant_id = :tenant_id AND account_id = :account_id AND version = :version"};

const db::Sql<OneAccount> lock_account{
    "ledger.lock_account",
    "UPDATE account SET version = version WHERE tenant_id = :tenant_id AND account_id = :account_id"};

const db::Sql<NewHold> insert_hold{
    "ledger.insert_hold",
    "INSERT INTO hold (" + db::columns<NewHold>() +
        ", state, closed_at) VALUES (:tenant_id, :hold_id, :account_id, :owner_id, :kind, :amount, "
        ":cause_kind, :cause_id, :expires_at, 'open', 0)"};

const db::Sql<OneHold, Hold> select_hold{
    "ledger.hold",
    "SELECT " + db::columns<Hold>() + " FROM hold WHERE tenant_id = :tenant_id AND hold_id = :hold_id"};

const db::Sql<ClosedHold> close_hold{
    "ledger.close_hold",
    "UPDATE hold SET state = :state, closed_at = :closed_at WHERE tenant_id = :tenant_id AND "
    "hold_id = :hold_id AND state = 'open'"};

const db::Sql<Expired, ExpiredHold> select_expired_holds{
    "ledger.expired_holds", "SELECT " + db::columns<ExpiredHold>() +
                                " FROM hold WHERE tenant_id = :tenant_id AND state = 'open' AND "
                                "expires_at <= :now ORDER BY hold_id LIMIT 1000"};

const db::Sql<At, Tenant> select_tenants_with_expired_holds{
    "ledger.tenants_with_expired_holds_everywhere",
    "SELECT DISTINCT tenant_id FROM hold WHERE state = 'open' AND expires_at <= :now ORDER BY tenant_id"};

const db::Sql<ExpiredOfAccount, HeldAmount> select_expired_of_account{
    "ledger.expired_holds_of_account",
    "SELECT hold_id, amount FROM hold WHERE tenant_id = :tenant_id AND account_id = :account_id AND "
    "state = 'open' AND expires_at <= :now ORDER BY hold_id"};

}  // namespace pc::ledger::store
