#include "bill.hpp"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <sstream>

#include "platform/documents/csv.hpp"

namespace pc::demo {
namespace {

constexpr const char* k_bill = "focus-1.0-sample-1000.csv";
constexpr std::size_t k_date = 10;

std::vector<std::string> record(const documents::CsvReader& reader) {
  std::vector<std::string> values;
  for (const auto field : reader.fields()) values.emplace_back(field);
  return values;
}

std::string quoted(const std::string& value) {
  std::string text = "\"";
  for (const char c : value) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

void append(std::string& text, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) text += (i > 0 ? "," : "") + quoted(values[i]);
  text += '\n';
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

std::vector<CloudAccount> accounts_of(const BillTable& bill) {
  std::map<std::pair<std::string, std::string>, std::int64_t> lines;
  for (std::size_t row = 0; row < bill.size(); ++row)
    ++lines[{bill.at(row, "BillingAccountId"), bill.at(row, "SubAccountId")}];
  using Counted = std::pair<CloudAccount, std::int64_t>;
  std::vector<Counted> counted;
  for (const auto& [account, many] : lines) counted.push_back({{account.first, account.second}, many});
  std::ranges::stable_sort(counted, std::greater{}, &Counted::second);
  std::vector<CloudAccount> all;
  for (auto& [account, many] : counted) all.push_back(std::move(account));
  return all;
}

BillTable BillTable::read(const std::filesystem::path& bill) {
  std::stringstream text;
  text << std::ifstream(bill).rdbuf();
  documents::CsvReader reader;
  reader.feed(text.str());
  reader.finish();
  ensure(reader.next() == documents::CsvReader::Next::record, "the bill has a header");
  BillTable table;
  table.header_ = record(reader);
  for (std::size_t i = 0; i < table.header_.size(); ++i) table.columns_[table.header_[i]] = i;
  while (reader.next() == documents::CsvReader::Next::record) table.rows_.push_back(record(reader));
  return table;
}

void BillTable::move(std::size_t row, std::int32_t days) {
  Day first;
  for (const char* column : {"ChargePeriodEnd", "ChargePeriodStart"}) {
    auto& time = at(row, column);
    first = Day::parse(std::string_view(time).substr(0, k_date)).value();
    first.number += days;
    time = first.text() + time.substr(k_date);
  }
  const auto month = BillCycle::of(first);
  auto& from = at(row, "BillingPeriodStart");
  from = month.first_day().text() + from.substr(k_date);
  auto& to = at(row, "BillingPeriodEnd");
  to = month.plus(1).first_day().text() + to.substr(k_date);
}

void BillTable::move_all(std::int32_t days) {
  for (std::size_t row = 0; row < rows_.size(); ++row) move(row, days);
}

BillTable BillTable::part(std::size_t first, std::size_t end) const {
  BillTable some = *this;
  some.rows_.assign(rows_.begin() + static_cast<std::ptrdiff_t>(first),
                    rows_.begin() + static_cast<std::ptrdiff_t>(end));
  return some;
}

std::vector<std::size_t> BillTable::dearest() const {
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto cost = [&](std::size_t row) {
    return Decimal::parse(rows_[row].at(columns_.at("BilledCost")))
        .value_or(Decimal())
        .units_at(k_rated_scale)
        .value_or(0);
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return cost(b) < cost(a); });
  return order;
}

std::string BillTable::csv() const {
  std::string text;
  append(text, header_);
  for (const auto& row : rows_) append(text, row);
  return text;
}

}  // namespace pc::demo
