// Public: what customers spend in the month so far (本月消费), for lists of them. Consumption says it in the transaction
// of its lines; the sums stand here because lists of customers filter by them. Spec: customer life cycle, customer
// list.
#pragma once
#include <map>
#include <tuple>

#include "market/customers/customer.hpp"
#include "platform/db/sql.hpp"

namespace pc::customers {

/// Clauses of lists of customers; `customer`: alias of table customer.

/// Joins the sum of a month, z; asks for :cycle, its number.
std::string join_spending(const std::string& customer);
/// Only customers of the partner :compared_partner of :tenant_id that spent :spent_few or more (few_spent); PostgreSQL
/// is told of few, as by named_like.
std::string spent_at_least(const std::string& customer);

/// Whether so few of a partner's customers spent `least` or more in a month that they are quicker found by that.
bool few_spent(db::Reader& reader, TenantId tenant, partners::PartnerId partner, BillCycle month,
               Money least);

/// What a customer spent in a month, whoever served it.
Money spent_in(db::Reader& reader, TenantId tenant, CustomerId customer, BillCycle month);

/// The day on which a charge counts, and the day of consumption, which says whose account manager it belongs to.
struct SpentOn {
  Day day, consumed;
};

/// Gathers what one transaction's lines add.
class Spending {
 public:
  void add(CustomerId customer, partners::PartnerId partner, const SpentOn& on, Money charged);
  /// Once, at the end of the transaction.
  void write(db::Transaction& tx, TenantId tenant) const;

 private:
  std::map<std::tuple<CustomerId, Day, Day, partners::PartnerId>, Money> days_;
};

}  // namespace pc::customers
