#include "row.hpp"

#include "customers.hpp"
#include "names.hpp"
#include "platform/db/sql.hpp"
#include "store.hpp"

namespace pc::customers {
namespace {

struct NewManager {
  TenantId tenant_id;
  CustomerId customer_id;
  access::PersonId before, after;
};
// Whoever changes this row first has the customer until their transaction ends. One that was let go gets nobody.
const db::Sql<NewManager> take_customer{
    "customers.take_customer",
    "UPDATE customer SET manager_id = :after WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
    "AND manager_id = :before AND (:after = 0 OR association_type <> 'none')"};

struct NewFrozen {
  TenantId tenant_id;
  CustomerId customer_id;
  std::int64_t frozen = 0;
  bool frozen_automatic = false;
  Instant frozen_at;
  std::int64_t frozen_before = 0;
  bool automatic_before = false;
  Association association_type;
};
// The customer is ours when its row still says what we have read.
const db::Sql<NewFrozen> take_to_freeze{
    "customers.take_to_freeze",
    "UPDATE customer SET frozen = :frozen, frozen_automatic = :frozen_automatic, frozen_at = :frozen_at "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND frozen = :frozen_before "
    "AND frozen_automatic = :automatic_before AND association_type = :association_type"};

struct AccountFacts {
  Instant created_at;
};
const db::Sql<store::OfTenant, AccountFacts> select_account_facts{
    "customers.account_facts",
    "SELECT created_at FROM customer WHERE tenant_id = :tenant_id AND customer_id = :customer_id"};

struct Place {
  TenantId tenant_id;
  std::int64_t moves = 0;
};
const db::Sql<store::OneCustomer, Place> select_place{
    "customers.place", "SELECT tenant_id, moves FROM customer_directory WHERE customer_id = :customer_id"};

// Moves a customer that is where we have read it.
struct Moving {
  CustomerId customer_id;
  TenantId tenant_id, to;
  std::int64_t moves = 0;
};
const db::Sql<Moving> take{"customers.take",
                           "UPDATE customer_directory SET tenant_id = :to, moves = moves + 1 "
                           "WHERE customer_id = :customer_id AND tenant_id = :tenant_id AND moves = :moves"};

struct Again {
  TenantId tenant_id;
  CustomerId customer_id;
  partners::PartnerId partner_id;
  Association association_type;
  Instant associated_at;
};
const db::Sql<Again> reassociate{
    "customers.reassociate",
    "UPDATE customer SET partner_id = :partner_id, association_type = :association_type, "
    "associated_at = :associated_at "
    "WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND association_type = 'none'"};

struct KnownCustomer {
  TenantId tenant_id;
  CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string name, account_name;
  Association association_type;
  Instant associated_at;
  std::string level, customer_type, verified_status, country_code, mobile, email, tags;
  std::int64_t frozen = 0;
  Instant created_at;
};
const db::Sql<KnownCustomer> insert_again{"customers.insert_again",
                                          db::insert_into<KnownCustomer>("customer")};

struct NewPeriod {
  TenantId tenant_id;
  CustomerId customer_id;
  Instant from_at, to_at;
  partners::PartnerId partner_id;
  Association association_type;
  std::int64_t invitation_id = 0;
};
const db::Sql<NewPeriod> insert_period{"customers.insert_period", db::insert_into<NewPeriod>("association")};

struct OfInvitation {
  TenantId tenant_id;
  CustomerId customer_id;
  Instant from_at;
  std::int64_t invitation_id = 0;
};
const db::Sql<OfInvitation> update_invitation{
    "customers.note_invitation",
    "UPDATE association SET invitation_id = :invitation_id WHERE tenant_id = :tenant_id "
    "AND customer_id = :customer_id AND from_at = :from_at"};

void move_place(db::Transaction& tx, TenantId from, const Customer& c) {
  const auto place = tx.one(select_place, {c.id});
  const bool here = place.tenant_id == from && tx.change(take, {c.id, from, c.tenant, place.moves}) == 1;
  if (!here) throw db::Conflict("customer " + c.id.text() + " was taken meanwhile");
}

/// The row in the tenant it comes to: there since an earlier time, or made with what is known of the account.
void settle_in(db::Transaction& tx, const Customer& c, Instant created_at) {
  if (find(tx, c.tenant, c.id)) {
    const auto changed = tx.change(reassociate, {c.tenant, c.id, c.partner, c.association, c.associated_at});
    if (changed != 1) throw db::Conflict("customer " + c.id.text() + " was associated meanwhile");
    return;
  }
  tx.change(insert_again, {.tenant_id = c.tenant,
                           .customer_id = c.id,
                           .partner_id = c.partner,
                           .name = c.name,
                           .account_name = c.account_name,
                           .association_type = c.association,
                           .associated_at = c.associated_at,
                           .level = c.level,
                           .customer_type = c.customer_type,
                           .verified_status = c.verified_status,
                           .country_code = c.country_code,
                           .mobile = c.mobile,
                           .email = c.email,
                           .tags = {},
                           .frozen = 0,
                           .created_at = created_at});
  index_name(tx, c);
}

}  // namespace

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

bool change_manager(db::Transaction& tx, TenantId tenant, CustomerId id, access::PersonId before,
                    access::PersonId after) {
  return tx.change(take_customer, {tenant, id, before, after}) == 1;
}

bool change_frozen(db::Transaction& tx, const Customer& customer, const FrozenPart& becomes) {
  return tx.change(take_to_freeze, {.tenant_id = customer.tenant,
                                    .customer_id = customer.id,
                                    .frozen = static_cast<std::int64_t>(becomes.what),
                                    .frozen_automatic = becomes.automatically,
                                    .frozen_at = becomes.since,
                                    .frozen_before = static_cast<std::int64_t>(customer.frozen),
                                    .automatic_before = customer.frozen_automatically,
                                    .association_type = customer.association}) == 1;
}

Instant account_made_at(db::Reader& reader, TenantId tenant, CustomerId id) {
  return reader.one(select_account_facts, {tenant, id}).created_at;
}

void note_invitation(db::Transaction& tx, const Customer& customer, std::int64_t invitation) {
  tx.change(update_invitation, {customer.tenant, customer.id, customer.associated_at, invitation});
}

void come_again(db::Transaction& tx, TenantId from, const Customer& customer, std::int64_t invitation) {
  const Instant created_at = account_made_at(tx, from, customer.id);
  move_place(tx, from, customer);
  settle_in(tx, customer, created_at);
  tx.change(insert_period, {customer.tenant, customer.id, customer.associated_at, k_end_of_time,
                            customer.partner, customer.association, invitation});
}

}  // namespace pc::customers
