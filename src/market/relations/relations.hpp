// Public: relations of customers to their partners: how they end and change, and who acts for whom.
#pragma once
#include "market/customers/customers.hpp"

namespace pc::relations {

namespace permissions {
inline constexpr access::Permission disassociate{.id = "customers.part",
                                                 .en = "Part from customers",
                                                 .zh = "解除客户关联",
                                                 .page = "sales.customers.management",
                                                 .needs = "customers.view"};
inline constexpr access::Permission switch_type{.id = "customers.switch",
                                                .en = "Switch association types",
                                                .zh = "切换关联类型",
                                                .page = "sales.customers.management",
                                                .needs = "customers.view"};
inline constexpr access::Permission authorise{.id = "customers.authorise",
                                              .en = "Ask customers for authorisation",
                                              .zh = "申请客户授权",
                                              .page = "sales.customers.management",
                                              .needs = "customers.view"};
inline constexpr access::Permission act_for{.id = "customers.act_for",
                                            .en = "Act for customers",
                                            .zh = "代客户下单与运维",
                                            .page = "sales.customers.management",
                                            .needs = "customers.view"};
inline constexpr access::Permission decide_own{.id = "my.relation",
                                               .en = "Decide on the relation to one's partner",
                                               .zh = "处理我的合作关系",
                                               .page = "my_partner",
                                               .side = access::Side::customer};
}  // namespace permissions

/// The first line of a new customer: it was associated.
void note_association(db::Transaction& tx, const customers::Customer& customer, Instant now,
                      const std::string& by);

void add_routes(edge::Routes& routes);

/// Tells the people concerned when relations and authorisations move on; once, by app.
void react(pc::events::Announcer& announcer);

/// For the first page: requests and authorisations that wait for the caller's side.
std::int64_t requests_waiting(const work::View& view);
std::int64_t authorizations_waiting(const work::View& view);

}  // namespace pc::relations
