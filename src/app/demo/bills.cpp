#include "bills.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "access/access.hpp"
#include "consumption/bill_kind.hpp"
#include "consumption/mapping.hpp"
#include "documents/csv.hpp"

namespace pc::app::demo {
namespace {

constexpr const char* k_bill = "focus-1.0-sample-1000.csv";
/// The last day on which the real bill charges anything.
constexpr std::string_view k_last_charged = "2024-10-01";
constexpr std::size_t k_left_waiting = 5;

/// Moves the days of charges, and makes the billing period the month of them.
class Mover {
 public:
  Mover(std::span<const std::string_view> header, std::int32_t days) : days_(days) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i] == "ChargePeriodStart") charged_from_ = i;
      if (header[i] == "ChargePeriodEnd") charged_to_ = i;
      if (header[i] == "BillingPeriodStart") billed_from_ = i;
      if (header[i] == "BillingPeriodEnd") billed_to_ = i;
    }
  }
  std::string line(std::span<const std::string_view> fields) const {
    const Day charged = moved(fields[charged_from_]);
    const auto month = BillCycle::of(charged);
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      std::string value(fields[i]);
      if (i == charged_from_ || i == charged_to_) value = moved(value).text() + value.substr(k_date);
      if (i == billed_from_) value = month.first_day().text() + value.substr(k_date);
      if (i == billed_to_) value = month.plus(1).first_day().text() + value.substr(k_date);
      if (i > 0) text += ',';
      text += quoted(value);
    }
    return text + '\n';
  }

 private:
  static constexpr std::size_t k_date = 10;

  Day moved(std::string_view time) const {
    auto day = Day::parse(time.substr(0, k_date)).value();
    day.number += days_;
    return day;
  }
  static std::string quoted(const std::string& value) {
    std::string text = "\"";
    for (const char c : value) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
  }

  std::int32_t days_;
  std::size_t charged_from_ = 0, charged_to_ = 0, billed_from_ = 0, billed_to_ = 0;
};

void write_lately(const std::filesystem::path& bill, const std::filesystem::path& file, Day yesterday) {
  std::stringstream text;
  text << std::ifstream(bill).rdbuf();
  std::ofstream out(file);
  documents::CsvReader reader;
  reader.feed(text.str());
  reader.finish();
  ensure(reader.next() == documents::CsvReader::Next::record, "the bill has a header");
  const Mover mover(reader.fields(), yesterday.number - Day::parse(k_last_charged)->number);
  std::string header;
  for (const auto name : reader.fields()) header += (header.empty() ? "" : ",") + std::string(name);
  out << header << '\n';
  while (reader.next() == documents::CsvReader::Next::record) out << mover.line(reader.fields());
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

Homes import_bills(House& house, Instant today, std::span<const customers::CustomerId> customers) {
  const auto bill = bill_file();
  Homes homes;
  if (bill.empty()) return homes;
  const auto who = access::house_principal("周航");
  imports::import_file(consumption::k_bills, bill.string(), k_bill, who);
  std::vector<consumption::WaitingGroup> accounts;
  house.database->read([&](db::Reader& reader) { accounts = consumption::waiting_groups(reader); });
  for (std::size_t i = 0; i + k_left_waiting < accounts.size(); ++i) {
    const auto& account = accounts[i];
    const auto& customer = homes[account.sub_account_id] = customers[i % customers.size()];
    static_cast<void>(
        consumption::map_account(who, {account.billing_account_id, account.sub_account_id, customer.value}));
  }
  const auto lately =
      std::filesystem::temp_directory_path() / ("partner-center-demo-" + std::to_string(getpid()) + ".csv");
  write_lately(bill, lately, Day{Day::of(today).number - 1});
  imports::import_file(consumption::k_bills, lately.string(), "focus-1.0-lately.csv", who);
  std::filesystem::remove(lately);
  return homes;
}

}  // namespace pc::app::demo
