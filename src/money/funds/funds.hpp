// Public: money of partners and customers. Spec: fund transfers; funds management.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "market/customers/customers.hpp"
#include "platform/db/db.hpp"
#include "platform/db/tally.hpp"
#include "api/edge/route.hpp"
#include "money/funds/adjustment.hpp"
#include "money/funds/postings.hpp"
#include "core/ledger/ledger.hpp"
#include "market/partners/partners.hpp"
#include "core/work/work.hpp"

namespace pc::funds {

std::span<const wire::Name<Operation>> names(Operation);
std::span<const wire::Name<Source>> names(Source);

namespace permissions {
inline constexpr access::Permission view{"funds.view", "See balances and adjustments", "查看资金与调账记录",
                                         "sales.accounts.funds", "BPC_ITEM_FINANCE_040100"};
inline constexpr access::Permission allocate{
    .id = "funds.allocate", .en = "Allocate to customers", .zh = "为客户拨款", .page = "sales.customers.management",
    .items = "BPC_ITEM_SUBCUSTSERV_010103", .needs = "customers.view"};
inline constexpr access::Permission reclaim{
    .id = "funds.reclaim", .en = "Reclaim from customers", .zh = "从客户回收", .page = "sales.customers.management",
    .items = "BPC_ITEM_SUBCUSTSERV_010104", .needs = "customers.view"};
inline constexpr access::Permission adjust_resellers{
    .id = "resellers.adjust", .en = "Move money to and from resellers", .zh = "为云经销商调账",
    .page = "sales.resellers.management", .distributor = true, .needs = "resellers.view"};
inline constexpr access::Permission top_up{.id = "funds.top_up", .en = "Book top-ups", .zh = "伙伴充值入账",
                                           .page = "partners", .side = access::Side::vendor,
                                           .needs = "partners.view"};
inline constexpr access::Permission set_credit{.id = "funds.set_credit", .en = "Set credit limits",
                                               .zh = "设置信用额度", .page = "partners",
                                               .side = access::Side::vendor, .needs = "partners.view"};
inline constexpr access::Permission view_own{.id = "my.view", .en = "See one's own account", .zh = "查看我的账户",
                                             .page = "my", .side = access::Side::customer};
}  // namespace permissions

/// Counts the adjustments of each day.
struct Days {
  db::Tally tally;
};
/// Lends what this room keeps beside the transactions of a database; before it starts.
void lend_days(Services& services, db::Database& database);

void add_routes(edge::Routes& routes);

/// What moving money to or from `customer` will read first, for routes that let the reads of a batch travel together.
std::vector<db::Prefetch> foresee_transfer(const access::Principal& who, customers::CustomerId customer);

namespace events {
/// Subject: the customer. Payload: the adjustment.
inline constexpr std::string_view allocated = "funds.allocated";
inline constexpr std::string_view reclaimed = "funds.reclaimed";
inline constexpr std::string_view disassociated = "funds.unbound";
}  // namespace events

}  // namespace pc::funds
