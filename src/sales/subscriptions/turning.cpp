#include "turning.hpp"

#include "people/webhooks/published.hpp"
#include "sales/orders/running.hpp"
#include "subscriptions.hpp"

namespace pc::subscriptions {
namespace {

struct TurnedNews {
  static constexpr const char* shape_name = "TurnedNews";
  std::string resource_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  Instant at;
  static wire::Fields fields() {
    using N = TurnedNews;
    static constexpr wire::Field all[] = {
        wire::field<&N::resource_id>("resource_id", "The resource."),
        wire::field<&N::customer_id>("customer_id", "Its customer."),
        wire::field<&N::partner_id>("partner_id", "The customer's partner."),
        wire::field<&N::at>("at", "Since when it is paid by use.")};
    return all;
  }
};

webhooks::Outside of_turned(db::Transaction&, TenantId, const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  const auto news = wire::decode<TurnedNews>(*json);
  ensure(news.ok(), "an announcement of this application has its shape");
  return {news->partner_id.value, event.payload};
}

}  // namespace

Outcome turn_on_demand(work::Work& work, const customers::Customer& customer, resources::Resource resource) {
  const TurnedNews news{resource.resource_id, customer.id, customer.partner, resource.expires_at};
  resource.charging = resources::Charging::on_demand;
  resource.expires_at = k_end_of_time;
  resource.expire_policy.reset();
  orders::tell(work, customer.tenant, std::move(resource));
  return work.announcer.announce(work.tx, customer.tenant,
                                 {events::turned, customer.id.value, wire::encode(news)}, work.now);
}

void declare_published(Services& services) {
  services.declare(webhooks::Published{events::turned, "resource.turned_on_demand",
                                       "Resource is paid by use now", "资源已转按需", &of_turned});
}

}  // namespace pc::subscriptions
