#include "each.hpp"

namespace pc::budgets {

Outcome check_caller(work::Work& work, std::size_t customers) {
  if (customers == 0) return refuse(pc::errors::invalid_value, "customer_ids", "1 - 100");
  if (work.who.side != access::Side::partner) return pc::errors::forbidden;
  return freezing::check_controls(work.tx, work.who.tenant, partners::PartnerId(work.who.partner));
}

BudgetResults for_each_isolated(work::Work& work, std::span<const customers::CustomerId> ids,
                                std::string_view act,
                                const std::function<Outcome(customers::CustomerId)>& one) {
  BudgetResults results;
  for (const auto& id : ids) {
    BudgetResult row;
    row.customer_id = id;
    work.tx.nested([&] {
      const auto done = one(id);
      row.ok = done.ok();
      if (!done) {
        row.error_code = std::string(done.refusal().code->id);
        row.error_msg = done.refusal().message(work.who.language);
      }
      return row.ok;
    });
    ++(row.ok ? results.succeeded : results.failed);
    work.audit_log.write(work.tx, work.who.tenant, work.who,
                         {act, "customer_id:" + id.text(), row.error_code.value_or("done"), {}, {}},
                         work.now);
    results.results.push_back(std::move(row));
  }
  return results;
}

}  // namespace pc::budgets
