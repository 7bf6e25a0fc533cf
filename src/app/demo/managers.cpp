#include "managers.hpp"

#include "market/account_managers/managers.hpp"

namespace pc::app::demo {
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
std::vector<Step> story_of(std::size_t i, std::size_t managers, const customers::Customer& customer, Instant today) {
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

}  // namespace

void assign_managers(Application& application, const Staff& staff, Instant today) {
  if (staff.managers.empty()) return;
  const TenantId tenant = staff.administrator.tenant;
  for (std::size_t i = 0; i < staff.customers.size(); ++i) {
    const auto& customer = staff.customers[i];
    for (const auto& step : story_of(i, staff.managers.size(), customer, today)) {
      if (step.at > today) continue;
      const auto finished = application.database->write(tenant, [&](db::Transaction& tx) {
        auto work = work::work_in(tx, staff.administrator, step.at);
        const auto done =
            step.manager == 0
                ? account_managers::take_back(work, tenant, customer.id)
                : account_managers::assign(work, tenant, {customer.id, staff.managers[step.manager - 1], {}});
        if (!done) throw std::runtime_error(done.refusal().message(Language::en));
        return true;
      });
      if (finished.fate != db::Fate::committed) throw std::runtime_error("demo managers: " + finished.error);
    }
  }
}

}  // namespace pc::app::demo
