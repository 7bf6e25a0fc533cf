#include "store.hpp"

#include "customers/name_search.hpp"
#include "customers/scope.hpp"

namespace pc::customers::store {

const db::Statement insert_customer{
    "customers.insert",
    "INSERT INTO customer (tenant_id, customer_id, partner_id, name, account_name, association_type, "
    "associated_at, "
    "level, customer_type, verified_status, country_code, mobile, email, tags, frozen, created_at, "
    "name_parts) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"};

const db::Statement insert_directory{
    "customers.insert_directory", "INSERT INTO customer_directory (customer_id, tenant_id) VALUES ($1, $2)"};

const db::Statement insert_association{
    "customers.insert_association",
    "INSERT INTO association (tenant_id, customer_id, from_at, to_at, partner_id, association_type) "
    "VALUES ($1, $2, $3, $4, $5, $6)"};

const db::Statement end_association{
    "customers.end_association",
    "UPDATE association SET to_at = $3 WHERE tenant_id = $1 AND customer_id = $2 AND to_at > $3"};

const db::Statement update_association{"customers.update_association",
                                       "UPDATE customer SET association_type = $3, associated_at = $4 WHERE "
                                       "tenant_id = $1 AND customer_id = $2 AND association_type = $5"};

const db::Statement update_tags{"customers.update_tags",
                                "UPDATE customer SET tags = $3 WHERE tenant_id = $1 AND customer_id = $2"};

const db::Statement select_tenant{"customers.tenant",
                                  "SELECT tenant_id FROM customer_directory WHERE customer_id = $1"};

const db::Statement select_one{
    "customers.one",
    "SELECT tenant_id, customer_id, partner_id, name, account_name, association_type, associated_at, level, "
    "customer_type, verified_status, country_code, mobile, email, tags, frozen, manager_id, "
    "frozen_automatic, frozen_at "
    "FROM customer WHERE tenant_id = $1 AND customer_id = $2"};

const db::Statement select_history{
    "customers.history",
    "SELECT a.from_at, a.to_at, a.partner_id, a.association_type, p.name FROM association a "
    "JOIN partner p ON p.tenant_id = a.tenant_id AND p.partner_id = a.partner_id "
    "WHERE a.tenant_id = $1 AND a.customer_id = $2 ORDER BY a.from_at DESC"};

#define PC_SEARCH                                                                                   \
  "FROM customer c WHERE tenant_id = $1 [2:AND partner_id = $2] AND association_type <> 'none' "      \
  "[3:AND name LIKE $3 ESCAPE '!'] "                                                                \
  "[4:AND account_name LIKE $4 ESCAPE '!'] [5:AND tags LIKE $5 ESCAPE '!'] "                        \
  "[6:AND customer_id = $6] [7:AND association_type = $7] [8:AND associated_at >= $8] "             \
  "[9:AND associated_at < $9] " PC_MANAGED_NOW(c, 10, 11) PC_NAMED_LIKE(1, c, 12, 13, 14, 15)      \
  "[16:AND c.partner_id + 0 = $16] "

const db::Statement select_search{
    "customers.search",
    "SELECT tenant_id, customer_id, partner_id, name, account_name, association_type, associated_at, level, "
    "customer_type, verified_status, country_code, mobile, email, tags, frozen, manager_id, "
    "frozen_automatic, frozen_at "
    PC_SEARCH
    "ORDER BY associated_at DESC, customer_id DESC LIMIT $17 OFFSET $18"};
const db::Statement count_search{"customers.count_search", "SELECT COUNT(*) " PC_SEARCH};

Customer customer_of(const db::Row& row) {
  Customer customer;
  customer.tenant = row.id<TenantId>(0);
  customer.id = row.id<CustomerId>(1);
  customer.partner = row.id<partners::PartnerId>(2);
  customer.name = row.text(3);
  customer.account_name = row.text(4);
  const auto association = association_of_text(row.text(5));
  ensure(association.has_value(), "a stored customer has a known association");
  customer.association = *association;
  customer.associated_at = row.instant(6);
  customer.level = row.text(7);
  customer.customer_type = row.text(8);
  customer.verified_status = row.text(9);
  customer.country_code = row.text(10);
  customer.mobile = row.text(11);
  customer.email = row.text(12);
  customer.tags = split_tags(row.text(13));
  customer.frozen = static_cast<Frozen>(row.integer(14));
  customer.frozen_automatically = row.integer(16) != 0;
  customer.frozen_at = row.instant(17);
  customer.manager = row.id<access::PersonId>(15);
  return customer;
}

}  // namespace pc::customers::store
