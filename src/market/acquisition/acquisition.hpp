// Public: how a partner wins customers: it registers prospects (报备) and invites them.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::acquisition {

namespace permissions {
inline constexpr access::Permission view_entry{"entry.view", "See registrations and invitations",
                                               "查看客户拓展", "sales.expansion.prospects"};
inline constexpr access::Permission register_company{.id = "entry.register",
                                                     .en = "Register prospects",
                                                     .zh = "报备客户",
                                                     .page = "sales.expansion.prospects",
                                                     .needs = "entry.view"};
inline constexpr access::Permission invite{.id = "entry.invite",
                                           .en = "Invite customers",
                                           .zh = "邀请客户",
                                           .page = "sales.expansion.prospects",
                                           .needs = "entry.view"};
inline constexpr access::Permission review_registrations{.id = "entry.review",
                                                         .en = "Review registrations",
                                                         .zh = "审核客户报备",
                                                         .page = "reviews",
                                                         .side = access::Side::vendor};
}  // namespace permissions

void add_routes(edge::Routes& routes);

/// Tells who registered a company what became of it; once, by app.
void react(pc::events::Announcer& announcer);
/// For the vendor's first page: registrations that wait for its review.
std::int64_t registrations_waiting(const work::View& view);

/// Gives companies that were claimed under keys of another making theirs; of two that are one now, the older live
/// registration keeps the company, and the other is logged.
void key_companies(db::Database& database);

}  // namespace pc::acquisition
