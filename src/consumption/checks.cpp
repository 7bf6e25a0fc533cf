#include <map>

#include "store.hpp"

namespace pc::consumption {
namespace {

const db::Statement select_line_faults{"consumption.check_lines_everywhere",
                                       "SELECT tenant_id, line_id, amount, charged, dropped_e11, paid_cash, "
                                       "paid_credit, arrears, association_type "
                                       "FROM consumption_line ORDER BY tenant_id, line_id"};
const db::Statement select_charges{"consumption.check_charges_everywhere",
                                   "SELECT l.tenant_id, CAST(SUM(l.charged) AS BIGINT) FROM consumption_line "
                                   "l WHERE l.association_type = 'resale' "
                                   "GROUP BY l.tenant_id"};
const db::Statement select_revenue{
    "consumption.check_revenue_everywhere",
    "SELECT tenant_id, balance FROM account WHERE kind = 'cloud.revenue'"};
#define PC_SUM_KEY "tenant_id, customer_id, day, partner_id, association_type, product_type, product"
const db::Statement select_sum_faults{
    "consumption.check_sums_everywhere",
    "SELECT tenant_id, customer_id FROM "
    "(SELECT " PC_SUM_KEY ", charged, dropped_e11, refund, lines FROM consumption_sum UNION ALL "
    "SELECT tenant_id, customer_id, CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER), partner_id, "
    "association_type, product_type, product, -charged, -dropped_e11, "
    "-CASE WHEN charged < 0 THEN charged ELSE 0 END, -1 FROM consumption_line) b GROUP BY " PC_SUM_KEY
    " HAVING SUM(charged) <> 0 OR SUM(dropped_e11) <> 0 OR SUM(refund) <> 0 OR SUM(lines) <> 0 "
    "ORDER BY tenant_id, customer_id LIMIT 1000"};

const db::Statement select_spending_faults{
    "consumption.check_spending_everywhere",
    "SELECT tenant_id, customer_id FROM (SELECT tenant_id, customer_id, day, partner_id, charged FROM customer_day "
    "UNION ALL "
    "SELECT tenant_id, customer_id, CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER), partner_id, "
    "-CAST(SUM(charged) AS BIGINT) FROM consumption_line GROUP BY tenant_id, customer_id, "
    "CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER), partner_id) b "
    "GROUP BY tenant_id, customer_id, day, partner_id HAVING SUM(charged) <> 0 "
    "ORDER BY tenant_id, customer_id LIMIT 1000"};
const db::Statement select_month_faults{
    "consumption.check_months_everywhere",
    "SELECT tenant_id, customer_id FROM (SELECT tenant_id, customer_id, partner_id, charged FROM customer_month "
    "UNION ALL SELECT tenant_id, customer_id, partner_id, -charged FROM customer_day) b "
    "GROUP BY tenant_id, customer_id, partner_id HAVING SUM(charged) <> 0 ORDER BY tenant_id, customer_id LIMIT 1000"};

std::vector<Finding> lines_add_up(db::Reader& reader) {
  std::vector<Finding> findings;
  reader.each(select_line_faults, {}, [&](const db::Row& row) {
    const auto amount = Decimal::parse(row.text(2));
    const auto exact = Decimal::sum(Decimal(row.integer(3), 2), Decimal(row.integer(4), k_rated_scale));
    const bool whole = amount && exact && *amount == *exact;
    const auto paid = row.integer(5) + row.integer(6) + row.integer(7);
    const bool settled = row.text(8) != "resale" || paid == row.integer(3);
    if (!whole || !settled)
      findings.push_back({"line " + std::to_string(row.integer(1)) +
                          (whole ? ": its payment" : ": charged and dropped part") + " does not add up"});
    return findings.size() < 1000;
  });
  return findings;
}

std::vector<Finding> charges_in_the_books(db::Reader& reader) {
  std::map<std::int64_t, std::int64_t> revenue;
  for (const auto& row : reader.rows(select_revenue)) revenue[row.integer(0)] = row.integer(1);
  std::vector<Finding> findings;
  for (const auto& row : reader.rows(select_charges))
    if (revenue[row.integer(0)] != row.integer(1))
      findings.push_back({"tenant " + std::to_string(row.integer(0)) +
                          ": the charges of its lines are not what the books say"});
  return findings;
}

std::vector<Finding> customers_in(db::Reader& reader, const db::Statement& faults, const std::string& what) {
  std::vector<Finding> findings;
  for (const auto& row : reader.rows(faults))
    findings.push_back({"customer " + std::to_string(row.integer(1)) + " of tenant " + std::to_string(row.integer(0)) +
                        ": " + what});
  return findings;
}

std::vector<Finding> daily_sums(db::Reader& reader) {
  return customers_in(reader, select_sum_faults, "the daily sums are not those of the lines");
}

std::vector<Finding> spending(db::Reader& reader) {
  auto findings = customers_in(reader, select_spending_faults, "what it spent on a day is not what its lines say");
  for (auto& each : customers_in(reader, select_month_faults, "what it spent in its months is not the sum of the days"))
    findings.push_back(std::move(each));
  return findings;
}

}  // namespace

const std::vector<Check>& checks() {
  static const std::vector<Check> all{
      {"lines-add-up",
       "Of every line: charged and dropped part are the amount; what was paid and owed is the charge.",
       &lines_add_up},
      {"lines-equal-books", "The charges of all resale lines are what the books moved to cloud revenue.",
       &charges_in_the_books},
      {"daily-sums", "The daily sums, made anew from the lines, are the same.", &daily_sums},
      {"spending", "What lists of customers say was spent, by day and by month, is what the lines say.", &spending}};
  return all;
}

}  // namespace pc::consumption
