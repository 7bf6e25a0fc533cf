// Budgets end with their relation; the partner's people are told of levels.
#include "market/budgets/budgets.hpp"
#include "market/budgets/kinds.hpp"
#include "market/relations/relation_change.hpp"
#include "people/persons/persons.hpp"
#include "quotas.hpp"
#include "store.hpp"

namespace pc::budgets {
namespace {

Outcome end(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, IdSource& ids, Instant now) {
  const auto changed = relations::changed_of(event);
  const auto kept = budget_of(tx, tenant, changed.customer_id);
  if (!kept) return Done{};
  tx.change(store::delete_one, {tenant, kept->customer});
  store::add_record(tx, *kept, {ids.next(now), Action::removal, changed.customer_name, "system", now});
  return Done{};
}

template <class News>
News news_of(const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  auto news = wire::decode<News>(*json);
  ensure(news.ok(), "an announcement of this application has its shape");
  return *news;
}

std::vector<messages::Recipient> who_set_budgets(db::Reader& reader, TenantId tenant, partners::PartnerId partner) {
  std::vector<messages::Recipient> to;
  for (const auto person : persons::people_who_may(reader, tenant, partner.value, permissions::set))
    to.push_back({tenant, person});
  return to;
}

Outcome tell_level(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = news_of<BudgetNews>(event);
  messages::notify(tx, who_set_budgets(tx, tenant, news.partner_id), kinds::level,
                   {{"customer", news.customer_name},
                    {"level", std::to_string(news.level)},
                    {"amount", news.amount.text()},
                    {"used", news.used.text()},
                    {"id", news.customer_id.text()}},
                   now);
  return Done{};
}

Outcome tell_quota(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = news_of<QuotaNews>(event);
  messages::notify(tx, who_set_budgets(tx, tenant, news.partner_id), kinds::quota,
                   {{"en", news.amount ? news.amount->text() + " yuan" : "no limit"},
                    {"zh", news.amount ? news.amount->text() + " 元" : "不限"},
                    {"by", news.by}},
                   now);
  return Done{};
}

}  // namespace

void react(pc::events::Announcer& announcer, IdSource& ids) {
  const auto ends = [&ids](db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
    return end(tx, tenant, event, ids, now);
  };
  announcer.on(relations::events::disassociated, ends);
  announcer.on(relations::events::switched, ends);
}

void tell(pc::events::Announcer& announcer) { 
  announcer.on(events::level_reached, &tell_level);
  announcer.on(events::quota_set, &tell_quota);
}

}  // namespace pc::budgets
