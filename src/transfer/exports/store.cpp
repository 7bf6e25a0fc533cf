#include "store.hpp"

namespace pc::exports::store {

const db::Sql<TaskColumns> insert_task{"exports.insert_task", db::insert_into<TaskColumns>("export_task")};
const db::Sql<NewInQueue> insert_queue{
    "exports.insert_queue",
    "INSERT INTO export_queue (task_id, tenant_id, runner, leased_until, attempts) "
    "VALUES (:task_id, :tenant_id, '', 0, 0)"};
const db::Sql<OneTask, TaskColumns> select_task{
    "exports.task", "SELECT " + db::columns<TaskColumns>() +
                        " FROM export_task WHERE tenant_id = :tenant_id AND task_id = :task_id"};
const db::Sql<MinePage, TaskColumns> select_tasks{
    "exports.tasks",
    "SELECT " + db::columns<TaskColumns>() +
        " FROM export_task WHERE tenant_id = :tenant_id AND person_id = :person_id "
        "[state: AND state = :state] ORDER BY created_at DESC, task_id DESC LIMIT :limit OFFSET "
        ":offset"};
const db::Sql<Mine, Count> count_tasks{
    "exports.count_tasks",
    "SELECT COUNT(*) AS found FROM export_task WHERE tenant_id = :tenant_id AND person_id = :person_id "
    "[state: AND state = :state]"};
const db::Sql<OfPerson, Count> count_unfinished{
    "exports.count_unfinished",
    "SELECT COUNT(*) AS found FROM export_task WHERE tenant_id = :tenant_id AND person_id = :person_id AND "
    "state IN ('waiting', 'running')"};
const db::Sql<OwnTask> delete_task{
    "exports.delete_task",
    "DELETE FROM export_task WHERE tenant_id = :tenant_id AND task_id = :task_id AND person_id = :person_id"};
const db::Sql<InQueue> delete_queue{"exports.delete_queue",
                                    "DELETE FROM export_queue WHERE task_id = :task_id"};

// What a process of the same number took before it was killed is free at once.
const db::Sql<Runners> release_own{
    "exports.release_own",
    "UPDATE export_queue SET leased_until = 0, runner = '' WHERE runner LIKE :pattern ESCAPE '!'"};
const db::Sql<At, NewInQueue> select_open{
    "exports.open",
    "SELECT task_id, tenant_id FROM export_queue WHERE leased_until <= :now ORDER BY task_id LIMIT 1"};
const db::Sql<Taking> take{
    "exports.take",
    "UPDATE export_queue SET runner = :runner, leased_until = :leased_until, attempts = attempts + 1 "
    "WHERE task_id = :task_id AND leased_until <= :now"};
// No row: the task was deleted, or another process has it.
const db::Sql<Lease> renew{
    "exports.renew",
    "UPDATE export_queue SET leased_until = :leased_until WHERE task_id = :task_id AND runner = :runner"};
const db::Sql<Runner> leave{"exports.leave",
                            "DELETE FROM export_queue WHERE task_id = :task_id AND runner = :runner"};
const db::Sql<InQueue, Attempts> select_attempts{
    "exports.attempts", "SELECT attempts FROM export_queue WHERE task_id = :task_id"};

const db::Sql<Rows> begin_task{"exports.begin_task",
                               "UPDATE export_task SET state = 'running', rows_done = 0, rows_total = :rows "
                               "WHERE tenant_id = :tenant_id AND task_id = :task_id"};
const db::Sql<Rows> progress_task{
    "exports.progress_task",
    "UPDATE export_task SET rows_done = :rows WHERE tenant_id = :tenant_id AND task_id = :task_id"};
const db::Sql<Ending> finish_task{
    "exports.finish_task",
    "UPDATE export_task SET state = :state, rows_done = :rows_done, bytes = :bytes, sha256 = :sha256, fault "
    "= :fault, "
    "finished_at = :finished_at WHERE tenant_id = :tenant_id AND task_id = :task_id"};

const db::Sql<Old, OneTask> page_of_old{
    "exports.old_everywhere",
    "SELECT tenant_id, task_id FROM export_task WHERE (tenant_id, task_id) > (:tenant_id, :task_id) AND "
    "created_at < :before ORDER BY tenant_id, task_id LIMIT 1000"};
const db::Sql<OneTask> remove_old{
    "exports.remove_old", "DELETE FROM export_task WHERE tenant_id = :tenant_id AND task_id = :task_id"};
const db::Sql<InQueue, Count> select_known{
    "exports.known_everywhere", "SELECT COUNT(*) AS found FROM export_task WHERE task_id = :task_id"};

TaskColumns columns_of(const Task& task) {
  return {.tenant_id = task.tenant,
          .task_id = task.id,
          .person_id = task.person,
          .list = task.list,
          .title_en = task.title_en,
          .title_zh = task.title_zh,
          .query = task.query,
          .scope = task.scope,
          .format = task.format,
          .byte_order_mark = task.byte_order_mark,
          .language = task.language == Language::en ? "en" : "zh-CN",
          .state = task.state,
          .rows_done = task.rows_done,
          .rows_total = task.rows_total,
          .bytes = task.bytes,
          .sha256 = task.sha256,
          .fault = task.fault,
          .created_at = task.created_at,
          .finished_at = task.finished_at,
          .in_full = task.in_full,
          .reason = task.reason};
}

Task task_of(const TaskColumns& row) {
  return {.tenant = row.tenant_id,
          .id = row.task_id,
          .person = row.person_id,
          .list = row.list,
          .title_en = row.title_en,
          .title_zh = row.title_zh,
          .query = row.query,
          .scope = row.scope,
          .format = row.format,
          .byte_order_mark = row.byte_order_mark,
          .language = row.language == "en" ? Language::en : Language::zh_CN,
          .state = row.state,
          .rows_done = row.rows_done,
          .rows_total = row.rows_total,
          .bytes = row.bytes,
          .sha256 = row.sha256,
          .fault = row.fault,
          .in_full = row.in_full,
          .reason = row.reason,
          .created_at = row.created_at,
          .finished_at = row.finished_at};
}

}  // namespace pc::exports::store
