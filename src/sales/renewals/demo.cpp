#include "demo.hpp"

#include <algorithm>

#include "process.hpp"
#include "sweep.hpp"
#include "task_list.hpp"

namespace pc::renewals {
namespace {

std::vector<TaskRow> tasks_of(const demo::Stage& stage, const demo::Player& player, bool of_resellers) {
  std::vector<TaskRow> all;
  stage.database().read([&](db::Reader& reader) {
    TaskQuery query;
    query.of_resellers = of_resellers;
    if (auto found = list_tasks({reader, player.who, stage.today}, query)) all = std::move(found->items);
  });
  return all;
}

/// Every second task is being processed, every fourth was closed.
void process_some(const demo::Stage& stage, const demo::Player& player, const std::vector<TaskRow>& tasks) {
  const auto ago = [&](std::int64_t minutes) { return stage.today.plus_seconds(-minutes * 60); };
  for (std::size_t i = 1; i < tasks.size(); i += 2) {
    const auto id = tasks[i].id;
    stage.attempt(player.who.tenant, player.who, ago(30), [&](work::Work& work) {
      return record(work, id, {Outlook::unreachable, {}, {}, {}, "电话未接通，改日再联系"});
    });
    if (i % 4 == 1)
      stage.attempt(player.who.tenant, player.who, ago(5), [&](work::Work& work) {
        return record(
            work, id,
            {Outlook::will_renew, Day::of(tasks[i].deadline_at), tasks[i].due, {}, "客户已提交采购申请"});
      });
    else
      stage.attempt(player.who.tenant, player.who, ago(4),
                    [&](work::Work& work) { return close(work, id, "客户业务下线，不再续订"); });
  }
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] {
    const auto month = BillCycle::of(stage.today).period();
    sweep(stage.database(), std::max(month.from, stage.today.plus_seconds(-48 * 3'600)));
    for (const auto& player : stage.players) {
      process_some(stage, player, tasks_of(stage, player, false));
      if (player.kind == demo::Player::Kind::distributor)
        process_some(stage, player, tasks_of(stage, player, true));
    }
  });
}

}  // namespace pc::renewals
