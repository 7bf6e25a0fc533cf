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
  std::string data_folder;
};
void set_parts(const Parts& parts);
const Parts& parts();

void add_routes(edge::Routes& routes);

struct Progress {
  std::int64_t bytes_total = 0, bytes_done = 0;
  std::int64_t lines_read = 0, lines_landed = 0, lines_waiting = 0, lines_duplicate = 0, lines_refused = 0;
};
struct FaultLine {
  std::int64_t line = 0;
  std::string column, reason_code, reason_en, reason_zh, value;
};
struct Report {
  std::int64_t import_id = 0;
  Progress progress;
  std::vector<FaultLine> faults;  // at most the first 1,000; all are stored
  std::string error;              // why the import ended early; empty when it did not
};

/// Imports a FOCUS 1.0 file, streaming. Good lines land (or wait for a mapping), bad ones are reported, lines known
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

/// At start: imports that were cut off are closed, waiting lines whose account is mapped by now land.
void resume();
/// Stops background imports; what they have committed stays.
void stop();

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
