// What resources mean for relations. Spec: customer life cycle, who cannot associate; what blocks disassociation.
#include "market/joining/associate.hpp"
#include "market/partners/partners.hpp"
#include "store.hpp"

namespace pc::resources {
namespace {

/// What was reported of a customer goes with it to the tenant of its new partner.
void move_along(db::Transaction& tx, TenantId from, const joining::Associating& asked) {
  const auto partner = partners::find_anywhere(tx, asked.partner);
  if (!partner || partner->tenant == from) return;
  tx.change(store::copy_to_tenant, {partner->tenant, from, asked.customer});
  tx.change(store::delete_of_customer, {from, asked.customer});
}

}  // namespace

void check_change(const relations::ChangeLook& look, const relations::RelationChange& change,
                  std::vector<Refusal>& found) {
  const auto& customer = change.customer;
  if (change.kind == relations::RelationKind::disassociate &&
      customer.association != customers::Association::resale)
    return;
  if (has_reserved_instance(look.reader, customer.tenant, customer.id, look.now))
    found.push_back(refuse(errors::reserved_instance));
}

void react(pc::events::Announcer& announcer) {
  announcer.on(
      joining::events::associating,
      [](db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) -> Outcome {
        const auto asked = joining::associating_of(event);
        if (asked.association == customers::Association::resale &&
            has_reserved_instance(tx, tenant, asked.customer, now))
          return acquisition::errors::join_reserved_instance;
        move_along(tx, tenant, asked);
        return Done{};
      });
}

}  // namespace pc::resources
