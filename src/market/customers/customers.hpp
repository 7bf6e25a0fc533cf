// Public: customers, their association periods, who they belong to.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "api/edge/route.hpp"
#include "core/work/work.hpp"
#include "market/customers/customer.hpp"
#include "market/partners/partners.hpp"
#include "platform/base/secret.hpp"
#include "scope.hpp"

namespace pc::customers {

std::span<const wire::Name<Association>> names(Association);
std::span<const wire::Name<Frozen>> names(Frozen);

namespace permissions {
inline constexpr access::Permission view{"customers.view", "See customers", "查看客户",
                                         "sales.customers.management", "BPC_ITEM_SUBCUSTSERV_010100"};
inline constexpr access::Permission edit{.id = "customers.edit",
                                         .en = "Edit customers",
                                         .zh = "编辑客户",
                                         .page = "sales.customers.management",
                                         .needs = "customers.view"};
inline constexpr access::Permission reveal{.id = "customers.reveal",
                                           .en = "See personal data in full",
                                           .zh = "查看客户敏感信息",
                                           .page = "sales.customers.management",
                                           .needs = "customers.view"};
}  // namespace permissions

/// Stores a new customer, its place in the directory and its first association period.
void create(db::Transaction& tx, const Customer& customer, Instant now);
/// Ends the current association period at `now` and begins one of another type (切换关联类型); the caller has
/// settled the money first.
void switch_association(db::Transaction& tx, const Customer& customer, Association to, Instant now);
/// Ends the current association period at `now`; the customer belongs to nobody from then on. Only for the acts of
/// disassociating, which settle the rest in the same transaction.
void end_association(db::Transaction& tx, const Customer& customer, Instant now);

std::optional<TenantId> tenant_of(db::Reader& reader, CustomerId id);
std::optional<Customer> find(db::Reader& reader, TenantId tenant, CustomerId id);
/// Through the directory; for the vendor's operators and imports.
std::optional<Customer> find_anywhere(db::Reader& reader, CustomerId id);

struct AssociationPeriod {
  Period period;
  partners::PartnerId partner;
  Association association = Association::resale;
  std::string partner_name;
};
/// Newest first.
std::vector<AssociationPeriod> history(db::Reader& reader, TenantId tenant, CustomerId id);
/// How the customer belonged to whom at an instant, for what must follow the relation of then (refunds of an order).
std::optional<AssociationPeriod> association_at(db::Reader& reader, TenantId tenant, CustomerId id, Instant at);

/// The customer if the caller may see it: the vendor everything, a partner its own customers, a general
/// distributor also those of its resellers, a customer itself; of these an account manager theirs, a supervisor those
/// of their team's. Refuses customers.unknown (also for foreign ones). A disassociated customer stays visible to its
/// last partner.
Result<Customer> visible(db::Reader& reader, const access::Principal& who, CustomerId id);
/// As `visible`, but of those who belong to a partner now.
Result<Customer> current(db::Reader& reader, const access::Principal& who, CustomerId id);
/// As `current`, but only the calling partner's own, not those of its resellers.
Result<Customer> own(db::Reader& reader, const access::Principal& who, CustomerId id);

void add_routes(edge::Routes& routes);

}  // namespace pc::customers
