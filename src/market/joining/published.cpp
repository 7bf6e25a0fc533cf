#include "published.hpp"

#include "associate.hpp"
#include "people/webhooks/published.hpp"

namespace pc::joining {
namespace {

webhooks::Outside outside(db::Transaction&, TenantId, const pc::events::Event& event) {
  const auto json = wire::Json::parse(event.payload);
  ensure(json.ok(), "an announcement of this application is JSON");
  const auto said = [&](std::string_view name) {
    const auto* member = json->find(name);
    ensure(member != nullptr, "an announcement of this application has its shape");
    return member->text;
  };
  const auto partner = parse_id(said("partner"));
  ensure(partner.has_value(), "a customer comes to a partner");
  std::string text;
  wire::Out out(text);
  out.begin_object();
  for (const auto& [name, member] :
       {std::pair{"customer_id", "customer"}, {"partner_id", "partner"}, {"association_type", "type"}}) {
    out.key(name);
    out.string(said(member));
  }
  out.end_object();
  return {*partner, text};
}

}  // namespace

void declare_published(Services& services) {
  services.declare(webhooks::Published{events::associated, "customers.associated", "Customer associated",
                                       "客户已关联", &outside});
}

}  // namespace pc::joining
