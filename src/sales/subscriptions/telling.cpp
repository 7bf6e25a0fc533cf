#include "telling.hpp"

#include <algorithm>

#include "kinds.hpp"
#include "people/persons/colleagues.hpp"
#include "people/persons/persons.hpp"
#include "plan.hpp"
#include "sales/orders/orders.hpp"

namespace pc::subscriptions {
namespace {

using People = std::vector<messages::Recipient>;

People of(TenantId tenant, const std::vector<access::PersonId>& ids) {
  People all;
  for (const auto id : ids) all.push_back({tenant, id});
  return all;
}
People customers_people(db::Reader& reader, const customers::Customer& customer) {
  return of(customer.tenant,
            persons::people_of_customer(reader, customer.tenant, customer.partner.value, customer.id.value));
}
/// Nobody of the last partner once the relation has ended.
People partners_people(db::Reader& reader, const customers::Customer& customer) {
  if (customer.association == customers::Association::none) return {};
  auto ids =
      persons::people_who_may(reader, customer.tenant, customer.partner.value, orders::permissions::pay);
  if (customer.manager.value != 0 && std::ranges::find(ids, customer.manager) == ids.end())
    ids.push_back(customer.manager);
  return of(customer.tenant, ids);
}

messages::Values values_of(const Told& about) {
  const auto& name = about.resource.name.empty() ? about.resource.resource_id : about.resource.name;
  return {{"customer", about.customer.name},
          {"id", about.customer.id.text()},
          {"resource", name},
          {"service", about.resource.service_type},
          {"day", Day::of(about.resource.expires_at).text()}};
}

struct PolicyText {
  const char *en, *zh;
};
PolicyText policy_text(Policy policy) {
  switch (policy) {
    case Policy::renew:
      return {"It renews by itself if the balance covers it.", "已设置自动续费，请确保余额充足。"};
    case Policy::to_on_demand:
      return {"It runs on then and is paid by use.", "已设置到期转按需，到期后按使用量计费。"};
    case Policy::grace: break;
  }
  return {"Please renew it in time.", "请及时续费。"};
}

}  // namespace

void tell_expiring(work::Work& work, const Told& about, int days) {
  const auto policy = policy_text(about.row.policy);
  auto values = values_of(about);
  values.emplace_back("days", std::to_string(days));
  values.emplace_back("policy_en", policy.en);
  values.emplace_back("policy_zh", policy.zh);
  messages::notify(work, customers_people(work.tx, about.customer), kinds::my_expiring, values);
  messages::notify(work, partners_people(work.tx, about.customer), kinds::expiring, values);
}

void tell_not_renewed(work::Work& work, const Told& about, const Refusal& why) {
  const auto today = Day::of(work.now);
  auto setting = setting_of(work.tx, about.customer.tenant, about.customer.id);
  if (setting.told_on >= today) return;
  setting.told_on = today;
  work.tx.change(store::put_setting, setting);
  auto values = values_of(about);
  values.emplace_back("reason_en", why.message(Language::en));
  values.emplace_back("reason_zh", why.message(Language::zh_CN));
  messages::notify(work, customers_people(work.tx, about.customer), kinds::my_not_renewed, values);
  messages::notify(work, partners_people(work.tx, about.customer), kinds::not_renewed, values);
}

}  // namespace pc::subscriptions
