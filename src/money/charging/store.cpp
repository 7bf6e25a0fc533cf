#include "store.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "charging.hpp"
#include "platform/db/sql.hpp"

namespace pc::charging {
namespace {

struct PartRow {
  TenantId tenant_id;
  std::int64_t payment_id = 0;
  std::string pot;
  Money amount;
};
const db::AppendOf<PartRow> insert_part{"charging.insert_payment_part", "payment_part"};

struct OfPayment {
  TenantId tenant_id;
  std::int64_t payment_id = 0;
};
struct Part {
  std::string pot;
  Money amount;
};
const db::Sql<OfPayment, Part> select_parts{
    "charging.payment_parts",
    "SELECT pot, amount FROM payment_part WHERE tenant_id = :tenant_id AND payment_id = :payment_id"};

const PotKind& pot_called(std::string_view id) {
  const auto found = std::ranges::find(k_pots, id, &PotKind::id);
  ensure(found != std::end(k_pots), "a payment is of pots that are known");
  return **found;
}

}  // namespace

void store::append_payment(db::Transaction& tx, TenantId tenant, std::int64_t payment_id,
                           const Payment& payment) {
  for (const auto& part : payment.parts())
    tx.append(insert_part, {tenant, payment_id, std::string(part.pot->id), part.amount});
}

std::map<std::int64_t, Payment> payments_of(db::Reader& reader, TenantId tenant,
                                            std::span<const std::int64_t> causes) {
  std::vector<OfPayment> wanted;
  for (const auto id : causes) wanted.push_back({tenant, id});
  std::map<std::int64_t, Payment> all;
  reader.each_of(select_parts, wanted, [&](std::size_t at, const Part& row) {
    all[causes[at]].add(pot_called(row.pot), row.amount);
  });
  return all;
}

std::string paid_from(const PotKind& pot, std::string_view tenant_id, std::string_view payment_id) {
  return fmt::format(
      "COALESCE((SELECT q.amount FROM payment_part q WHERE q.tenant_id = {} AND q.payment_id = {} AND q.pot "
      "= '{}'), "
      "0)",
      tenant_id, payment_id, pot.id);
}

}  // namespace pc::charging
