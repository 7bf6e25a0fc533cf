#include "charge_line.hpp"

#include <algorithm>

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

using enum db::ColumnType;

const db::Append insert_line{
    "consumption.insert_line",
    "consumption_line",
    {{"tenant_id", integer},      {"line_id", integer},      {"fingerprint", text},     {"import_id", integer},
     {"line_number", integer},    {"cycle", integer},        {"customer_id", integer},  {"partner_id", integer},
     {"association_type", text},  {"provider", text},        {"product_type", text},    {"product", text},
     {"charging_mode", text},     {"bill_type", text},       {"consumed_from", integer}, {"consumed_to", integer},
     {"resource_id", text},       {"resource_name", text},   {"region", text},          {"usage_quantity", text},
     {"usage_unit", text},        {"description", text},     {"currency", text},        {"original_amount", text},
     {"exchange_rate", text},     {"rate_day", integer},     {"list_amount", text},     {"amount", text},
     {"charged", integer},        {"dropped_e11", integer},  {"paid_cash", integer},    {"paid_credit", integer},
     {"arrears", integer},        {"tags", text},            {"corrects", integer},     {"counted_on", integer},
     {"invoice_id", text}}};

#define PC_CHARGE_LINES                                                                                             \
  "SELECT line_id, corrects, counted_on, customer_id, partner_id, association_type, provider, product_type, product, " \
  "charging_mode, bill_type, consumed_from, consumed_to, resource_id, resource_name, region, currency, "            \
  "original_amount, exchange_rate, rate_day, list_amount, amount, charged, dropped_e11, paid_cash, paid_credit, "   \
  "arrears, description, tags, invoice_id FROM consumption_line WHERE tenant_id = $1 AND "
const db::Statement select_charge_lines{"consumption.charge_lines",
                                        PC_CHARGE_LINES "line_id = $2 UNION ALL " PC_CHARGE_LINES
                                                        "corrects = $2 AND corrects <> 0"};
const db::Statement update_line_words{
    "consumption.update_words",
    "UPDATE consumption_line SET product_type = $3, product = $4, charging_mode = $5, resource_name = $6, region = $7, "
    "usage_quantity = $8, usage_unit = $9, description = $10, tags = $11, invoice_id = $12 "
    "WHERE tenant_id = $1 AND line_id = $2"};

ChargeLine line_of(const db::Row& row) {
  ChargeLine l;
  l.line_id = row.integer(0);
  l.corrects = row.integer(1);
  l.customer = row.id<customers::CustomerId>(3);
  l.partner = row.id<partners::PartnerId>(4);
  l.association = customers::association_of_text(row.text(5)).value();
  l.provider = row.text(6);
  l.product_type = row.text(7);
  l.product = row.text(8);
  l.charging_mode = row.text(9);
  l.bill_type = row.text(10);
  l.consumed_from = row.instant(11);
  l.consumed_to = row.instant(12);
  l.counted = row.integer(2) == 0 ? Day::of(l.consumed_from) : Day{static_cast<std::int32_t>(row.integer(2))};
  l.resource_id = row.text(13);
  l.resource_name = row.text(14);
  l.region = row.text(15);
  l.currency = row.text(16);
  l.original_amount = Decimal::parse(row.text(17)).value();
  l.exchange_rate = row.text(18);
  l.rate_day = Day{static_cast<std::int32_t>(row.integer(19))};
  l.list_amount = Decimal::parse(row.text(20)).value();
  l.amount = Decimal::parse(row.text(21)).value();
  l.charged = {Money::fen(row.integer(22)), row.integer(23)};
  l.paid = {Money::fen(row.integer(24)), Money::fen(row.integer(25)), Money::fen(row.integer(26))};
  l.description = row.text(27);
  l.tags = row.text(28);
  l.invoice_id = row.text(29);
  return l;
}

}  // namespace

void append_line(db::Transaction& tx, TenantId tenant, const ChargeLine& l) {
  tx.append(insert_line, {tenant.value,
                          l.line_id,
                          std::to_string(l.line_id),
                          l.import_id,
                          l.line_number,
                          std::int64_t{BillCycle::of(l.counted).number},
                          l.customer.value,
                          l.partner.value,
                          std::string(customers::association_text(l.association)),
                          l.provider,
                          l.product_type,
                          l.product,
                          l.charging_mode,
                          l.bill_type,
                          l.consumed_from.micros,
                          l.consumed_to.micros,
                          l.resource_id,
                          l.resource_name,
                          l.region,
                          l.usage,
                          l.usage_unit,
                          l.description,
                          l.currency,
                          l.original_amount.text(),
                          l.exchange_rate,
                          std::int64_t{l.rate_day.number},
                          l.list_amount.text(),
                          l.amount.text(),
                          l.charged.charged.in_fen(),
                          l.charged.dropped_e11,
                          l.paid.cash.in_fen(),
                          l.paid.credit.in_fen(),
                          l.paid.arrears.in_fen(),
                          l.tags,
                          l.corrects,
                          std::int64_t{l.counts_late() ? l.counted.number : 0},
                          l.invoice_id});
}

std::map<std::int64_t, std::vector<ChargeLine>> lines_of(db::Transaction& tx, TenantId tenant,
                                                         std::span<const std::int64_t> charge_ids) {
  std::map<std::int64_t, std::vector<ChargeLine>> all;
  std::vector<db::Params> wanted;
  for (const auto id : charge_ids) wanted.push_back({tenant.value, id});
  tx.each_of(select_charge_lines, wanted,
             [&](std::size_t at, const db::Row& row) { all[charge_ids[at]].push_back(line_of(row)); });
  for (auto& [id, lines] : all)
    std::ranges::sort(lines, [](const auto& a, const auto& b) { return a.line_id < b.line_id; });
  return all;
}

void update_words(db::Transaction& tx, TenantId tenant, std::span<const ChargeLine> lines) {
  std::vector<db::Params> rows;
  for (const auto& l : lines)
    rows.push_back({tenant.value, l.line_id, l.product_type, l.product, l.charging_mode, l.resource_name, l.region,
                    l.usage, l.usage_unit, l.description, l.tags, l.invoice_id});
  if (!rows.empty()) tx.change_each(update_line_words, rows);
}

}  // namespace store
}  // namespace pc::consumption
