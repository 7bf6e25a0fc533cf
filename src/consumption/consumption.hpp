// Door: usage lines in, mapped, charged, summed. Spec: consumption statistics; money invariants.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "access/access.hpp"
#include "customers/scope.hpp"
#include "db/db.hpp"
#include "edge/route.hpp"
#include "imports/imports.hpp"
#include "ledger/ledger.hpp"
#include "work/work.hpp"

namespace pc::consumption {

namespace permissions {
inline constexpr access::Permission view{"consumption.view", "See consumption", "查看客户消费",
                                         "sales.customers.consumption",
                                         "BPC_ITEM_FINANCE_020100|BPC_ITEM_FINANCE_020101"};
inline constexpr access::Permission manage_imports{.id = "imports.manage", .en = "Import bills and map accounts",
                                                   .zh = "导入账单与账户映射", .page = "billing.imports",
                                                   .side = access::Side::vendor};
}  // namespace permissions

struct Parts {
  const ledger::Ledger* ledger = nullptr;
  db::Database* database = nullptr;
  const Clock* clock = nullptr;
  IdSource* ids = nullptr;
  const audit::Trail* trail = nullptr;
};
void set_parts(const Parts& parts);
const Parts& parts();

void add_routes(edge::Routes& routes);

using imports::FaultLine;
using imports::Progress;
using imports::Report;

/// Imports a FOCUS file, streaming. Good lines land (or wait for a mapping), bad ones are reported, lines known
/// from an earlier import are skipped.
Report import_file(const std::string& path, const std::string& name, const access::Principal& who,
                   const std::function<void(const Progress&)>& progress);

/// Maps a billing account (and, unless empty, one of its sub-accounts) to a customer and lands what waited for it.
struct Mapped {
  std::int64_t mapping_id = 0;
  std::int64_t lines_landed = 0;
  Money amount_charged;
};
struct NewMapping {
  std::string billing_account_id, sub_account_id;
  std::int64_t customer_id = 0;
};
Result<Mapped> map_account(const access::Principal& who, const NewMapping& mapping);

/// Keeps who has consumed from associating without a registration; once, by app.
void react(pc::events::Announcer& announcer);

/// At start: waiting lines whose account is mapped by now land.
void resume();

/// Named checks for `partnerctl verify`.
struct Finding { std::string what; };
struct Check {
  std::string_view name, says;
  std::function<std::vector<Finding>(db::Reader&)> run;
};
const std::vector<Check>& checks();

/// For cards and lists elsewhere: charged in a period of days, of one partner (0: all of the tenant), of the customers
/// a person sees.
Money charged_between(db::Reader& reader, const customers::RowScope& rows, TenantId tenant, std::int64_t partner,
                      Day from, Day to);
/// What waits for operators.
std::int64_t waiting_accounts(db::Reader& reader);
/// Billing account and sub-account of each, most lines first.
std::vector<std::pair<std::string, std::string>> waiting_account_ids(db::Reader& reader);

}  // namespace pc::consumption
