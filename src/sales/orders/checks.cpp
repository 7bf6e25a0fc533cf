#include "checks.hpp"

#include "order.hpp"
#include "platform/db/sql.hpp"

namespace pc::orders {
namespace {

struct Fault {
  TenantId tenant_id;
  std::int64_t id = 0;
};
using Faults = db::Sql<db::None, Fault>;

const std::string k_lines = "FROM order_line l WHERE l.tenant_id = o.tenant_id AND l.order_id = o.order_id";
const Faults select_sum_faults{
    "orders.check_sums_everywhere",
    "SELECT o.tenant_id, o.order_id AS id FROM customer_order o WHERE "
    "o.payable <> (SELECT CAST(COALESCE(SUM(l.payable), 0) AS BIGINT) " +
        k_lines + ") OR o.refunded <> (SELECT CAST(COALESCE(SUM(l.refunded), 0) AS BIGINT) " + k_lines +
        ") OR o.lines <> (SELECT COUNT(*) " + k_lines +
        ") OR CASE WHEN o.status = 'pending' THEN 1 ELSE 0 END <> (SELECT COALESCE(MAX(CASE WHEN l.status = "
        "'pending' THEN 1 ELSE 0 END), 0) " +
        k_lines + ") ORDER BY 1, 2 LIMIT 1000"};

const std::string k_paid =
    "(SELECT CAST(COALESCE(SUM(p.amount), 0) AS BIGINT) FROM payment_part p WHERE p.tenant_id = ";
const Faults select_payment_faults{
    "orders.check_payments_everywhere",
    "SELECT l.tenant_id, l.line_id AS id FROM order_line l JOIN customer_order o ON o.tenant_id = "
    "l.tenant_id AND o.order_id = l.order_id WHERE o.type <> 'unsubscribe' AND CASE WHEN o.payer = 'nobody' "
    "THEN 0 ELSE l.payable END <> " +
        k_paid +
        "l.tenant_id AND p.payment_id = l.line_id) UNION ALL SELECT r.tenant_id, r.refund_id FROM "
        "order_refund r "
        "WHERE -r.amount <> " +
        k_paid + "r.tenant_id AND p.payment_id = r.refund_id) ORDER BY 1, 2 LIMIT 1000"};

const Faults select_refund_faults{
    "orders.check_refunds_everywhere",
    "SELECT l.tenant_id, l.line_id AS id FROM order_line l WHERE l.refunded > l.payable OR l.refunded <> "
    "(SELECT CAST(COALESCE(SUM(r.amount), 0) AS BIGINT) FROM order_refund r WHERE r.tenant_id = l.tenant_id "
    "AND r.line_id = l.line_id) ORDER BY 1, 2 LIMIT 1000"};

// What is given back settles what is owed first, so that only these pots get no more than they gave.
const Faults select_pot_faults{
    "orders.check_pots_everywhere",
    "SELECT x.tenant_id, x.line_id AS id FROM (SELECT l.tenant_id, l.line_id, p.pot, p.amount FROM "
    "order_line "
    "l JOIN payment_part p ON p.tenant_id = l.tenant_id AND p.payment_id = l.line_id WHERE l.returns_line_id "
    "= "
    "0 UNION ALL SELECT r.tenant_id, r.line_id, p.pot, p.amount FROM order_refund r JOIN payment_part p ON "
    "p.tenant_id = r.tenant_id AND p.payment_id = r.refund_id) x WHERE x.pot = 'credit' OR x.pot = "
    "'partner_topup' OR x.pot = 'partner_credit' GROUP BY x.tenant_id, x.line_id, x.pot HAVING SUM(x.amount) "
    "< "
    "0 ORDER BY 1, 2 LIMIT 1000"};

auto asked(const Faults& faults, const char* what, const char* fault) {
  return [&faults, what, fault](db::Reader& reader, const auto&) {
    std::vector<std::string> findings;
    for (const auto& row : reader.rows(faults, {}))
      findings.push_back(std::string(what) + " " + std::to_string(row.id) + " of tenant " +
                         row.tenant_id.text() + ": " + fault);
    return findings;
  };
}

}  // namespace

std::vector<NamedCheck> checks() {
  return {
      {"orders-add-up", "What an order costs and gave back is the sum of its lines; it waits while they do.",
       asked(select_sum_faults, "order", "its amounts or its state are not those of its lines")},
      {"orders-equal-books",
       "What was paid for every line of an order, and given back of it, is what the books moved.",
       asked(select_payment_faults, "line or refund", "its payment is not its price")},
      {"refunds-within-payments", "No line gave back more than was paid for it.",
       asked(select_refund_faults, "line", "what was given back is not the sum of its refunds")},
      {"refunds-to-their-pots", "No credit and no partner got back more for a line than it had given.",
       asked(select_pot_faults, "line", "a pot got back more than it had given")}};
}

}  // namespace pc::orders
