// Public: usage lines in, mapped, charged, summed. Spec: consumption statistics; money invariants.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "api/edge/route.hpp"
#include "core/access/access.hpp"
#include "core/ledger/ledger.hpp"
#include "core/work/work.hpp"
#include "market/account_managers/scope.hpp"
#include "platform/db/db.hpp"
#include "transfer/imports/imports.hpp"

namespace pc::consumption {

namespace permissions {
inline constexpr access::Permission view{"consumption.view", "See consumption", "查看客户消费",
                                         "sales.customers.consumption",
                                         "BPC_ITEM_FINANCE_020100|BPC_ITEM_FINANCE_020101"};
inline constexpr access::Permission manage_imports{.id = "imports.manage", .en = "Import bills and map accounts",
                                                   .zh = "导入账单与账户映射", .page = "billing.imports",
                                                   .side = access::Side::vendor};
}  // namespace permissions

void add_routes(edge::Routes& routes);

/// At start: waiting lines that can land by now land, and what dead imports left is cleared.
void resume(db::Database& database);

/// Keeps who has consumed from associating without a registration; once, by app.
void react(pc::events::Announcer& announcer);

/// For cards and lists elsewhere: charged in a period of days, of one partner (0: all of the tenant), of the customers
/// a person sees.
Money charged_between(db::Reader& reader, const customers::RowScope& rows, TenantId tenant, std::int64_t partner,
                      Day from, Day to);
/// What waits for operators.
std::int64_t waiting_accounts(db::Reader& reader);
/// Lines of one account that wait for the same; most lines first.
struct WaitingGroup {
  std::string billing_account_id, sub_account_id, reason, currency;
  std::int64_t lines = 0;
  Decimal billed_cost;
  Day first, last;
};
std::vector<WaitingGroup> waiting_groups(db::Reader& reader);

}  // namespace pc::consumption
