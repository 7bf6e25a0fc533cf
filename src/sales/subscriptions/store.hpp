// Statements of subscriptions.
#pragma once
#include "market/customers/customers.hpp"
#include "platform/db/sql.hpp"
#include "subscriptions.hpp"

namespace pc::subscriptions::store {

struct Key {
  TenantId tenant_id;
  std::string resource_id;
};
struct Row {
  TenantId tenant_id;
  std::string resource_id;
  customers::CustomerId customer_id;
  Instant expires_at;
  Policy policy = Policy::grace;
  std::string unit;  // of auto-renewal; empty: none was ever set
  int periods = 0;
  int times = 0;  // it renews by itself so often yet; 0: without limit
  Day tried_on;
  Instant next_at;
  std::string set_by;
  Instant set_at;
};
extern const db::Sql<Key, Row> select_one;
/// Nothing when it is known already.
extern const db::Sql<Row> insert;

struct Followed {
  TenantId tenant_id;
  std::string resource_id;
  Instant expires_at;
  Day tried_on;
  Instant next_at;
  Policy policy = Policy::grace;  // as it was read
};
extern const db::Sql<Followed> update_followed;
struct Chosen {
  TenantId tenant_id;
  std::string resource_id;
  Policy policy = Policy::grace;
  std::string unit;
  int periods = 0, times = 0;
  Instant next_at;
  std::string set_by;
  Instant set_at;
};
extern const db::Sql<Chosen> update_policy;
struct Counted {
  TenantId tenant_id;
  std::string resource_id;
  int before = 0, times = 0;
  Policy policy = Policy::renew;
};
/// Nothing when another choice was made meanwhile.
extern const db::Sql<Counted> update_times;

struct After {
  TenantId tenant_id;
};
struct Tenant {
  TenantId tenant_id;
};
/// The tenant with subscriptions that comes next.
extern const db::Sql<After, Tenant> select_tenant_everywhere;
struct DueAt {
  TenantId tenant_id;
  Instant now;
  std::int64_t most = 0;
};
extern const db::Sql<DueAt, Key> select_due;

struct Notice {
  TenantId tenant_id;
  std::string resource_id;
  Instant expires_at;
  int step = 0;
  customers::CustomerId customer_id;
  Instant at;
};
/// Changes nothing when it was told already.
extern const db::Sql<Notice> insert_notice;

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct Setting {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  int begins_before = k_begin_most;
  Day told_on;
};
extern const db::Sql<OfCustomer, Setting> select_setting;
extern const db::Sql<Setting> put_setting;
extern const db::Sql<OfCustomer, Key> select_of_customer;

struct Move {
  TenantId to_tenant, tenant_id;
  customers::CustomerId customer_id;
};
extern const db::Sql<Move> copy_rows, copy_notices, copy_setting;
extern const db::Sql<OfCustomer> delete_rows, delete_notices, delete_setting;

}  // namespace pc::subscriptions::store
