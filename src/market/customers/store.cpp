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

}  // namespace pc::customers::store
