// Public: somebody looks after a renewal task (处理), or closes it.
#pragma once
#include "core/work/work.hpp"
#include "renewals.hpp"

namespace pc::renewals {

struct Heard {
  Outlook outlook = Outlook::will_renew;
  std::optional<Day> expected_on;
  std::optional<Money> expected_amount;
  std::string reason, remark;  // the reason is asked for when the customer does not renew
};
/// Keeps it for good; the task is being processed from then on. Refuses renewals.unknown, distributor_processes, over,
/// reason_missing.
Outcome record(work::Work& work, TaskId task, const Heard& heard);

/// Refuses renewals.unknown, distributor_processes, over.
Outcome close(work::Work& work, TaskId task, const std::string& reason);

}  // namespace pc::renewals
