#include "demo.hpp"

#include "managers.hpp"

namespace pc::account_managers {
namespace {

constexpr std::int64_t k_hour = 3'600;
constexpr std::int64_t k_day = 24 * k_hour;
// In the month of the demo's bill, so that its lines have managers who follow one another.
constexpr Instant k_handover{1'726'365'600'000'000};  // 2024-09-15T10:00 in Beijing

struct Step {
  Instant at;
  std::size_t manager = 0;  // place + 1, 0: taken back
};

/// What happened to the customer at place `i`, oldest first.
std::vector<Step> story_of(std::size_t i, std::size_t managers, const demo::Customer& customer,
                           Instant today) {
  const auto one = [&](std::size_t place) { return place % managers + 1; };
  const std::size_t n = i - i / 3;  // its place among those that somebody looks after
  std::vector<Step> story;
  if (i % 3 == 2) return story;
  story.push_back({customer.associated_at.plus_seconds(2 * k_day), one(n)});
  const auto hours = static_cast<std::int64_t>(i) * k_hour;
  if (i % 6 == 0) story.push_back({k_handover.plus_seconds(hours), one(n + 1)});
  if (i % 7 == 3) {
    story.push_back({k_handover.plus_seconds(5 * k_day + hours), 0});
    story.push_back({k_handover.plus_seconds(25 * k_day + hours), one(n + 2)});
  }
  const Instant lately = BillCycle::of(today).plus(-2).first_day().begin();
  if (i % 5 == 1) story.push_back({lately.plus_seconds(30 * k_hour + hours), one(n + 1)});
  return story;
}

/// From the first customer until today: assignments, handovers in the middle of a bill and of a day, customers taken
/// back and given to others, and some that nobody ever looked after.
void assign_managers(const demo::Stage& stage, const demo::Player& player) {
  for (std::size_t i = 0; i < player.customers.size(); ++i) {
    const auto& customer = player.customers[i];
    const customers::CustomerId id(customer.id);
    for (const auto& step : story_of(i, player.managers.size(), customer, stage.today)) {
      if (step.at > stage.today) continue;
      stage.act(customer.tenant, player.who, step.at, [&](work::Work& work) {
        return step.manager == 0 ? take_back(work, customer.tenant, id)
                                 : assign(work, customer.tenant, {id, player.managers[step.manager - 1], {}});
      });
    }
  }
}

}  // namespace

void play_demo(demo::Stage& stage) {
  for (const auto& player : stage.players)
    if (!player.managers.empty()) assign_managers(stage, player);
}

}  // namespace pc::account_managers
