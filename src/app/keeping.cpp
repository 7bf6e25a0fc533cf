#include "keeping.hpp"

#include "api/edge/edge.hpp"
#include "core/audit/verify.hpp"
#include "core/ledger/checks.hpp"
#include "core/ledger/ledger.hpp"
#include "keeping_verbs.hpp"

namespace pc::app {
namespace {

std::vector<TenantId> tenants_with_expired_holds(db::Database& database, Instant now) {
  std::vector<TenantId> tenants;
  database.read(
      [&](db::Reader& reader) { tenants = ledger::Ledger::tenants_with_expired_holds(reader, now); });
  return tenants;
}

/// A tenant with more than one call closes goes on at the next run.
std::int64_t expire_holds(db::Database& database, Instant now) {
  std::int64_t expired = 0;
  for (const TenantId tenant : tenants_with_expired_holds(database, now)) {
    int here = 0;
    const auto finished = database.write(tenant, [&](db::Transaction& tx) {
      here = use<ledger::Ledger>(tx).expire_holds(tx, tenant, now);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    expired += here;
  }
  return expired;
}

void add_jobs(jobs::Schedule& schedule, db::Database& database) {
  constexpr std::int64_t minute = 60, hour = 60 * minute, day = 24 * hour;
  schedule.add({"ledger.expire_holds", minute, [&](Instant now) { return expire_holds(database, now); }});
  schedule.add({"audit.export_heads", hour, [&](Instant now) {
                  return audit::export_heads(database, use<DataFolder>(database).path + "/audit-heads", now);
                }});
  schedule.add(
      {"edge.forget_old_answers", day, [&](Instant now) { return edge::forget_old_answers(database, now); }});
}

std::vector<NamedCheck> checks() {
  auto all = ledger::checks();
  all.push_back(audit::chain_check());
  return all;
}

}  // namespace

Module keeping_module() {
  return {.name = "keeping", .add_jobs = &add_jobs, .checks = checks(), .verbs = keeping_verbs()};
}

}  // namespace pc::app
