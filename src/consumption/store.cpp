#include "store.hpp"

namespace pc::consumption::store {

using enum db::ColumnType;

const db::Statement select_known{
    "consumption.known",
    "SELECT fingerprint FROM consumption_line WHERE tenant_id = $1 AND fingerprint = $2"};
const db::Statement select_known_waiting{
    "consumption.known_waiting",
    "SELECT fingerprint FROM waiting_line WHERE tenant_id = $1 AND fingerprint = $2"};
const db::Statement upsert_sum{
    "consumption.upsert_sum",
    "INSERT INTO consumption_sum (tenant_id, customer_id, day, partner_id, association_type, product_type, product, "
    "charged, dropped_e11, list_fen, refund, lines) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) "
    "ON CONFLICT (tenant_id, customer_id, day, partner_id, association_type, product_type, product) DO UPDATE SET "
    "charged = consumption_sum.charged + excluded.charged, "
    "dropped_e11 = consumption_sum.dropped_e11 + excluded.dropped_e11, "
    "list_fen = consumption_sum.list_fen + excluded.list_fen, refund = consumption_sum.refund + excluded.refund, "
    "lines = consumption_sum.lines + excluded.lines"};
const db::Statement delete_waiting{"consumption.delete_waiting",
                                   "DELETE FROM waiting_line WHERE tenant_id = $1 AND fingerprint = $2"};
const db::Statement select_mappings_all{
    "consumption.mappings_all",
    "SELECT billing_account_id, sub_account_id, customer_tenant_id, customer_id FROM account_mapping "
    "WHERE tenant_id = $1"};
const db::Statement insert_mapping{
    "consumption.insert_mapping",
    "INSERT INTO account_mapping (tenant_id, billing_account_id, sub_account_id, mapping_id, "
    "customer_tenant_id, "
    "customer_id, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING"};
const db::Statement select_waiting_accounts{
    "consumption.waiting_accounts",
    "SELECT billing_account_id, MAX(billing_account_name), sub_account_id, MAX(sub_account_name), "
    "MAX(provider), "
    "COUNT(*), currency, CAST(SUM(cost_e11) AS BIGINT), MIN(consumed_from), MAX(consumed_from) FROM "
    "waiting_line "
    "WHERE tenant_id = $1 GROUP BY billing_account_id, sub_account_id, currency "
    "ORDER BY COUNT(*) DESC, billing_account_id, sub_account_id LIMIT $2 OFFSET $3"};
const db::Statement count_waiting_accounts{
    "consumption.count_waiting_accounts",
    "SELECT COUNT(*) FROM (SELECT DISTINCT billing_account_id, sub_account_id, currency FROM waiting_line "
    "WHERE tenant_id = $1) AS accounts"};
const db::Statement select_mapping_rows{
    "consumption.mapping_rows",
    "SELECT mapping_id, billing_account_id, sub_account_id, customer_id, created_at, customer_tenant_id "
    "FROM account_mapping WHERE tenant_id = $1 ORDER BY mapping_id DESC LIMIT $2 OFFSET $3"};
// Customers of the rows above lie in tenants of their own, so they are asked for one by one.
const db::Statement select_mapped_customer{
    "consumption.mapped_customer",
    "SELECT c.name, c.partner_id, p.name FROM customer c JOIN partner p ON p.tenant_id = c.tenant_id AND "
    "p.partner_id = c.partner_id WHERE c.tenant_id = $1 AND c.customer_id = $2"};
const db::Statement count_mapping_rows{"consumption.count_mappings",
                                       "SELECT COUNT(*) FROM account_mapping WHERE tenant_id = $1"};

namespace {

const db::Append insert_line{
    "consumption.insert_line", "consumption_line", {{"tenant_id", integer},     {"line_id", integer},
                                                    {"fingerprint", text},      {"import_id", integer},
                                                    {"line_number", integer},   {"cycle", integer},
                                                    {"customer_id", integer},   {"partner_id", integer},
                                                    {"association_type", text}, {"provider", text},
                                                    {"product_type", text},     {"product", text},
                                                    {"charging_mode", text},    {"bill_type", text},
                                                    {"consumed_from", integer}, {"consumed_to", integer},
                                                    {"resource_id", text},      {"resource_name", text},
                                                    {"region", text},           {"usage_quantity", text},
                                                    {"usage_unit", text},       {"description", text},
                                                    {"currency", text},         {"original_amount", text},
                                                    {"exchange_rate", text},    {"rate_day", integer},
                                                    {"list_amount", text},      {"amount", text},
                                                    {"charged", integer},       {"dropped_e11", integer},
                                                    {"paid_cash", integer},     {"paid_credit", integer},
                                                    {"arrears", integer},       {"tags", text}}};

const db::Append insert_waiting{"consumption.insert_waiting",
                                "waiting_line",
                                {{"tenant_id", integer},
                                 {"fingerprint", text},
                                 {"billing_account_id", text},
                                 {"billing_account_name", text},
                                 {"sub_account_id", text},
                                 {"sub_account_name", text},
                                 {"provider", text},
                                 {"currency", text},
                                 {"cost_e11", integer},
                                 {"consumed_from", integer},
                                 {"payload", text}}};

// $3 '': the whole account was mapped, so every sub-account of it.
const db::Statement select_waiting{
    "consumption.waiting",
    "SELECT payload FROM waiting_line WHERE tenant_id = $1 AND billing_account_id = $2 "
    "[3:AND sub_account_id = $3] AND fingerprint > $4 ORDER BY fingerprint LIMIT $5"};

}  // namespace

void append_line(db::Transaction& tx, TenantId tenant, std::int64_t id, const UsageLine& u,
                 const customers::Customer& customer, const catalogue::Rate& rate, const Decimal& amount,
                 const Decimal& list, const Charged& charged, const charging::Payment& payment) {
  const bool foreign = u.currency != "CNY";
  tx.append(insert_line, {tenant.value,
                          id,
                          u.fingerprint,
                          u.import_id,
                          u.line_number,
                          std::int64_t{BillCycle::of(u.consumed_from).number},
                          customer.id.value,
                          customer.partner.value,
                          std::string(customers::association_text(customer.association)),
                          u.provider,
                          u.product_type,
                          u.product,
                          u.charging_mode,
                          u.bill_type,
                          u.consumed_from.micros,
                          u.consumed_to.micros,
                          u.resource_id,
                          u.resource_name,
                          u.region,
                          u.usage,
                          u.usage_unit,
                          u.description,
                          u.currency,
                          u.original_amount.text(),
                          foreign ? rate.yuan.text() : std::string(),
                          std::int64_t{foreign ? rate.day.number : 0},
                          list.text(),
                          amount.text(),
                          charged.charged.in_fen(),
                          charged.dropped_e11,
                          payment.cash.in_fen(),
                          payment.credit.in_fen(),
                          payment.arrears.in_fen(),
                          u.tags});
}

void append_waiting(db::Transaction& tx, const UsageLine& u) {
  const auto cost = u.original_amount.truncated(k_rated_scale).units_at(k_rated_scale);
  const bool fits = cost && *cost < INT64_MAX && *cost > INT64_MIN;
  tx.append(insert_waiting, {std::int64_t{0}, u.fingerprint, u.billing_account_id, u.billing_account_name,
                             u.sub_account_id, u.sub_account_name, u.provider, u.currency,
                             fits ? static_cast<std::int64_t>(*cost) : std::int64_t{0},
                             u.consumed_from.micros, wire::encode(u)});
}

std::vector<UsageLine> waiting_lines(db::Reader& reader, const std::string& billing_account,
                                     const std::string& sub_account, const std::string& after,
                                     std::int64_t limit) {
  std::vector<UsageLine> lines;
  reader.each(select_waiting, {std::int64_t{0}, billing_account, sub_account, after, limit},
              [&](const db::Row& row) {
                const auto json = wire::Json::parse(row.text(0));
                ensure(json.ok(), "a waiting line is JSON");
                auto line = wire::decode<UsageLine>(*json);
                ensure(line.ok(), "a waiting line has its shape");
                lines.push_back(std::move(*line));
                return true;
              });
  return lines;
}

}  // namespace pc::consumption::store
