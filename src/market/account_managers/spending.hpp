// Public: what customers spend in the month so far, as far as an account manager or a supervisor may know it. Spec:
// attribution rules; customer list.
#pragma once
#include "market/customers/spending/spending.hpp"

namespace pc::account_managers {

/// Clauses of lists of customers; `customer`: alias of table customer. They ask for :cycle, the month for who sees all
/// rows and 0 for others, for :month_first and :month_end, its days, and for :own and :team of RowScope. Beside them
/// stands customers::join_spending.

/// The sum of a month that a person may know: of what happened with the customer's partner of the moment and, of a
/// manager or a supervisor, on days on which the customer was theirs or of their team. What is not asked for is not in
/// the text, because PostgreSQL reckons with it for every customer.
std::string spending(const std::string& customer);
/// The same for conditions, for a manager or a supervisor.
std::string spending_in_scope(const std::string& customer);

}  // namespace pc::account_managers
