// Public: whose rows a person sees of what happened to customers, as clauses of a statement: it belongs to whoever
// looked after the customer then. Spec: attribution rules.
//
// The clauses ask for :own and :team, as those of customers/scope.hpp do.
#pragma once
#include "market/customers/scope.hpp"

namespace pc::account_managers {

/// What happened to a customer at an instant that lies in a period of the person or of their team. SQL of tenant,
/// customer and instant is handed in.
std::string managed_at(const std::string& tenant, const std::string& customer, const std::string& at);
/// The same of a day of a summary: it belongs to whoever held the customer at its beginning.
std::string managed_on(const std::string& tenant, const std::string& customer, const std::string& day);

/// Joins the one period, m, in which something happened; none where nobody looked after the customer then.
std::string join_manager_at(const std::string& tenant, const std::string& customer, const std::string& at);
std::string join_manager_on(const std::string& tenant, const std::string& customer, const std::string& day);
/// What happened while the manager that :`name` is asked for looked after the customer.
std::string of_manager_at(const std::string& tenant, const std::string& customer, const std::string& at,
                          const std::string& name);
std::string of_manager_on(const std::string& tenant, const std::string& customer, const std::string& day,
                          const std::string& name);

/// Whether the customer was among the person's rows at an instant.
bool in_scope_at(db::Reader& reader, TenantId tenant, customers::CustomerId customer, Instant at,
                 const customers::RowScope& scope);

/// The parts of `within` in which the customer was looked after by the person or their team, oldest first;
/// `within` itself when they see all rows.
std::vector<Period> periods_in_scope(db::Reader& reader, TenantId tenant, customers::CustomerId customer,
                                     const Period& within, const customers::RowScope& scope);

}  // namespace pc::account_managers
