#include "bills.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "bill_table.hpp"
#include "core/access/access.hpp"
#include "sales/consumption/bill_kind.hpp"
#include "sales/consumption/mapping/mapping.hpp"

namespace pc::app::demo {
namespace {

constexpr const char* k_bill = "focus-1.0-sample-1000.csv";
/// The last day on which the real bill charges anything.
constexpr std::string_view k_last_charged = "2024-10-01";
constexpr std::size_t k_left_waiting = 5;
constexpr const char* k_marketplace = "350012";

const access::Principal& who() {
  static const auto one = access::system_principal("周航");
  return one;
}

imports::Report take_in(Application& application, const std::string& name, const std::string& content,
                        const std::string& mode = "") {
  const auto path = std::filesystem::temp_directory_path() /
                    ("partner-center-demo-" + std::to_string(getpid()) + "-" + name);
  std::ofstream(path) << content;
  auto report = imports::import_files(*application.database, consumption::k_bills, {{path.string(), name}},
                                      mode, who());
  std::filesystem::remove(path);
  return report;
}

/// The weeks just gone as they are reported once more: some charges cost more or less, some are no longer there.
BillTable corrected(BillTable bill, std::size_t changed, std::size_t gone) {
  auto rows = bill.dearest();
  for (std::size_t i = 0; i < changed; ++i) {
    auto& cost = bill.at(rows[i], "BilledCost");
    const auto other =
        Decimal::product(Decimal::parse(cost).value(), Decimal(i % 3 == 0 ? 80 : 125, 2)).value();
    cost = other.without_trailing_zeros().text();
  }
  for (std::size_t row = 0; row < gone; ++row) bill.remove(bill.size() - 1);
  return bill;
}

/// What another seller bills: some of it in euros, for which there is no rate, and some is dated far ahead.
BillTable marketplace(const BillTable& lately, Day today) {
  BillTable bill = lately.part(0, 8);
  for (std::size_t row = 0; row < bill.size(); ++row) {
    bill.at(row, "BillingAccountId") = k_marketplace;
    bill.at(row, "BillingAccountName") = "Vega Marketplace";
    bill.at(row, "SubAccountId") = "vega-01";
    bill.at(row, "SubAccountName") = "Vega Analytics";
    bill.at(row, "BilledCost") = bill.at(row, "ListCost") = std::to_string(12 + 7 * row) + ".50";
    if (row < 4) bill.at(row, "BillingCurrency") = "EUR";
    if (row >= 6) {
      const auto charged = Day::parse(bill.at(row, "ChargePeriodStart").substr(0, 10)).value();
      bill.move(row, today.number + 100 - charged.number);
    }
  }
  return bill;
}

/// As a download looks that broke off.
std::string broken_off(const BillTable& lately) {
  const auto whole = lately.part(0, 40).csv();
  return whole.substr(0, whole.rfind("\",\"") + 4);
}

Homes map_accounts(Application& application, std::span<const customers::CustomerId> customers) {
  Homes homes;
  std::vector<consumption::WaitingGroup> accounts;
  application.database->read([&](db::Reader& reader) { accounts = consumption::waiting_groups(reader); });
  for (std::size_t i = 0; i + k_left_waiting < accounts.size(); ++i) {
    const auto& account = accounts[i];
    const auto& customer = homes[account.sub_account_id] = customers[i % customers.size()];
    static_cast<void>(consumption::map_account(
        *application.database, who(), {account.billing_account_id, account.sub_account_id, customer.value}));
  }
  return homes;
}

}  // namespace

std::filesystem::path bill_file() {
  std::error_code ignored;
  const auto program = std::filesystem::canonical("/proc/self/exe", ignored).parent_path();
  for (const char* place : {"../tests/data", "../../../../tests/data", "../share/partner-center/data"}) {
    const auto file = program / place / k_bill;
    if (std::filesystem::exists(file, ignored)) return file.lexically_normal();
  }
  return {};
}

Homes import_bills(Application& application, Instant now, std::span<const customers::CustomerId> customers) {
  const auto bill = bill_file();
  if (bill.empty()) return {};
  imports::import_file(*application.database, consumption::k_bills, bill.string(), k_bill, who());
  auto homes = map_accounts(application, customers);
  const Day today = Day::of(now);
  auto lately = BillTable::read(bill);
  lately.move_all(today.number - 1 - Day::parse(k_last_charged)->number);
  take_in(application, "focus-1.0-lately.csv", lately.csv());

  static_cast<void>(consumption::map_account(*application.database, who(),
                                             {k_marketplace,
                                              "",
                                              customers.front().value,
                                              BillCycle::of(today).plus(-6).first_day(),
                                              {},
                                              consumption::DeliveryMode::increment}));
  take_in(application, "vega-marketplace.csv", marketplace(lately, today).csv());
  take_in(application, "focus-1.0-broken-off.csv", broken_off(lately));
  const auto draft = take_in(application, "focus-1.0-draft.csv", corrected(lately, 40, 200).csv());
  ensure(imports::decide(*application.database, consumption::k_bills, draft.import_id, "drop", who()).ok(),
         "a draft asks what it means");
  take_in(application, "focus-1.0-corrected.csv", corrected(lately, 12, 5).csv());
  return homes;
}

}  // namespace pc::app::demo
