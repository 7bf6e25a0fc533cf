// Statements and row mapping of export tasks and their queue.
#pragma once
#include "db/db.hpp"
#include "exports/task.hpp"

namespace pc::exports::store {

extern const db::Statement insert_task, insert_queue, select_task, select_tasks, count_tasks,
    count_unfinished, delete_task, delete_queue, release_own, select_open, take, renew, leave, begin_task,
    progress_task, finish_task, select_attempts, page_of_old, remove_old, select_known;

db::Params params_of(const Task& task);
/// Of a row of select_task or select_tasks.
Task task_of(const db::Row& row);

}  // namespace pc::exports::store
