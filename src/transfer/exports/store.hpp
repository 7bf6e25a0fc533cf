// Statements of export tasks and their queue.
#pragma once
#include "platform/db/sql.hpp"
#include "tasks.hpp"

namespace pc::exports::store {

struct TaskColumns {
  TenantId tenant_id;
  TaskId task_id;
  access::PersonId person_id;
  std::string list, title_en, title_zh, query;
  Scope scope;
  Format format;
  bool byte_order_mark;
  std::string language;
  State state;
  std::int64_t rows_done, rows_total, bytes;
  std::string sha256, fault;
  Instant created_at, finished_at;
  bool in_full;
  std::string reason;
};
TaskColumns columns_of(const Task& task);
Task task_of(const TaskColumns& row);

extern const db::Sql<TaskColumns> insert_task;

struct NewInQueue {
  TaskId task_id;
  TenantId tenant_id;
};
extern const db::Sql<NewInQueue> insert_queue;

struct OneTask {
  TenantId tenant_id;
  TaskId task_id;
};
extern const db::Sql<OneTask, TaskColumns> select_task;

struct OfPerson {
  TenantId tenant_id;
  access::PersonId person_id;
};
struct Mine {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string state;  // empty: any
};
struct MinePage {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string state;  // empty: any
  std::int64_t limit, offset;
};
struct Count {
  std::int64_t found;
};
extern const db::Sql<MinePage, TaskColumns> select_tasks;
extern const db::Sql<Mine, Count> count_tasks;
extern const db::Sql<OfPerson, Count> count_unfinished;

struct OwnTask {
  TenantId tenant_id;
  TaskId task_id;
  access::PersonId person_id;
};
extern const db::Sql<OwnTask> delete_task;
struct InQueue {
  TaskId task_id;
};
extern const db::Sql<InQueue> delete_queue;

struct Runners {
  std::string pattern;
};
extern const db::Sql<Runners> release_own;
struct At {
  Instant now;
};
extern const db::Sql<At, NewInQueue> select_open;
struct Taking {
  TaskId task_id;
  std::string runner;
  Instant leased_until, now;
};
extern const db::Sql<Taking> take;
struct Lease {
  TaskId task_id;
  std::string runner;
  Instant leased_until;
};
extern const db::Sql<Lease> renew;
struct Runner {
  TaskId task_id;
  std::string runner;
};
extern const db::Sql<Runner> leave;
struct Attempts {
  std::int64_t attempts;
};
extern const db::Sql<InQueue, Attempts> select_attempts;

struct Rows {
  TenantId tenant_id;
  TaskId task_id;
  std::int64_t rows;
};
/// With how many rows there will be; how many there are.
extern const db::Sql<Rows> begin_task, progress_task;
struct Ending {
  TenantId tenant_id;
  TaskId task_id;
  State state;
  std::int64_t rows_done, bytes;
  std::string sha256, fault;
  Instant finished_at;
};
extern const db::Sql<Ending> finish_task;

struct Old {
  TenantId tenant_id;
  TaskId task_id;
  Instant before;
};
extern const db::Sql<Old, OneTask> page_of_old;
extern const db::Sql<OneTask> remove_old;
extern const db::Sql<InQueue, Count> select_known;

}  // namespace pc::exports::store
