#include "store.hpp"

namespace pc::customers::store {

const db::Sql<NewCustomer> insert_customer{"customers.insert", db::insert_into<NewCustomer>("customer")};
const db::Sql<Place> insert_directory{"customers.insert_directory",
                                      db::insert_into<Place>("customer_directory")};
const db::Sql<NewAssociation> insert_association{"customers.insert_association",
                                                 db::insert_into<NewAssociation>("association")};
const db::Sql<AssociationEnd> end_association{"customers.end_association",
                                              "UPDATE association SET to_at = :at WHERE tenant_id = "
                                              ":tenant_id AND customer_id = :customer_id AND to_at > :at"};
const db::Sql<AssociationChange> update_association{
    "customers.update_association",
    "UPDATE customer SET association_type = :becomes, associated_at = :at WHERE tenant_id = :tenant_id "
    "AND customer_id = :customer_id AND association_type = :was"};
const db::Sql<NewTags> update_tags{
    "customers.update_tags",
    "UPDATE customer SET tags = :tags WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};

const db::Sql<OneCustomer, Tenant> select_tenant{
    "customers.tenant", "SELECT tenant_id FROM customer_directory WHERE customer_id = :customer_id"};
const db::Sql<OfTenant, CustomerRow> select_one{
    "customers.one", "SELECT " + db::columns<CustomerRow>() +
                         " FROM customer WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};
const db::Sql<OfTenant, PeriodRow> select_history{
    "customers.history",
    "SELECT a.from_at, a.to_at, a.partner_id, a.association_type, p.name FROM association a "
    "JOIN partner p ON p.tenant_id = a.tenant_id AND p.partner_id = a.partner_id "
    "WHERE a.tenant_id = :tenant_id AND a.customer_id = :customer_id ORDER BY a.from_at DESC"};

Customer customer_of(const CustomerRow& row) {
  return {.tenant = row.tenant_id,
          .id = row.customer_id,
          .partner = row.partner_id,
          .name = row.name,
          .account_name = row.account_name,
          .association = row.association_type,
          .associated_at = row.associated_at,
          .level = row.level,
          .customer_type = row.customer_type,
          .verified_status = row.verified_status,
          .country_code = row.country_code,
          .mobile = row.mobile,
          .email = row.email,
          .tags = split_tags(row.tags),
          .frozen = static_cast<Frozen>(row.frozen),
          .frozen_automatically = row.frozen_automatic,
          .frozen_at = row.frozen_at,
          .manager = row.manager_id};
}

}  // namespace pc::customers::store
