#include "process.hpp"

#include "store.hpp"
#include "task_list.hpp"

namespace pc::renewals {
namespace {

/// One of the caller's, that is not over. A reseller reads only.
Result<store::Task> open_task(work::Work& work, TaskId id) {
  PC_TRY(seen, find_task({work.tx, work.who, work.now}, id));
  const auto partner = partners::find(work.tx, work.who.tenant, partners::PartnerId(work.who.partner));
  if (partner && partner->kind == partners::PartnerKind::reseller) return errors::distributor_processes;
  if (!open(seen.status)) return refuse(errors::over, "task_id");
  return work.tx.one(store::select_task, {work.who.tenant, id});
}

void move(work::Work& work, const store::Task& before, const store::Moved& now) {
  if (work.tx.change(store::update_task, now) == 0)
    throw db::Conflict("renewal task " + before.task_id.text() + " changed");
}

}  // namespace

Outcome record(work::Work& work, TaskId id, const Heard& heard) {
  PC_TRY(task, open_task(work, id));
  if (heard.outlook == Outlook::will_not_renew && heard.reason.empty())
    return refuse(errors::reason_missing, "reason");
  work.tx.change(
      store::insert_record,
      {task.tenant_id, id, work.ids.next(work.now), heard.outlook, heard.expected_on.value_or(Day()),
       heard.expected_amount.value_or(Money()), heard.reason, heard.remark, work.who.name, work.now});
  move(work, task,
       {task.tenant_id,
        id,
        Status::processing,
        Cause::none,
        {},
        task.lines,
        task.due,
        task.renewed,
        work.now,
        {},
        task.status});
  return Done{};
}

Outcome close(work::Work& work, TaskId id, const std::string& reason) {
  PC_TRY(task, open_task(work, id));
  move(work, task,
       {task.tenant_id, id, Status::terminated, Cause::closed, reason, task.lines, task.due, task.renewed,
        task.processed_at, work.now, task.status});
  return Done{};
}

}  // namespace pc::renewals
