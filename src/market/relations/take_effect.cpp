#include "take_effect.hpp"

#include "lapse.hpp"
#include "market/account_managers/managers.hpp"
#include "market/freezing/freezing.hpp"

namespace pc::relations {

Outcome check_nothing_blocks(work::Work& work, const RelationChange& change) {
  std::string all;
  for (const auto& each : obstacles({work.tx, &work.tx, work.now}, change))
    all += (all.empty() ? "" : " ") + each.message(work.who.language);
  if (!all.empty()) return refuse(errors::change_blocked, "", all);
  return Done{};
}

Outcome take_effect(work::Work& work, const Event& event, const customers::Customer& customer) {
  ensure(customer.association == event.from_type, "a request is for the association it was made for");
  const auto partner = partners::find(work.tx, customer.tenant, customer.partner);
  ensure(partner.has_value(), "a customer has a partner");
  partners::hold_standing(work.tx, *partner);
  PC_CHECK(freezing::end(work.tx, work.announcer, customer, work.now));
  if (event.kind == RelationKind::disassociate) {
    customers::end_association(work.tx, customer, work.now);
    PC_CHECK(account_managers::take_back(work, customer.tenant, customer.id));
  } else {
    customers::switch_association(work.tx, customer, event.to_type, work.now);
  }
  if (event.to_type != customers::Association::resale) lapse(work.tx, customer, work.who.name, work.now);
  const RelationChanged changed{customer.id,   customer.partner, customer.name, event.from_type,
                                event.to_type, event.event_id,   work.who.name};
  const auto kind = event.kind == RelationKind::disassociate ? events::disassociated : events::switched;
  return work.announcer.announce(work.tx, customer.tenant, {kind, customer.id.value, wire::encode(changed)},
                                 work.now);
}

}  // namespace pc::relations
