#include "demo.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "api/demo/bill.hpp"
#include "sales/consumption/bill_kind.hpp"
#include "sales/consumption/mapping/mapping.hpp"

namespace pc::consumption {
namespace {

/// The last day on which the real bill charges anything.
constexpr std::string_view k_last_charged = "2024-10-01";
constexpr const char* k_marketplace = "350012";

using demo::BillTable;

imports::Report take_in(const demo::Stage& stage, const std::string& name, const std::string& content,
                        const std::string& mode = "") {
  const auto path = std::filesystem::temp_directory_path() /
                    ("partner-center-demo-" + std::to_string(getpid()) + "-" + name);
  std::ofstream(path) << content;
  auto report =
      imports::import_files(stage.database(), k_bills, {{path.string(), name}}, mode, demo::vendor());
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

void map_accounts(const demo::Stage& stage) {
  for (const auto& account : stage.cloud_accounts)
    if (account.customer != 0)
      static_cast<void>(map_account(stage.database(), demo::vendor(),
                                    {account.billing_account_id, account.sub_account_id, account.customer}));
}

void import_bills(const demo::Stage& stage) {
  const auto bill = demo::bill_file();
  if (bill.empty()) return;
  imports::import_file(stage.database(), k_bills, bill.string(), bill.filename().string(), demo::vendor());
  map_accounts(stage);
  const Day today = Day::of(stage.today);
  auto lately = BillTable::read(bill);
  lately.move_all(today.number - 1 - Day::parse(k_last_charged)->number);
  take_in(stage, "focus-1.0-lately.csv", lately.csv());

  static_cast<void>(map_account(stage.database(), demo::vendor(),
                                {k_marketplace,
                                 "",
                                 stage.players.front().customers.front().id,
                                 BillCycle::of(today).plus(-6).first_day(),
                                 {},
                                 DeliveryMode::increment}));
  take_in(stage, "vega-marketplace.csv", marketplace(lately, today).csv());
  take_in(stage, "focus-1.0-broken-off.csv", broken_off(lately));
  const auto draft = take_in(stage, "focus-1.0-draft.csv", corrected(lately, 40, 200).csv());
  ensure(imports::decide(stage.database(), k_bills, draft.import_id, "drop", demo::vendor()).ok(),
         "a draft asks what it means");
  take_in(stage, "focus-1.0-corrected.csv", corrected(lately, 12, 5).csv());
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] { import_bills(stage); });
}

}  // namespace pc::consumption
