#include "follow.hpp"

#include <stdexcept>

#include "plan.hpp"
#include "renewing_itself.hpp"
#include "sales/orders/placing.hpp"
#include "sales/orders/running.hpp"
#include "telling.hpp"
#include "turning.hpp"

namespace pc::subscriptions {
namespace {

constexpr std::int64_t k_a_tenant_at_once = 2'000;

/// How far a resource has come, by what is stored of it; the cloud's own states in between count as in use.
Stage stage_of(resources::Status status) {
  switch (status) {
    case resources::Status::expired:
    case resources::Status::grace: return Stage::grace;
    case resources::Status::frozen:
    case resources::Status::freezing: return Stage::retention;
    case resources::Status::closed: return Stage::released;
    default: return Stage::in_use;
  }
}
resources::Status status_of(Stage stage) {
  switch (stage) {
    case Stage::grace: return resources::Status::expired;
    case Stage::retention: return resources::Status::frozen;
    case Stage::released: return resources::Status::closed;
    case Stage::in_use: break;
  }
  return resources::Status::in_use;
}

void remind(work::Work& work, const Told& about) {
  const auto step = step_at(about.resource.expires_at, work.now);
  if (!step) return;
  const store::Notice notice{about.row.tenant_id,       about.row.resource_id,
                             about.resource.expires_at, *step,
                             about.customer.id,         work.now};
  if (work.tx.change(store::insert_notice, notice) != 0) tell_expiring(work, about, *step);
}

/// Forwards only: what the cloud has ended stays so.
void move_on(work::Work& work, const customers::Customer& customer, resources::Resource& resource) {
  const auto stage = stage_at(resource.expires_at, rights_of(customer.level), work.now);
  if (stage <= stage_of(resource.status)) return;
  resource.status = status_of(stage);
  orders::tell(work, customer.tenant, resource);
}

/// One renewal less of those that were chosen (自动续费次数). Whether it was the last one.
bool count_down(work::Work& work, store::Row& row) {
  if (row.times == 0) return false;
  const auto before = row.times--;
  if (row.times == 0) row.policy = Policy::grace;
  const store::Counted counted{row.tenant_id, row.resource_id, before, row.times, row.policy};
  if (work.tx.change(store::update_times, counted) == 0)
    throw db::Conflict("a subscription's policy changed");
  return row.times == 0;
}

resources::Resource renew_once(work::Work& work, store::Row& row, const customers::Customer& customer,
                               const resources::Resource& resource) {
  row.tried_on = Day::of(work.now);
  const auto renewed = renew_itself(work, row, customer);
  if (!renewed) {
    tell_not_renewed(work, {row, customer, resource}, renewed.refusal());
    return resource;
  }
  auto longer = *orders::running(work.tx, row.tenant_id, row.customer_id, row.resource_id);
  if (count_down(work, row)) {
    longer.expire_policy = told_as(row.policy);
    orders::tell(work, customer.tenant, longer);
  }
  return longer;
}

/// Frozen customers do not go on by use; theirs takes the way of what is not renewed.
bool turns_now(work::Work& work, const store::Row& row, const customers::Customer& customer,
               const resources::Resource& resource) {
  return row.policy == Policy::to_on_demand && stage_of(resource.status) == Stage::in_use &&
         resource.expires_at <= work.now && orders::check_may_order(work.tx, customer).ok();
}

void put_away(work::Work& work, const store::Row& row, Instant expires, Instant next) {
  const auto changed = work.tx.change(
      store::update_followed, {row.tenant_id, row.resource_id, expires, row.tried_on, next, row.policy});
  if (changed == 0) throw db::Conflict("a subscription's policy changed");
}

Outcome follow_one(work::Work& work, const store::Key& key) {
  auto row = work.tx.maybe(store::select_one, key);
  if (!row || row->next_at > work.now) return Done{};
  const auto customer = customers::find(work.tx, row->tenant_id, row->customer_id);
  auto resource = customer ? orders::running(work.tx, row->tenant_id, row->customer_id, row->resource_id)
                           : Result<resources::Resource>(errors::unknown);
  if (!resource || !lives(*resource)) {
    put_away(work, *row, row->expires_at, k_end_of_time);
    return Done{};
  }
  if (turns_now(work, *row, *customer, *resource)) {
    PC_CHECK(turn_on_demand(work, *customer, std::move(*resource)));
    put_away(work, *row, row->expires_at, k_end_of_time);
    return Done{};
  }
  if (tries_now(plan_of(work.tx, *row, *customer, *resource), work.now))
    resource = renew_once(work, *row, *customer, *resource);
  remind(work, {*row, *customer, *resource});
  move_on(work, *customer, *resource);
  put_away(
      work, *row, resource->expires_at,
      lives(*resource) ? next_after(plan_of(work.tx, *row, *customer, *resource), work.now) : k_end_of_time);
  return Done{};
}

std::vector<store::Key> due(db::Database& database, Instant now) {
  std::vector<store::Key> all;
  database.read([&](db::Reader& reader) {
    all.clear();
    TenantId tenant;
    while (const auto next = reader.maybe(store::select_tenant_everywhere, {tenant})) {
      tenant = next->tenant_id;
      for (auto& key : reader.rows(store::select_due, {tenant, now, k_a_tenant_at_once}))
        all.push_back(std::move(key));
    }
  });
  return all;
}

}  // namespace

std::int64_t follow(db::Database& database, Instant now) {
  const auto who = access::system_principal("system");
  std::int64_t done = 0;
  std::string failed;
  for (const auto& key : due(database, now)) {
    const auto finished = database.write(key.tenant_id, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who, now);
      return follow_one(work, key).ok();
    });
    if (finished.fate == db::Fate::failed) failed = finished.error;
    done += finished.fate == db::Fate::committed;
  }
  if (!failed.empty()) throw std::runtime_error(failed);
  return done;
}

}  // namespace pc::subscriptions
