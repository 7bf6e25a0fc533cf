#include "demo.hpp"

#include "follow.hpp"
#include "policy.hpp"
#include "store.hpp"

namespace pc::subscriptions {
namespace {

/// Every third of a customer's resources renews by itself, where that may be.
void choose_some(const demo::Stage& stage, const demo::Customer& customer) {
  std::vector<store::Key> keys;
  stage.database().read([&](db::Reader& reader) {
    keys = reader.rows(store::select_of_customer, {customer.tenant, customers::CustomerId(customer.id)});
  });
  for (std::size_t i = 0; i < keys.size(); i += 3)
    stage.attempt(customer.tenant, customer.person(), stage.today.plus_seconds(-86'400),
                  [&](work::Work& work) -> Outcome {
                    const auto who =
                        customers::find(work.tx, customer.tenant, customers::CustomerId(customer.id));
                    return choose(work, *who, {{keys[i].resource_id}, Policy::renew, "month", 1, {}});
                  });
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] {
    follow(stage.database(), stage.today.plus_seconds(-2 * 86'400));
    for (const auto& player : stage.players)
      for (const auto& customer : player.customers) choose_some(stage, customer);
  });
}

}  // namespace pc::subscriptions
