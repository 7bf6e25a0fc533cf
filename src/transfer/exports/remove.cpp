#include "remove.hpp"

#include "parts.hpp"

namespace pc::exports {

Result<edge::Nothing> remove(work::Work& work, const OneTask& input) {
  PC_TRY(task, own_task(work.tx, work.who, input.export_id));
  work.tx.change(store::delete_task, {task.tenant, task.id, task.person});
  work.tx.change(store::delete_queue, {task.id});
  return edge::Nothing{};
}

}  // namespace pc::exports
