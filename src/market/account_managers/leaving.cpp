// Reaction: an account manager loses the role or is disabled. Their customers are taken back with it, or it is refused,
// so that nobody who is no manager looks after a customer.
#include <algorithm>

#include "managers.hpp"
#include "people/members/leaving.hpp"
#include "store.hpp"

namespace pc::account_managers {
namespace {

/// More are taken back on 客户分配 first, a hundred at a time.
constexpr std::int64_t k_taken_back_max = 1000;

struct OneCustomer {
  customers::CustomerId customer_id;
};
const db::Sql<store::OfManager, OneCustomer> select_of_manager{
    "account_managers.of_manager",
    "SELECT customer_id FROM customer WHERE tenant_id = :tenant_id AND manager_id = :manager_id ORDER BY "
    "customer_id"};

Outcome settle(work::Work& work, TenantId tenant, const members::RolesEnd& ends) {
  const auto many = customers_of(work.tx, tenant, ends.person_id);
  if (many == 0) return Done{};
  if (!ends.take_back || many > k_taken_back_max)
    return refuse(members::errors::has_customers, "take_back", std::to_string(many));
  for (const auto& row : work.tx.rows(select_of_manager, {tenant, ends.person_id}))
    PC_CHECK(take_back(work, tenant, row.customer_id, ends.person_id));
  return Done{};
}

}  // namespace

void react(pc::events::Announcer& announcer, IdSource& ids, const audit::AuditLog& audit_log) {
  announcer.on(
      members::events::roles_end,
      [&](db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) -> Outcome {
        const auto ends = members::roles_end_of(event);
        if (std::ranges::find(ends.roles, k_role) == ends.roles.end()) return Done{};
        const auto who = access::system_principal(ends.by);
        work::Work work{tx, who, now, ids, audit_log, announcer};
        return settle(work, tenant, ends);
      });
}

}  // namespace pc::account_managers
