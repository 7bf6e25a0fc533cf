// Statements of renewal tasks.
#pragma once
#include "market/customers/customers.hpp"
#include "platform/db/sql.hpp"
#include "renewals.hpp"
#include "sales/orders/orders.hpp"

namespace pc::renewals::store {

struct Task {
  TenantId tenant_id;
  TaskId task_id;
  orders::OrderId order_id;
  BillCycle month;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  Status status = Status::pending;
  Cause cause = Cause::none;
  std::string reason;
  std::int64_t lines = 0;
  Money due, renewed;
  Instant expires_at, deadline_at;
  Instant created_at, processed_at, closed_at;

  Figures figures() const { return {lines, due, renewed}; }
};
struct ById {
  TenantId tenant_id;
  TaskId task_id;
};
extern const db::Sql<ById, Task> select_task;
/// Changes nothing when the order has one of that month.
extern const db::Sql<Task> insert_task;
struct Moved {
  TenantId tenant_id;
  TaskId task_id;
  Status status = Status::pending;
  Cause cause = Cause::none;
  std::string reason;
  std::int64_t lines = 0;
  Money due, renewed;
  Instant processed_at, closed_at;
  Status status_before = Status::pending;
};
/// Only while it stands as it was read.
extern const db::Sql<Moved> update_task;

struct Record {
  TenantId tenant_id;
  TaskId task_id;
  std::int64_t record_id = 0;
  Outlook outlook = Outlook::will_renew;
  Day expected_on;        // 0: none
  Money expected_amount;  // 0: none
  std::string reason, remark, done_by;
  Instant at;
};
extern const db::Sql<Record> insert_record;
/// Newest first.
extern const db::Sql<ById, Record> select_records;

struct Tenant {
  TenantId tenant_id;
};
/// The tenant with lines of orders, or with open tasks, that comes next.
extern const db::Sql<Tenant, Tenant> select_tenant_everywhere, select_open_tenant_everywhere;

struct Within {
  TenantId tenant_id;
  Instant from, to;
};
struct Line {
  orders::OrderId order_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  Money payable;
  Instant expires_at;
  bool renewed = false, kept = true;
};
/// Lines that expire in a period, by orders.
extern const db::Sql<Within, Line> select_expiring;
struct OfOrder {
  TenantId tenant_id;
  orders::OrderId order_id;
  Instant from, to;
};
/// The same of one order.
extern const db::Sql<OfOrder, Line> select_of_order;
struct Open {
  TaskId task_id;
};
extern const db::Sql<Tenant, Open> select_open;

}  // namespace pc::renewals::store
