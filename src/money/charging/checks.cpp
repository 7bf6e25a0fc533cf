#include "checks.hpp"

#include <map>

#include "money/charging/payment.hpp"
#include "platform/db/sql.hpp"

namespace pc::charging {
namespace {

struct PotSum {
  TenantId tenant_id;
  std::string pot;
  std::int64_t amount = 0;
};
const db::Sql<db::None, PotSum> select_paid{
    "charging.check_payments_everywhere",
    "SELECT tenant_id, pot, CAST(SUM(amount) AS BIGINT) AS amount FROM payment_part GROUP BY tenant_id, pot"};

struct CodeSum {
  TenantId tenant_id;
  std::string code;
  std::int64_t amount = 0;
};
const db::Sql<db::None, CodeSum> select_moved{
    "charging.check_transfers_everywhere",
    "SELECT tenant_id, code, CAST(SUM(amount) AS BIGINT) AS amount FROM transfer GROUP BY tenant_id, code"};

/// What a pot gave by a transfer of this code: more by a charge, less by a refund.
int direction(const PotKind& pot, std::string_view code) {
  if (code == pot.charged->id) return 1;
  const bool back = code == pot.refunded->id || (pot.handed_back != nullptr && code == pot.handed_back->id);
  return back ? -1 : 0;
}

std::vector<std::string> run(db::Reader& reader) {
  std::map<std::pair<TenantId, std::string>, std::int64_t> difference;
  for (const auto& row : reader.rows(select_paid, {})) difference[{row.tenant_id, row.pot}] += row.amount;
  for (const auto& row : reader.rows(select_moved, {}))
    for (const auto* pot : k_pots)
      if (const int sign = direction(*pot, row.code); sign != 0)
        difference[{row.tenant_id, std::string(pot->id)}] -= sign * row.amount;
  std::vector<std::string> findings;
  for (const auto& [key, amount] : difference)
    if (amount != 0)
      findings.push_back("tenant " + key.first.text() + ": what payments say the pot " + key.second +
                         " gave differs from the books by " + std::to_string(amount) + " fen");
  return findings;
}

}  // namespace

NamedCheck payments_equal_books() {
  return {"payments-equal-books", "What payments say that each pot gave is what the books moved out of it.",
          [](db::Reader& reader, const auto&) { return run(reader); }};
}

}  // namespace pc::charging
