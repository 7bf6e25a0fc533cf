#include "jobs.hpp"

#include "approvals/approvals.hpp"
#include "audit/verify.hpp"
#include "budgets/budgets.hpp"
#include "consumption/waiting.hpp"
#include "customers/act_for.hpp"
#include "customers/expire.hpp"
#include "customers/parting.hpp"
#include "funds/bulk_allocate.hpp"
#include "identity/verification.hpp"
#include "imports/imports.hpp"
#include "messages/post.hpp"

namespace pc::app {
namespace {

constexpr std::int64_t k_minute = 60, k_hour = 60 * k_minute, k_day = 24 * k_hour;

std::vector<TenantId> tenants_with_expired_holds(House& house, Instant now) {
  std::vector<TenantId> tenants;
  house.database->read(
      [&](db::Reader& reader) { tenants = ledger::Ledger::tenants_with_expired_holds(reader, now); });
  return tenants;
}

/// A tenant with more than one call closes goes on at the next run.
std::int64_t expire_holds(House& house, Instant now) {
  std::int64_t expired = 0;
  for (const TenantId tenant : tenants_with_expired_holds(house, now)) {
    int here = 0;
    const auto finished = house.database->write(tenant, [&](db::Transaction& tx) {
      here = house.ledger->expire_holds(tx, tenant, now);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    expired += here;
  }
  return expired;
}

}  // namespace

void add_jobs(House& house) {
  db::Database& database = *house.database;
  house.jobs->add({"ledger.expire_holds", k_minute, [&](Instant now) { return expire_holds(house, now); }});
  house.jobs->add({"audit.export_heads", k_hour, [&](Instant now) {
                     return audit::export_heads(database, house.data + "/audit-heads", now);
                   }});
  house.jobs->add({"exports.forget_old", k_hour, [&](Instant now) { return exports::forget_old(database, now); }});
  house.jobs->add({"edge.forget_old_answers", k_day,
                   [&](Instant now) { return edge::forget_old_answers(database, now); }});
  house.jobs->add({"funds.forget_old_bulk_rows", k_day,
                   [&](Instant now) { return funds::forget_old_bulk_rows(database, now); }});
  house.jobs->add({"budgets.count", k_minute,
                   [&](Instant now) { return budgets::count_all(database, house.announcer, now); },
                   [&](Instant) { return budgets::any(database); }});
  house.jobs->add({"consumption.land_after_rates", 1, [](Instant) { return consumption::land_after_rates(); },
                   [](Instant) { return consumption::rates_were_entered(); }});
  house.jobs->add({"imports.resume", k_minute, [](Instant now) { return imports::resume(now); }});
  house.jobs->add({"approvals.expire", k_minute, [](Instant now) { return approvals::expire_requests(now); }});
  house.jobs->add({"messages.send_mail", 1, [](Instant now) { return messages::send_due_mail(now); },
                   [](Instant now) { return messages::mail_due(now); }, 2 * k_minute});
  house.jobs->add({"messages.forget_old", k_day, [](Instant now) { return messages::forget_old_messages(now); }});
  house.jobs->add({"customers.end_old_acting", k_hour,
                   [&](Instant now) { return customers::end_old_acting(database, now, k_day); }});
  house.jobs->add({"customers.expire_requests", k_hour, [&](Instant now) {
                     return customers::expire_requests(database, house.announcer, now);
                   }});
  house.jobs->add({"customers.expire_registrations", 10 * k_minute,
                   [&](Instant now) { return customers::entry::expire_registrations(database, now); }});
  house.jobs->add({"identity.forget_ended_challenges", k_hour,
                   [&](Instant now) { return identity::forget_ended_challenges(database, now); }});
  house.jobs->add({"identity.forget_old_guesses", k_hour,
                   [&](Instant now) { return identity::forget_old_guesses(database, now); }});
  house.jobs->add({"identity.forget_ended_sessions", k_hour,
                   [&](Instant now) { return identity::forget_ended_sessions(database, now); }});
}

}  // namespace pc::app
