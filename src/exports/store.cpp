#include "store.hpp"

namespace pc::exports::store {

#define PC_EXPORT_COLUMNS                                                                            \
  "tenant_id, task_id, person_id, list, title_en, title_zh, query, scope, format, byte_order_mark, " \
  "language, "                                                                                       \
  "state, rows_done, rows_total, bytes, sha256, fault, created_at, finished_at, in_full, reason"

const db::Statement insert_task{"exports.insert_task",
                                "INSERT INTO export_task (" PC_EXPORT_COLUMNS
                                ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, "
                                "$16, $17, $18, $19, $20, $21)"};
const db::Statement insert_queue{"exports.insert_queue",
                                 "INSERT INTO export_queue (task_id, tenant_id, runner, leased_until, "
                                 "attempts) VALUES ($1, $2, '', 0, 0)"};
const db::Statement select_task{
    "exports.task", "SELECT " PC_EXPORT_COLUMNS " FROM export_task WHERE tenant_id = $1 AND task_id = $2"};
const db::Statement select_tasks{
    "exports.tasks", "SELECT " PC_EXPORT_COLUMNS
                     " FROM export_task WHERE tenant_id = $1 AND person_id = $2 [3:AND state = $3] "
                     "ORDER BY created_at DESC, task_id DESC LIMIT $4 OFFSET $5"};
const db::Statement count_tasks{
    "exports.count_tasks",
    "SELECT COUNT(*) FROM export_task WHERE tenant_id = $1 AND person_id = $2 [3:AND state = $3]"};
const db::Statement count_unfinished{"exports.count_unfinished",
                                     "SELECT COUNT(*) FROM export_task WHERE tenant_id = $1 AND person_id = "
                                     "$2 AND state IN ('waiting', 'running')"};
const db::Statement delete_task{
    "exports.delete_task",
    "DELETE FROM export_task WHERE tenant_id = $1 AND task_id = $2 AND person_id = $3"};
const db::Statement delete_queue{"exports.delete_queue", "DELETE FROM export_queue WHERE task_id = $1"};

// What a process of the same number took before it was killed is free at once.
const db::Statement release_own{
    "exports.release_own",
    "UPDATE export_queue SET leased_until = 0, runner = '' WHERE runner LIKE $1 ESCAPE '!'"};
const db::Statement select_open{
    "exports.open",
    "SELECT task_id, tenant_id FROM export_queue WHERE leased_until <= $1 ORDER BY task_id LIMIT 1"};
const db::Statement take{"exports.take",
                         "UPDATE export_queue SET runner = $2, leased_until = $3, attempts = attempts + 1 "
                         "WHERE task_id = $1 AND leased_until <= $4"};
// No row: the task was deleted, or another process has it.
const db::Statement renew{"exports.renew",
                          "UPDATE export_queue SET leased_until = $3 WHERE task_id = $1 AND runner = $2"};
const db::Statement leave{"exports.leave", "DELETE FROM export_queue WHERE task_id = $1 AND runner = $2"};
const db::Statement select_attempts{"exports.attempts",
                                    "SELECT attempts FROM export_queue WHERE task_id = $1"};

const db::Statement begin_task{"exports.begin_task",
                               "UPDATE export_task SET state = 'running', rows_done = 0, rows_total = $3 "
                               "WHERE tenant_id = $1 AND task_id = $2"};
const db::Statement progress_task{
    "exports.progress_task", "UPDATE export_task SET rows_done = $3 WHERE tenant_id = $1 AND task_id = $2"};
const db::Statement finish_task{"exports.finish_task",
                                "UPDATE export_task SET state = $3, rows_done = $4, bytes = $5, sha256 = $6, "
                                "fault = $7, finished_at = $8 "
                                "WHERE tenant_id = $1 AND task_id = $2"};

const db::Statement page_of_old{
    "exports.old_everywhere",
    "SELECT tenant_id, task_id FROM export_task WHERE (tenant_id, task_id) > ($1, $2) AND created_at < $3 "
    "ORDER BY tenant_id, task_id LIMIT 1000"};
const db::Statement remove_old{"exports.remove_old",
                               "DELETE FROM export_task WHERE tenant_id = $1 AND task_id = $2"};
const db::Statement select_known{"exports.known_everywhere",
                                 "SELECT COUNT(*) FROM export_task WHERE task_id = $1"};

db::Params params_of(const Task& t) {
  return {t.tenant.value,
          t.id.value,
          t.person.value,
          t.list,
          t.title_en,
          t.title_zh,
          t.query,
          std::string(scope_text(t.scope)),
          std::string(format_text(t.format)),
          std::int64_t{t.byte_order_mark},
          std::string(t.language == Language::en ? "en" : "zh-CN"),
          std::string(state_text(t.state)),
          t.rows_done,
          t.rows_total,
          t.bytes,
          t.sha256,
          t.fault,
          t.created_at.micros,
          t.finished_at.micros,
          std::int64_t{t.in_full},
          t.reason};
}

Task task_of(const db::Row& row) {
  Task t;
  t.tenant = row.id<TenantId>(0);
  t.id = row.id<TaskId>(1);
  t.person = row.id<access::PersonId>(2);
  t.list = row.text(3);
  t.title_en = row.text(4);
  t.title_zh = row.text(5);
  t.query = row.text(6);
  t.scope = scope_of_text(row.text(7)).value();
  t.format = format_of_text(row.text(8)).value();
  t.byte_order_mark = row.integer(9) != 0;
  t.language = row.text(10) == "en" ? Language::en : Language::zh_CN;
  t.state = state_of_text(row.text(11)).value();
  t.rows_done = row.integer(12);
  t.rows_total = row.integer(13);
  t.bytes = row.integer(14);
  t.sha256 = row.text(15);
  t.fault = row.text(16);
  t.created_at = row.instant(17);
  t.finished_at = row.instant(18);
  t.in_full = row.integer(19) != 0;
  t.reason = row.text(20);
  return t;
}

}  // namespace pc::exports::store
