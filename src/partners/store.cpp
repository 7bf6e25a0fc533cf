#include "store.hpp"

namespace pc::partners::store {

const db::Statement insert_partner{
    "partners.insert",
    "INSERT INTO partner (tenant_id, partner_id, kind, name, account_name, status, distributor_id, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"};

const db::Statement insert_directory{"partners.insert_directory",
                                     "INSERT INTO partner_directory (partner_id, tenant_id) VALUES ($1, $2)"};

const db::Statement update_status{"partners.update_status",
                                  "UPDATE partner SET status = $3 WHERE tenant_id = $1 AND partner_id = $2"};

const db::Statement select_tenant{"partners.tenant",
                                  "SELECT tenant_id FROM partner_directory WHERE partner_id = $1"};

const db::Statement select_one{
    "partners.one",
    "SELECT tenant_id, partner_id, kind, name, account_name, status, distributor_id, created_at "
    "FROM partner WHERE tenant_id = $1 AND partner_id = $2"};

Partner partner_of(const db::Row& row) {
  Partner partner;
  partner.tenant = row.id<TenantId>(0);
  partner.id = row.id<PartnerId>(1);
  const auto kind = kind_of_text(row.text(2));
  const auto status = status_of_text(row.text(5));
  ensure(kind.has_value() && status.has_value(), "a stored partner has a known kind and status");
  partner.kind = *kind;
  partner.name = row.text(3);
  partner.account_name = row.text(4);
  partner.status = *status;
  partner.distributor = row.id<PartnerId>(6);
  partner.created_at = row.instant(7);
  return partner;
}

}  // namespace pc::partners::store
