// Public: the row of a customer. Statements of lists read it as it stands here, and rooms that use this one that decide
// about a part of it (who looks after the customer, what is frozen, to whom it comes) change that part here.
#pragma once
#include "market/customers/customer.hpp"
#include "platform/db/db.hpp"

namespace pc::customers {

/// What is frozen stands as the number of Frozen.
struct CustomerRow {
  TenantId tenant_id;
  CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string name, account_name;
  Association association_type;
  Instant associated_at;
  std::string level, customer_type, verified_status, country_code, mobile, email, tags;
  std::int64_t frozen = 0;
  access::PersonId manager_id;
  bool frozen_automatic = false;
  Instant frozen_at;
};
Customer customer_of(const CustomerRow& row);

/// Another account manager, or none. Only while the row says `before`, and to somebody only while the customer has a
/// partner; false: somebody else was first.
bool change_manager(db::Transaction& tx, TenantId tenant, CustomerId id, access::PersonId before,
                    access::PersonId after);

struct FrozenPart {
  Frozen what = Frozen::none;
  bool automatically = false;
  Instant since;
};
/// Only while what is frozen, and how the customer is associated, are as `customer` says; false: they are not.
bool change_frozen(db::Transaction& tx, const Customer& customer, const FrozenPart& becomes);

/// When its account was made.
Instant account_made_at(db::Reader& reader, TenantId tenant, CustomerId id);
/// By which invitation a customer came whose association has just begun; 0: by none.
void note_invitation(db::Transaction& tx, const Customer& customer, std::int64_t invitation);
/// A customer without a partner, until now of the tenant `from`, comes to `customer.partner`: its place moves, its row
/// is there since an earlier time or is made with what is known of it, and a new association period begins. Its
/// history with old partners stays where it is. Throws db::Conflict when somebody else took it meanwhile.
void come_again(db::Transaction& tx, TenantId from, const Customer& customer, std::int64_t invitation);

}  // namespace pc::customers
