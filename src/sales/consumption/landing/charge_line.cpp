#include "charge_line.hpp"

#include <algorithm>

#include "platform/db/sql.hpp"

namespace pc::consumption {

void describe(ChargeLine& line, const UsageLine& says) {
  line.product_type = says.product_type;
  line.product = says.product;
  line.charging_mode = says.charging_mode;
  line.resource_name = says.resource_name;
  line.region = says.region;
  line.usage = says.usage;
  line.usage_unit = says.usage_unit;
  line.description = says.description;
  line.tags = says.tags;
  line.invoice_id = says.invoice_id;
}

namespace store {
namespace {

struct NewLine {
  TenantId tenant_id;
  std::int64_t line_id = 0;
  std::string fingerprint;
  std::int64_t import_id = 0, line_number = 0;
  BillCycle cycle;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  customers::Association association_type;
  std::string provider, product_type, product, charging_mode, bill_type;
  Instant consumed_from, consumed_to;
  std::string resource_id, resource_name, region, usage_quantity, usage_unit, description, currency;
  Decimal original_amount;
  std::string exchange_rate;
  Day rate_day;
  Decimal list_amount, amount;
  Money charged;
  std::int64_t dropped_e11 = 0;
  std::string tags;
  std::int64_t corrects = 0;
  Day counted_on;  // 0: the day of consumption
  std::string invoice_id;
};
const db::AppendOf<NewLine> insert_line{"consumption.insert_line", "consumption_line"};

struct OfCharge {
  TenantId tenant_id;
  std::int64_t charge_id = 0;
};
struct KeptLine {
  std::int64_t line_id = 0, corrects = 0;
  Day counted_on;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  customers::Association association_type;
  std::string provider, product_type, product, charging_mode, bill_type;
  Instant consumed_from, consumed_to;
  std::string resource_id, resource_name, region, currency;
  Decimal original_amount;
  std::string exchange_rate;
  Day rate_day;
  Decimal list_amount, amount;
  Money charged;
  std::int64_t dropped_e11 = 0;
  std::string description, tags, invoice_id;
};
std::string lines_where(const char* condition) {
  return "SELECT " + db::columns<KeptLine>() + " FROM consumption_line WHERE tenant_id = :tenant_id AND " +
         condition;
}
const db::Sql<OfCharge, KeptLine> select_charge_lines{
    "consumption.charge_lines", lines_where("line_id = :charge_id") + " UNION ALL " +
                                    lines_where("corrects = :charge_id AND corrects <> 0")};

struct NewWords {
  TenantId tenant_id;
  std::int64_t line_id = 0;
  std::string product_type, product, charging_mode, resource_name, region, usage_quantity, usage_unit,
      description, tags, invoice_id;
};
const db::Sql<NewWords> update_line_words{
    "consumption.update_words",
    "UPDATE consumption_line SET product_type = :product_type, product = :product, charging_mode = "
    ":charging_mode, "
    "resource_name = :resource_name, region = :region, usage_quantity = :usage_quantity, usage_unit = "
    ":usage_unit, "
    "description = :description, tags = :tags, invoice_id = :invoice_id "
    "WHERE tenant_id = :tenant_id AND line_id = :line_id"};

ChargeLine line_of(const KeptLine& row) {
  ChargeLine l;
  l.line_id = row.line_id;
  l.corrects = row.corrects;
  l.counted = row.counted_on == Day{0} ? Day::of(row.consumed_from) : row.counted_on;
  l.customer = row.customer_id;
  l.partner = row.partner_id;
  l.association = row.association_type;
  l.provider = row.provider;
  l.product_type = row.product_type;
  l.product = row.product;
  l.charging_mode = row.charging_mode;
  l.bill_type = row.bill_type;
  l.consumed_from = row.consumed_from;
  l.consumed_to = row.consumed_to;
  l.resource_id = row.resource_id;
  l.resource_name = row.resource_name;
  l.region = row.region;
  l.currency = row.currency;
  l.original_amount = row.original_amount;
  l.exchange_rate = row.exchange_rate;
  l.rate_day = row.rate_day;
  l.list_amount = row.list_amount;
  l.amount = row.amount;
  l.charged = {row.charged, row.dropped_e11};
  l.description = row.description;
  l.tags = row.tags;
  l.invoice_id = row.invoice_id;
  return l;
}

}  // namespace

void append_line(db::Transaction& tx, TenantId tenant, const ChargeLine& l) {
  tx.append(insert_line, {.tenant_id = tenant,
                          .line_id = l.line_id,
                          .fingerprint = std::to_string(l.line_id),
                          .import_id = l.import_id,
                          .line_number = l.line_number,
                          .cycle = BillCycle::of(l.counted),
                          .customer_id = l.customer,
                          .partner_id = l.partner,
                          .association_type = l.association,
                          .provider = l.provider,
                          .product_type = l.product_type,
                          .product = l.product,
                          .charging_mode = l.charging_mode,
                          .bill_type = l.bill_type,
                          .consumed_from = l.consumed_from,
                          .consumed_to = l.consumed_to,
                          .resource_id = l.resource_id,
                          .resource_name = l.resource_name,
                          .region = l.region,
                          .usage_quantity = l.usage,
                          .usage_unit = l.usage_unit,
                          .description = l.description,
                          .currency = l.currency,
                          .original_amount = l.original_amount,
                          .exchange_rate = l.exchange_rate,
                          .rate_day = l.rate_day,
                          .list_amount = l.list_amount,
                          .amount = l.amount,
                          .charged = l.charged.charged,
                          .dropped_e11 = l.charged.dropped_e11,
                          .tags = l.tags,
                          .corrects = l.corrects,
                          .counted_on = l.counts_late() ? l.counted : Day{0},
                          .invoice_id = l.invoice_id});
}

std::map<std::int64_t, std::vector<ChargeLine>> lines_of(db::Transaction& tx, TenantId tenant,
                                                         std::span<const std::int64_t> charge_ids) {
  std::map<std::int64_t, std::vector<ChargeLine>> all;
  std::vector<OfCharge> wanted;
  for (const auto id : charge_ids) wanted.push_back({tenant, id});
  tx.each_of(select_charge_lines, wanted,
             [&](std::size_t at, const KeptLine& row) { all[charge_ids[at]].push_back(line_of(row)); });
  std::vector<std::int64_t> line_ids;
  for (auto& [id, lines] : all) {
    std::ranges::sort(lines, {}, &ChargeLine::line_id);
    for (const auto& line : lines) line_ids.push_back(line.line_id);
  }
  auto payments = charging::payments_of(tx, tenant, line_ids);
  for (auto& [id, lines] : all)
    for (auto& line : lines) line.paid = payments[line.line_id];
  return all;
}

void update_words(db::Transaction& tx, TenantId tenant, std::span<const ChargeLine> lines) {
  std::vector<NewWords> rows;
  for (const auto& l : lines)
    rows.push_back({tenant, l.line_id, l.product_type, l.product, l.charging_mode, l.resource_name, l.region,
                    l.usage, l.usage_unit, l.description, l.tags, l.invoice_id});
  if (!rows.empty()) tx.change_each(update_line_words, rows);
}

}  // namespace store
}  // namespace pc::consumption
