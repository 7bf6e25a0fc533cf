// Public: what the vendor's cloud runs for a customer, as last reported. Spec: 查看客户资源; associating; disassociation.
#pragma once
#include "core/events/events.hpp"
#include "core/work/work.hpp"
#include "market/customers/customers.hpp"
#include "market/relations/relation_change.hpp"
#include "market/resources/resource.hpp"

namespace pc::resources {

namespace permissions {
inline constexpr access::Permission view{.id = "resources.view",
                                         .en = "See customers' resources",
                                         .zh = "查看客户资源",
                                         .page = "sales.customers.management",
                                         .items = "BPC_ITEM_SUBCUSTSERV_010105",
                                         .needs = "customers.view"};
inline constexpr access::Permission view_own{.id = "my.resources",
                                             .en = "See one's own resources",
                                             .zh = "查看我的资源",
                                             .page = "my_resources",
                                             .side = access::Side::customer};
inline constexpr access::Permission manage{.id = "resources.manage",
                                           .en = "Report customers' resources",
                                           .zh = "导入客户资源",
                                           .page = "billing.imports.resources",
                                           .side = access::Side::vendor};
}  // namespace permissions

namespace errors {
inline constexpr ErrorCode unknown{"resources.unknown", Kind::not_found, "There is no such resource.",
                                   "该资源不存在。"};
inline constexpr ErrorCode reserved_instance{"resources.reserved_instance", Kind::precondition,
                                             "The customer has an unexpired reserved instance.",
                                             "客户存在未到期的预留实例。"};
}  // namespace errors

/// Keeps what is newer than what was reported before, by reported_at, and gives what is new a number. Their customers
/// live in `tenant`. Returns for each whether it told something new.
std::vector<bool> report(db::Transaction& tx, TenantId tenant, std::span<Resource> resources, IdSource& ids,
                         Instant now);

bool has_reserved_instance(db::Reader& reader, TenantId tenant, customers::CustomerId customer, Instant now);

/// An unexpired reserved instance stands in the way of ending a resale relation and of switching.
void check_change(const relations::ChangeLook& look, const relations::RelationChange& change,
                  std::vector<Refusal>& found);
/// Keeps who has one from associating as a resale customer, and lets resources move along; once, by app.
void react(pc::events::Announcer& announcer);

void add_routes(edge::Routes& routes);

}  // namespace pc::resources
