// Reaction: an account that has consumed comes to a partner only after that partner registered the company (报备).
// Spec: customer life cycle, who cannot associate.
#include "consumption.hpp"
#include "market/joining/associate.hpp"
#include "platform/db/sql.hpp"

namespace pc::consumption {
namespace {

struct OfCustomer {
  TenantId tenant_id;
  std::int64_t customer_id = 0;
};
struct Consumed {
  Day day;
};
const db::Sql<OfCustomer, Consumed> select_consumed{
    "consumption.has_consumed",
    "SELECT day FROM consumption_daily WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND "
    "charged > 0 "
    "LIMIT 1"};

}  // namespace

void react(pc::events::Announcer& announcer) {
  announcer.on(joining::events::associating,
               [](db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant) -> Outcome {
                 if (joining::associating_of(event).registered) return Done{};
                 if (tx.maybe(select_consumed, {tenant, event.subject}))
                   return acquisition::errors::needs_registration;
                 return Done{};
               });
}

}  // namespace pc::consumption
