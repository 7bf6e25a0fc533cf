#include "published.hpp"

#include "people/webhooks/published.hpp"

namespace pc::relations {
namespace {

/// A change without names and who decided.
struct Changed {
  static constexpr const char* shape_name = "RelationOutside";
  std::string customer_id, partner_id;
  customers::Association was = customers::Association::resale, becomes = customers::Association::none;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Changed::customer_id>("customer_id", "The customer."),
        wire::field<&Changed::partner_id>("partner_id", "The partner."),
        wire::field<&Changed::was>("was", "Association type until now."),
        wire::field<&Changed::becomes>("becomes", "Association type from now on; none: it ended.")};
    return all;
  }
};

webhooks::Outside outside(db::Transaction&, TenantId, const pc::events::Event& event) {
  const auto changed = changed_of(event);
  const Changed told{changed.customer_id.text(), changed.partner_id.text(), changed.was, changed.becomes};
  return {changed.partner_id.value, wire::encode(told)};
}

}  // namespace

void declare_published(Services& services) {
  services.declare(webhooks::Published{events::disassociated, "customers.disassociated",
                                       "Customer disassociated", "客户已解除关联", &outside});
  services.declare(webhooks::Published{events::switched, "customers.switched", "Association type switched",
                                       "客户关联类型已切换", &outside});
}

}  // namespace pc::relations
