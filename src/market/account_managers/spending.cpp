#include "spending.hpp"

#include "market/customers/scope.hpp"

namespace pc::account_managers {
namespace {

/// What was spent on days of the month on which `managers` held the customer.
std::string spent_while(const std::string& customer, const std::string& managers) {
  return "COALESCE((SELECT CAST(SUM(y.charged) AS BIGINT) FROM customer_daily y JOIN manager_period m ON "
         "m.tenant_id = y.tenant_id AND m.customer_id = y.customer_id AND m.first_day <= y.consumed_day AND "
         "m.end_day > y.consumed_day WHERE y.tenant_id = " +
         customer + ".tenant_id AND y.customer_id = " + customer +
         ".customer_id AND y.day >= :month_first AND y.day < :month_end AND y.partner_id = " + customer +
         ".partner_id AND " + managers + "), 0) ";
}

std::string of_team(const std::string& customer) {
  return "m.manager_id IN " + customers::team_of(customer + ".tenant_id");
}

}  // namespace

std::string spending(const std::string& customer) {
  return "CAST(0 AS BIGINT) [cycle: + COALESCE(z.charged, 0)] [own: + " +
         spent_while(customer, "m.manager_id = :own") + "] [team: + " +
         spent_while(customer, of_team(customer)) + "] ";
}

std::string spending_in_scope(const std::string& customer) {
  return spent_while(customer, "(m.manager_id = :own OR " + of_team(customer) + ")");
}

}  // namespace pc::account_managers
