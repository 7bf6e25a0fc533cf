#include "store.hpp"

namespace pc::partners::store {

const db::Statement insert_partner{"partners.insert",
                                   "INSERT INTO partner (tenant_id, partner_id, kind, name, account_name, "
                                   "status, distributor_id, created_at, "
                                   "standing, standing_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)"};

const db::Statement insert_directory{"partners.insert_directory",
                                     "INSERT INTO partner_directory (partner_id, tenant_id) VALUES ($1, $2)"};

// The partner is ours when its row still says what we have read.
const db::Statement update_state{"partners.update_state",
                                 "UPDATE partner SET status = $3, standing = $4, standing_at = $5 WHERE "
                                 "tenant_id = $1 AND partner_id = $2 AND "
                                 "status = $6 AND standing = $7"};
const db::Statement keep_standing{
    "partners.keep_standing",
    "UPDATE partner SET standing = $3 WHERE tenant_id = $1 AND partner_id = $2 AND standing = $3"};

const db::Statement select_tenant{"partners.tenant",
                                  "SELECT tenant_id FROM partner_directory WHERE partner_id = $1"};

#define PC_PARTNER_COLUMNS                                                                                 \
  "SELECT tenant_id, partner_id, kind, name, account_name, status, distributor_id, created_at, standing, " \
  "standing_at "                                                                                           \
  "FROM partner WHERE tenant_id = $1 AND "
const db::Statement select_one{"partners.one", PC_PARTNER_COLUMNS "partner_id = $2"};
const db::Statement select_resellers{"partners.resellers",
                                     PC_PARTNER_COLUMNS "distributor_id = $2 ORDER BY partner_id"};

const db::Statement select_out_of_order_everywhere{
    "partners.any_out_of_order_everywhere",
    "SELECT partner_id FROM partner WHERE standing <> 'normal' [1:AND tenant_id = $1] LIMIT 1"};

const db::Statement select_states{
    "partners.states",
    "SELECT was, becomes, reason, changed_at, changed_by, number FROM partner_state WHERE tenant_id = $1 AND "
    "partner_id = $2 ORDER BY number DESC LIMIT $3"};
const db::Statement insert_state{
    "partners.insert_state",
    "INSERT INTO partner_state (tenant_id, partner_id, number, was, becomes, reason, changed_at, changed_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

const db::Statement select_names_everywhere{"partners.names_everywhere",
                                            "SELECT partner_id, name FROM partner"};

Partner partner_of(const db::Row& row) {
  Partner partner;
  partner.tenant = row.id<TenantId>(0);
  partner.id = row.id<PartnerId>(1);
  const auto kind = kind_of_text(row.text(2));
  const auto status = status_of_text(row.text(5));
  const auto standing = status_of_text(row.text(8));
  ensure(kind.has_value() && status.has_value() && standing.has_value(),
         "a stored partner has a known kind and status");
  partner.kind = *kind;
  partner.name = row.text(3);
  partner.account_name = row.text(4);
  partner.status = *status;
  partner.distributor = row.id<PartnerId>(6);
  partner.created_at = row.instant(7);
  partner.standing = *standing;
  partner.standing_since = row.instant(9);
  return partner;
}

}  // namespace pc::partners::store
