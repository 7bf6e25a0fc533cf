#include "store.hpp"

#include "customers/scope.hpp"

namespace pc::customers::freezing::store {

const db::Statement select_control{
    "customers.control",
    "SELECT switched_on, granted, changed_by, changed_at FROM customer_control WHERE tenant_id = $1 AND "
    "partner_id = $2"};

const db::Statement upsert_switch{
    "customers.switch_control",
    "INSERT INTO customer_control (tenant_id, partner_id, switched_on, granted, changed_by, changed_at) "
    "VALUES ($1, $2, $3, 0, $4, $5) ON CONFLICT (tenant_id, partner_id) DO UPDATE SET "
    "switched_on = excluded.switched_on, changed_by = excluded.changed_by, changed_at = excluded.changed_at"};

const db::Statement upsert_grant{
    "customers.grant_control",
    "INSERT INTO customer_control (tenant_id, partner_id, switched_on, granted, changed_by, changed_at) "
    "VALUES ($1, $2, 0, $3, $4, $5) ON CONFLICT (tenant_id, partner_id) DO UPDATE SET "
    "granted = excluded.granted, changed_by = excluded.changed_by, changed_at = excluded.changed_at"};

const db::Statement count_frozen{
    "customers.count_frozen",
    "SELECT COUNT(*) FROM customer WHERE tenant_id = $1 AND frozen > 0 AND partner_id = $2"};

// The customer is ours when its row still says what we have read.
const db::Statement take{
    "customers.take_to_freeze",
    "UPDATE customer SET frozen = $3, frozen_automatic = $4, frozen_at = $5 WHERE tenant_id = $1 AND "
    "customer_id = $2 AND frozen = $6 AND frozen_automatic = $7 AND association_type = $8"};

const db::Statement select_newest_number{
    "customers.newest_freeze_number",
    "SELECT COALESCE(MAX(number), 0) FROM customer_freeze WHERE tenant_id = $1 AND customer_id = $2"};

const db::Statement insert_record{
    "customers.insert_freeze",
    "INSERT INTO customer_freeze (tenant_id, customer_id, number, partner_id, was, becomes, automatic, reason, "
    "changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};

const db::Statement select_records{
    "customers.freezes",
    "SELECT was, becomes, automatic, reason, changed_at, changed_by FROM customer_freeze "
    "WHERE tenant_id = $1 AND customer_id = $2 AND partner_id = $3 ORDER BY number DESC LIMIT $4"};

// $6: all of them, since the partner itself is frozen so long.
const db::Statement count_due{
    "customers.count_frozen_too_long",
    "SELECT COUNT(*) FROM customer c WHERE c.tenant_id = $1 AND c.association_type = 'resale' "
    "[6=0:AND c.frozen = 2 AND c.frozen_at <= $2] AND c.partner_id = $3 " PC_MANAGED_NOW(c, 4, 5)};

}  // namespace pc::customers::freezing::store
