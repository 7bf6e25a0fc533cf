// Who is told what of orders, and what relations mean for them.
#include "closing.hpp"
#include "kinds.hpp"
#include "market/relations/relation_change.hpp"
#include "orders.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/persons.hpp"
#include "store.hpp"

namespace pc::orders {
namespace {

using People = std::vector<messages::Recipient>;

People recipients(TenantId tenant, const std::vector<access::PersonId>& ids) {
  People all;
  for (const auto id : ids) all.push_back({tenant, id});
  return all;
}
People of_customer(db::Reader& reader, TenantId tenant, partners::PartnerId partner,
                   customers::CustomerId customer) {
  return recipients(tenant, persons::people_of_customer(reader, tenant, partner.value, customer.value));
}

Outcome tell_partner(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = order_news_of(event);
  const auto customer = customers::find(tx, tenant, news.customer_id);
  const auto people = persons::people_who_may(tx, tenant, news.partner_id.value, permissions::pay);
  messages::notify(tx, recipients(tenant, people), kinds::asked,
                   {{"customer", customer ? customer->name : std::string()},
                    {"order", news.order_id.text()},
                    {"amount", news.payable.text()}},
                   now);
  return Done{};
}

Outcome tell_refused(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = order_news_of(event);
  messages::notify(tx, of_customer(tx, tenant, news.partner_id, news.customer_id), kinds::answered,
                   {{"order", news.order_id.text()},
                    {"outcome_en", "your partner does not pay it"},
                    {"outcome_zh", "伙伴已驳回支付"},
                    {"follows_en", "Reason: " + news.reason + ". You can pay it yourself."},
                    {"follows_zh", "驳回原因：" + news.reason + "。您可以自行支付。"}},
                   now);
  return Done{};
}

/// Who paid itself knows.
Outcome tell_paid(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = order_news_of(event);
  const auto order = tx.maybe(store::select_order, {tenant, news.order_id});
  if (!order || order->payer != Payer::partner) return Done{};
  messages::notify(tx, of_customer(tx, tenant, news.partner_id, news.customer_id), kinds::answered,
                   {{"order", news.order_id.text()},
                    {"outcome_en", "paid by your partner"},
                    {"outcome_zh", "伙伴已支付"},
                    {"follows_en", "Amount: " + news.payable.text() + " yuan."},
                    {"follows_zh", "支付金额 " + news.payable.text() + " 元。"}},
                   now);
  return Done{};
}

Outcome tell_failed(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto news = line_news_of(event);
  messages::notify(
      tx, of_customer(tx, tenant, news.partner_id, news.customer_id), kinds::failed,
      {{"order", news.order_id.text()}, {"amount", news.refunded.text()}, {"reason", news.reason}}, now);
  return Done{};
}

/// Prices, discounts and who pays hang on the relation.
Outcome end_pending(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto changed = relations::changed_of(event);
  const auto who = access::system_principal("system");
  auto work = work::work_in(tx, who, now);
  return cancel_all(work, tenant, changed.customer_id);
}

}  // namespace

std::optional<TenantId> tenant_of(db::Reader& reader, OrderId order) {
  const auto found = reader.maybe(store::select_place, {order});
  return found ? std::optional(found->tenant_id) : std::nullopt;
}

bool waits_for_partner(db::Reader& reader, TenantId tenant, customers::CustomerId customer) {
  return reader.one(store::count_with_partner, {tenant, customer}).orders > 0;
}

void react(pc::events::Announcer& announcer) {
  announcer.on(events::asked, &tell_partner);
  announcer.on(events::refused, &tell_refused);
  announcer.on(events::paid, &tell_paid);
  announcer.on(events::failed, &tell_failed);
  announcer.on(relations::events::disassociated, &end_pending);
  announcer.on(relations::events::switched, &end_pending);
}

}  // namespace pc::orders
