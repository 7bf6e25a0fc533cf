// What follows from counting, done: the alert is announced, the customer frozen or thawed.
#pragma once
#include "market/budgets/budgets.hpp"

namespace pc::budgets {

Money used_by(db::Reader& reader, TenantId tenant, customers::CustomerId customer, const Budget& budget, Day today);
std::vector<Money> used_by_all(db::Reader& reader, std::span<const Used> which);

Outcome follow(db::Transaction& tx, const pc::events::Announcer& announcer, const customers::Customer& customer,
               const Step& step, Instant now);

}  // namespace pc::budgets
