#include <map>

#include "checks.hpp"
#include "market/customers/customers.hpp"
#include "platform/db/sql.hpp"

namespace pc::consumption {
namespace {

struct Line {
  TenantId tenant_id;
  std::int64_t line_id = 0;
  std::string amount;
  std::int64_t charged = 0, dropped_e11 = 0;
  std::string association_type;
  std::int64_t paid = 0;
};
const db::Sql<db::None, Line> select_lines{
    "consumption.check_lines_everywhere",
    "SELECT l.tenant_id, l.line_id, l.amount, l.charged, l.dropped_e11, l.association_type, "
    "COALESCE((SELECT CAST(SUM(p.amount) AS BIGINT) FROM payment_part p WHERE p.tenant_id = l.tenant_id "
    "AND p.payment_id = l.line_id), 0) AS paid FROM consumption_line l ORDER BY l.tenant_id, l.line_id"};

struct Amount {
  TenantId tenant_id;
  std::int64_t amount = 0;
};
const db::Sql<db::None, Amount> select_charges{
    "consumption.check_charges_everywhere",
    "SELECT l.tenant_id, CAST(SUM(p.amount) AS BIGINT) AS amount FROM consumption_line l JOIN payment_part p "
    "ON p.tenant_id = l.tenant_id AND p.payment_id = l.line_id GROUP BY l.tenant_id"};
const db::Sql<db::None, Amount> select_revenue{
    "consumption.check_revenue_everywhere",
    "SELECT tenant_id, balance AS amount FROM account WHERE kind = 'cloud.revenue'"};

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
using Faults = db::Sql<db::None, OfCustomer>;
const std::string k_consumed_day = "CAST((consumed_from + 28800000000) / 86400000000 AS INTEGER)";
const std::string k_counted_day = "CASE WHEN counted_on <> 0 THEN counted_on ELSE " + k_consumed_day + " END";
const std::string k_sum_key =
    "tenant_id, customer_id, day, consumed_day, partner_id, association_type, product_type, product";
const Faults select_sum_faults{
    "consumption.check_sums_everywhere",
    "SELECT tenant_id, customer_id FROM (SELECT " + k_sum_key +
        ", charged, dropped_e11, refund, lines FROM consumption_daily UNION ALL SELECT tenant_id, "
        "customer_id, " +
        k_counted_day + ", " + k_consumed_day +
        ", partner_id, association_type, product_type, product, -charged, -dropped_e11, "
        "-CASE WHEN charged < 0 THEN charged ELSE 0 END, -1 FROM consumption_line) b GROUP BY " +
        k_sum_key +
        " HAVING SUM(charged) <> 0 OR SUM(dropped_e11) <> 0 OR SUM(refund) <> 0 OR SUM(lines) <> 0 "
        "ORDER BY tenant_id, customer_id LIMIT 1000"};
const Faults select_spending_faults{
    "consumption.check_spending_everywhere",
    "SELECT tenant_id, customer_id FROM "
    "(SELECT tenant_id, customer_id, day, consumed_day, partner_id, charged FROM customer_daily UNION ALL "
    "SELECT tenant_id, customer_id, " +
        k_counted_day + ", " + k_consumed_day +
        ", partner_id, -CAST(SUM(charged) AS BIGINT) FROM consumption_line GROUP BY tenant_id, "
        "customer_id, " +
        k_counted_day + ", " + k_consumed_day +
        ", partner_id) b GROUP BY tenant_id, customer_id, day, consumed_day, partner_id HAVING SUM(charged) "
        "<> 0 "
        "ORDER BY tenant_id, customer_id LIMIT 1000"};
const Faults select_month_faults{
    "consumption.check_months_everywhere",
    "SELECT tenant_id, customer_id FROM (SELECT tenant_id, customer_id, partner_id, charged FROM "
    "customer_month "
    "UNION ALL SELECT tenant_id, customer_id, partner_id, -charged FROM customer_daily) b "
    "GROUP BY tenant_id, customer_id, partner_id HAVING SUM(charged) <> 0 ORDER BY tenant_id, customer_id "
    "LIMIT 1000"};

// Lines of orders came with no import.
// A charge's lines, and after them what is kept of it: known 1 without a key yet, 2 as it was reported last. No
// join, which would be slow at size without an index that nothing else needs.
struct LandedCharge {
  TenantId tenant_id;
  std::int64_t charge_id = 0, known = 0;
  std::string original_amount;
};
const db::Sql<db::None, LandedCharge> select_landed_charges{
    "consumption.check_landed_charges_everywhere",
    "SELECT tenant_id, CASE WHEN corrects <> 0 THEN corrects ELSE line_id END AS charge_id, 0 AS known, "
    "original_amount FROM consumption_line WHERE import_id <> 0 UNION ALL SELECT home_tenant_id, charge_id, "
    "1, '' FROM "
    "unkeyed_charge "
    "WHERE home_tenant_id <> 0 UNION ALL SELECT home_tenant_id, charge_id, 2, amount FROM booked_charge "
    "WHERE home_tenant_id <> 0 ORDER BY 1, 2, 3"};

struct Count {
  std::int64_t lines = 0;
};
const db::Sql<db::None, Count> count_waiting_faults{
    "consumption.check_waiting_everywhere",
    "SELECT COUNT(*) AS lines FROM waiting_charge w LEFT JOIN booked_charge b ON b.period_id = w.period_id "
    "AND b.charge_key = w.charge_key AND b.charge_id = w.charge_id WHERE w.period_id <> 0 "
    "AND (b.charge_id IS NULL OR b.home_tenant_id <> 0)"};

/// One charge while its lines are read.
struct ChargeSum {
  TenantId tenant;
  std::int64_t charge = 0, lines = 0, known = 0;
  Decimal sum;
  std::string booked;
  /// What is kept of it is what its lines come to; a charge that was taken back comes to nothing and is not kept.
  bool right() const {
    if (lines == 0) return false;
    return known == 1 || (known == 2 ? sum.text() == booked : sum.zero());
  }
  void add(const LandedCharge& row) {
    if (row.known != 0) {
      known = row.known;
      booked = row.original_amount;
      return;
    }
    ++lines;
    sum = Decimal::sum(sum, Decimal::parse(row.original_amount).value_or(Decimal()))
              .value_or(Decimal())
              .without_trailing_zeros();
  }
};

std::vector<std::string> charges_equal_lines(db::Reader& reader) {
  std::vector<std::string> findings;
  ChargeSum now;
  const auto close = [&] {
    if (now.charge != 0 && !now.right())
      findings.push_back("charge " + std::to_string(now.charge) + " of tenant " + now.tenant.text() +
                         ": its lines are not what was reported last");
  };
  reader.each(select_landed_charges, {}, [&](const LandedCharge& row) {
    if (row.tenant_id != now.tenant || row.charge_id != now.charge) {
      close();
      now = {};
      now.tenant = row.tenant_id;
      now.charge = row.charge_id;
    }
    now.add(row);
    return findings.size() < 1000;
  });
  close();
  if (const auto lost = reader.one(count_waiting_faults, {}).lines; lost > 0)
    findings.push_back(std::to_string(lost) + " lines wait without being known, or have landed as well");
  return findings;
}

std::vector<std::string> lines_add_up(db::Reader& reader) {
  std::vector<std::string> findings;
  reader.each(select_lines, {}, [&](const Line& line) {
    const auto amount = Decimal::parse(line.amount);
    const auto exact = Decimal::sum(Decimal(line.charged, 2), Decimal(line.dropped_e11, k_rated_scale));
    const bool whole = amount && exact && *amount == *exact;
    const bool settled = line.association_type != "resale" || line.paid == line.charged;
    if (!whole || !settled)
      findings.push_back("line " + std::to_string(line.line_id) +
                         (whole ? ": its payment" : ": charged and dropped part") + " does not add up");
    return findings.size() < 1000;
  });
  return findings;
}

std::vector<std::string> charges_in_the_books(db::Reader& reader) {
  std::map<TenantId, std::int64_t> revenue;
  for (const auto& row : reader.rows(select_revenue, {})) revenue[row.tenant_id] = row.amount;
  std::vector<std::string> findings;
  for (const auto& row : reader.rows(select_charges, {}))
    if (revenue[row.tenant_id] != row.amount)
      findings.push_back("tenant " + row.tenant_id.text() +
                         ": what was paid for its lines is not what the books say");
  return findings;
}

std::vector<std::string> customers_in(db::Reader& reader, const Faults& faults, const std::string& what) {
  std::vector<std::string> findings;
  for (const auto& row : reader.rows(faults, {}))
    findings.push_back("customer " + row.customer_id.text() + " of tenant " + row.tenant_id.text() + ": " +
                       what);
  return findings;
}

std::vector<std::string> daily_sums(db::Reader& reader) {
  return customers_in(reader, select_sum_faults, "the daily sums are not those of the lines");
}

std::vector<std::string> spending(db::Reader& reader) {
  auto findings = customers_in(reader, select_spending_faults, "what it spent on a day is not what its lines say");
  for (auto& each : customers_in(reader, select_month_faults, "what it spent in its months is not the sum of the days"))
    findings.push_back(std::move(each));
  return findings;
}

}  // namespace

std::vector<NamedCheck> checks() {
  const auto asked = [](std::vector<std::string> (*run)(db::Reader&)) {
    return [run](db::Reader& reader, const auto&) { return run(reader); };
  };
  return {
      {"lines-add-up",
       "Of every line: charged and dropped part are the amount; what was paid and owed is the charge.",
       asked(&lines_add_up)},
      {"lines-equal-books", "What was paid and owed for all lines is what the books moved to cloud revenue.",
       asked(&charges_in_the_books)},
      {"daily-sums", "The daily sums, made anew from the lines, are the same.", asked(&daily_sums)},
      {"charges-equal-lines",
       "What is kept of every charge is what its line and all that correct it come to; what waits has "
       "not landed.",
       asked(&charges_equal_lines)},
      {"spending", "What lists of customers say was spent, by day and by month, is what the lines say.",
       asked(&spending)}};
}

}  // namespace pc::consumption
