#include "take_effect.hpp"

#include "market/customers/freezing/freezing.hpp"
#include "market/customers/managers/managers.hpp"
#include "lapse.hpp"

namespace pc::customers::relation {

Outcome check_nothing_blocks(work::Work& work, const Parting& parting) {
  std::string all;
  for (const auto& each : obstacles({work.tx, &work.tx, work.now}, parting))
    all += (all.empty() ? "" : " ") + each.message(work.who.language);
  if (!all.empty()) return refuse(errors::parting_blocked, "", all);
  return Done{};
}

Outcome take_effect(work::Work& work, const Event& event, const Customer& customer) {
  ensure(customer.association == event.from_type, "a request is for the association it was made for");
  const auto partner = partners::find(work.tx, customer.tenant, customer.partner);
  ensure(partner.has_value(), "a customer has a partner");
  partners::hold_standing(work.tx, *partner);
  PC_CHECK(freezing::end(work.tx, work.announcer, customer, work.now));
  if (event.kind == RelationKind::part) {
    end_association(work.tx, customer, work.now);
    PC_CHECK(managers::take_back(work, customer.tenant, customer.id));
  } else {
    switch_association(work.tx, customer, event.to_type, work.now);
  }
  if (event.to_type != Association::resale) lapse(work.tx, customer, work.who.name, work.now);
  const Parted parted{customer.id,   customer.partner, customer.name, event.from_type,
                      event.to_type, event.event_id,   work.who.name};
  const auto kind =
      event.kind == RelationKind::part ? pc::customers::events::parted : pc::customers::events::switched;
  return work.announcer.announce(work.tx, customer.tenant, {kind, customer.id.value, wire::encode(parted)},
                                 work.now);
}

}  // namespace pc::customers::relation
