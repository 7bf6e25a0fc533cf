// Telling the customer and the partner's people that freeze customers.
#include "control.hpp"
#include "freezing.hpp"
#include "kinds.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/persons.hpp"

namespace pc::freezing {
namespace {

struct What {
  std::string_view en, zh;
};
What what_of(customers::Frozen becomes) {
  switch (becomes) {
    case customers::Frozen::none: return {"unfrozen", "已解冻"};
    case customers::Frozen::account: return {"account frozen", "账号已冻结"};
    case customers::Frozen::resources: return {"account and resources frozen", "账号和资源已冻结"};
  }
  return {};
}

FreezeNews news_of(const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  auto news = wire::decode<FreezeNews>(*json);
  ensure(news.ok(), "an announcement of this application has its shape");
  return *news;
}

std::vector<messages::Recipient> recipients(TenantId tenant, const std::vector<access::PersonId>& people) {
  std::vector<messages::Recipient> all;
  for (const auto person : people) all.push_back({tenant, person});
  return all;
}

Outcome tell(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = news_of(event);
  // Only the hand changed that holds it.
  if (news.was == news.becomes) return Done{};
  const auto what = what_of(news.becomes);
  const messages::Values values{{"customer", news.customer_name},
                                {"what_en", std::string(what.en)},
                                {"what_zh", std::string(what.zh)},
                                {"who_en", news.by == k_system ? "the system" : news.by},
                                {"who_zh", news.by == k_system ? "系统" : news.by},
                                {"reason_en", reason_text(news.reason, Language::en)},
                                {"reason_zh", reason_text(news.reason, Language::zh_CN)},
                                {"id", news.customer_id.text()}};
  const auto theirs = persons::people_of_customer(tx, tenant, news.partner_id.value, news.customer_id.value);
  messages::notify(tx, recipients(tenant, theirs), kinds::own_freeze, values, now);
  const auto ours =
      persons::people_who_may(tx, tenant, news.partner_id.value, permissions::freeze);
  messages::notify(tx, recipients(tenant, ours), kinds::freeze, values, now);
  return Done{};
}

}  // namespace

void react(pc::events::Announcer& announcer) { announcer.on(events::freeze_changed, &tell); }

}  // namespace pc::freezing
