#include "funds.hpp"

#include "people/approvals/approvals.hpp"
#include "store.hpp"

namespace pc::funds {

void lend_days(Services& services, db::Database& database) {
  services.keep(Days{db::Tally(database, store::count_adjustment)});
}

std::span<const wire::Name<Operation>> names(Operation) {
  static constexpr wire::Name<Operation> all[] = {{Operation::allocate, "allocate"},
                                                  {Operation::reclaim, "reclaim"},
                                                  {Operation::disassociation_reclaim, "unbind_reclaim"}};
  return all;
}

std::span<const wire::Name<Source>> names(Source) {
  static constexpr wire::Name<Source> all[] = {
      {Source::topup, "topup"}, {Source::credit, "credit"}, {Source::mixed, "mixed"}};
  return all;
}

std::vector<db::Prefetch> foresee_transfer(const access::Principal& who, customers::CustomerId customer) {
  std::vector<db::Prefetch> all{approvals::foresee_threshold(who.tenant, who.partner)};
  for (const auto* kind : {&postings::customer_topup, &postings::customer_credit, &postings::customer_arrears})
    all.push_back(ledger::Ledger::prefetch({who.tenant, customer.value, kind}));
  all.push_back(store::foresee_target(who.tenant, customer));  // behind the pots, see pots.hpp
  return all;
}

}  // namespace pc::funds
