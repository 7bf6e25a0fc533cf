// Telling who registered a company what became of it, and the vendor what waits.
#include "acquisition.hpp"
#include "events.hpp"
#include "kinds.hpp"
#include "platform/db/sql.hpp"
#include "store.hpp"

namespace pc::acquisition {
namespace {

Outcome registration_reviewed(db::Transaction& tx, TenantId tenant, const pc::events::Event& event,
                              Instant now) {
  const auto found = find_registration(tx, tenant, RegistrationId(event.subject));
  if (!found || !found->created_by) return Done{};
  const bool approved = found->state == RegistrationState::registered;
  const std::string& why = found->reason;
  const messages::Values values{
      {"company", found->company_name},
      {"outcome_en", approved ? "approved" : "rejected"},
      {"outcome_zh", approved ? "审核通过" : "审核不通过"},
      {"follows_en", approved ? "You can invite it now." : "You can register it again."},
      {"follows_zh", approved ? "可以邀请该客户。" : "可以重新报备。"},
      {"why_en", why.empty() ? "" : " Remark: " + why},
      {"why_zh", why.empty() ? "" : "说明：" + why}};
  const messages::Recipient maker{tenant, found->created_by};
  messages::notify(tx, {&maker, 1}, kinds::registration_reviewed, values, now);
  return Done{};
}

struct Count {
  std::int64_t waiting = 0;
};
const db::Sql<db::None, Count> count_registrations{
    "acquisition.count_pending_registrations_everywhere",
    "SELECT COUNT(*) AS waiting FROM registration WHERE state = 'pending'"};

}  // namespace

void react(pc::events::Announcer& announcer) { announcer.on(events::reviewed, &registration_reviewed); }

std::int64_t registrations_waiting(const work::View& view) {
  return view.reader.one(count_registrations, {}).waiting;
}

}  // namespace pc::acquisition
