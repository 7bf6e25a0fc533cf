#include "renewing_itself.hpp"

#include "money/funds/pots.hpp"
#include "sales/orders/paying.hpp"
#include "sales/orders/renewing.hpp"

namespace pc::subscriptions {
namespace {

Outcome order_and_pay(work::Work& work, const store::Row& row, const customers::Customer& customer) {
  PC_CHECK(orders::check_may_order(work.tx, customer));
  orders::Renewal renewal{{row.resource_id}, row.unit, row.periods, {}};
  PC_TRY(wishes, orders::renewals_of(work.tx, customer, renewal, work.now));
  if (const auto choices = orders::choices_for(wishes); !choices.empty())
    renewal.discount = choices.front().discount.id;
  PC_TRY(order, orders::renew(work, customer, renewal));
  return orders::pay(work, customer, {&order, 1});
}

}  // namespace

Outcome renew_itself(work::Work& work, const store::Row& row, const customers::Customer& customer) {
  funds::pots_of(work.tx, customer.tenant, customer.id);
  Outcome outcome = Done{};
  work.tx.nested([&] {
    outcome = order_and_pay(work, row, customer);
    return outcome.ok();
  });
  return outcome;
}

}  // namespace pc::subscriptions
