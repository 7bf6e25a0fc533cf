#include "demo.hpp"

#include <unistd.h>

#include <fstream>
#include <set>

#include "api/demo/bill.hpp"
#include "import.hpp"
#include "platform/documents/csv.hpp"
#include "resource.hpp"

namespace pc::resources {
namespace {

constexpr std::size_t k_id_max = 200;
/// Every so many resources is paid for by period; when these expire, in days from today.
constexpr int k_every_period = 6;
constexpr int k_expiries[] = {-40, -3, 5, 12, 20, 45, 90, 200, 300};
/// The resource that is a reserved instance.
constexpr int k_reserved = 300;
constexpr const char* k_unknown_customer = "1001";

using Homes = std::map<std::string, customers::CustomerId>;  // of sub-accounts
/// One of the bill.
struct Line {
  const demo::BillTable& bill;
  std::size_t row;
  const std::string& at(const std::string& column) const { return bill.at(row, column); }
};
using Fields = std::map<std::string, std::string>;

/// "Amazon Elastic Compute Cloud" → "amazon.elastic.compute.cloud".
std::string code_of(const std::string& name) {
  std::string code;
  for (const char c : lower_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      code += c;
    else if (!code.empty() && code.back() != '.')
      code += '.';
  }
  return code;
}

/// The last part of an id as a name.
std::string short_name(const std::string& id) {
  const auto cut = id.find_last_of("/:");
  return cut == std::string::npos || cut + 1 == id.size() ? id : id.substr(cut + 1);
}

/// What one line of the bill tells of a resource, and what only the platform would know.
class Reporter {
 public:
  Reporter(const Homes& homes, Instant today) : homes_(homes), today_(today) {}

  /// Nothing when the line is of no resource that is new, or of nobody's.
  std::optional<Fields> of(const demo::BillTable& table, std::size_t row) {
    const Line bill{table, row};
    const auto& id = bill.at("ResourceId");
    const auto home = homes_.find(bill.at("SubAccountId"));
    if (id.empty() || id == "NULL" || id.size() > k_id_max || home == homes_.end()) return std::nullopt;
    if (!seen_.insert(id).second) return std::nullopt;
    ++number_;
    Fields resource{{"customer_id", home->second.text()}, {"resource_id", id}, {"name", short_name(id)}};
    add_product(resource, bill);
    add_terms(resource);
    attach(resource, bill);
    return resource;
  }

 private:
  void add_product(Fields& resource, const Line& bill) {
    const bool typed = bill.at("ResourceType") != "NULL" && !bill.at("ResourceType").empty();
    const auto& type = bill.at(typed ? "ResourceType" : "ServiceCategory");
    resource["service_type"] = bill.at("ServiceName");
    resource["service_type_code"] = code_of(bill.at("ServiceName"));
    resource["resource_type"] = type;
    resource["resource_type_code"] = code_of(type);
    resource["region"] = bill.at("RegionId") == "NULL" ? "" : bill.at("RegionId");
    resource["spec"] = bill.at("SkuId") == "NULL" ? "" : bill.at("SkuId");
  }

  void add_terms(Fields& resource) {
    resource["reported_at"] = today_.plus_seconds(-3'600).text();
    if (number_ == k_reserved) return prepaid(resource, "reserved", 200);
    if (number_ % k_every_period == 0)
      return prepaid(resource, "period",
                     k_expiries[static_cast<std::size_t>(number_) / k_every_period % std::size(k_expiries)]);
    resource["charging"] = "on_demand";
    resource["status"] = number_ % 41 == 0 ? "closed" : number_ % 29 == 0 ? "grace" : "in_use";
    resource["effective_at"] = day(-20 - number_ * 7 % 300);
  }

  void prepaid(Fields& resource, const std::string& charging, int days) {
    resource["charging"] = charging;
    resource["status"] = days >= 0 ? "in_use" : days < -30 ? "closed" : "expired";
    resource["effective_at"] = day(days - 365);
    resource["expires_at"] = day(days);
    const auto policy = static_cast<std::size_t>(number_) / k_every_period % std::size(k_policies);
    resource["expire_policy"] = k_policies[policy].text;
    resource["order_id"] = "CS" + std::to_string(26'000'000 + number_);
  }

  /// Volumes belong to the server of the same account that came before.
  void attach(Fields& resource, const Line& bill) {
    auto& server = servers_[bill.at("SubAccountId")];
    if (bill.at("ResourceType") == "volume")
      resource["main_resource_id"] = server;
    else if (bill.at("ServiceCategory") == "Compute")
      server = resource["resource_id"];
  }

  std::string day(int days) const { return today_.plus_seconds(days * std::int64_t{86'400}).text(); }

  const Homes& homes_;
  Instant today_;
  int number_ = 0;
  std::set<std::string> seen_;
  std::map<std::string, std::string> servers_;
};

constexpr const char* k_columns[] = {
    "customer_id",  "resource_id",   "name",       "charging",      "service_type_code",
    "service_type", "resource_type", "region",     "spec",          "resource_type_code",
    "status",       "effective_at",  "expires_at", "expire_policy", "main_resource_id",
    "order_id",     "reported_at"};

void write_line(documents::CsvWriter& csv, const Fields& resource) {
  for (const char* column : k_columns) {
    const auto found = resource.find(column);
    csv.field(found == resource.end() ? std::string_view() : found->second);
  }
  csv.end_record();
}

/// As the cloud's platform would report them: mostly on demand; some by period, expired or about to; one reserved
/// instance. One line, of an unknown customer, is refused.
std::string file_of(const demo::BillTable& bill, Reporter reporter) {
  std::string text;
  documents::CsvWriter csv(text);
  for (const char* column : k_columns) csv.field(column);
  csv.end_record();
  Fields last;
  for (std::size_t row = 0; row < bill.size(); ++row) {
    const auto resource = reporter.of(bill, row);
    if (!resource) continue;
    write_line(csv, *resource);
    last = *resource;
  }
  last["customer_id"] = k_unknown_customer;
  write_line(csv, last);
  return text;
}

void report(const demo::Stage& stage) {
  if (stage.cloud_accounts.empty()) return;
  Homes homes;
  for (const auto& account : stage.cloud_accounts)
    if (account.customer != 0) homes[account.sub_account_id] = customers::CustomerId(account.customer);
  const auto path = std::filesystem::temp_directory_path() /
                    ("partner-center-demo-resources-" + std::to_string(getpid()) + ".csv");
  const auto bill = demo::BillTable::read(demo::bill_file());
  std::ofstream(path) << file_of(bill, Reporter(homes, stage.today));
  imports::import_file(stage.database(), k_import, path.string(), "resources.csv", demo::vendor());
  std::filesystem::remove(path);
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] { report(stage); });
}

}  // namespace pc::resources
