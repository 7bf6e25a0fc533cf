// Statements of freezing.
#pragma once
#include "market/customers/customer.hpp"
#include "platform/db/sql.hpp"

namespace pc::freezing::store {

struct OfPartner {
  TenantId tenant_id;
  partners::PartnerId partner_id;
};
struct Control {
  bool switched_on = false, granted = false;
  std::string changed_by;
  Instant changed_at;
};
extern const db::Sql<OfPartner, Control> select_control;

struct NewControl {
  TenantId tenant_id;
  partners::PartnerId partner_id;
  bool switched_on = false, granted = false;
  std::string changed_by;
  Instant changed_at;
};
/// Changes the one or the other where both are there.
extern const db::Sql<NewControl> upsert_switch, upsert_grant;

struct Count {
  std::int64_t customers = 0;
};
extern const db::Sql<OfPartner, Count> count_frozen;

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct Newest {
  std::int64_t number = 0;
};
extern const db::Sql<OfCustomer, Newest> select_newest_number;

/// What is frozen stands as the number of Frozen.
struct NewRecord {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  std::int64_t number = 0;
  partners::PartnerId partner_id;
  std::int64_t was = 0, becomes = 0;
  bool automatic = false;
  std::string reason;
  Instant changed_at;
  std::string changed_by;
};
extern const db::Sql<NewRecord> insert_record;

struct NewestRecords {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::int64_t most = 0;
};
struct Record {
  std::int64_t was = 0, becomes = 0;
  bool automatic = false;
  std::string reason;
  Instant changed_at;
  std::string changed_by;
};
extern const db::Sql<NewestRecords, Record> select_records;

/// `all`: since the partner itself is frozen so long.
struct FrozenSince {
  TenantId tenant_id;
  Instant since;
  std::int64_t partner_id = 0, own = 0, team = 0;
  bool all = false;
};
extern const db::Sql<FrozenSince, Count> count_due;

}  // namespace pc::freezing::store
