// Public: budgets of resale customers. What a customer has used the application tells (`Usage`), because consumption
// stands to the right.
#pragma once
#include <functional>
#include <vector>

#include "market/budgets/budget.hpp"
#include "market/customers/customers.hpp"
#include "market/freezing/control.hpp"

namespace pc::budgets {

std::span<const wire::Name<BudgetKind>> names(BudgetKind);
std::span<const wire::Name<WhenUsedUp>> names(WhenUsedUp);

namespace permissions {
inline constexpr access::Permission set{.id = "budgets.set", .en = "Set budgets of customers", .zh = "设置客户预算",
                                        .page = "sales.customers.management", .needs = "customers.view"};
}  // namespace permissions

/// Whose use, on which days.
struct Used {
  TenantId tenant;
  customers::CustomerId customer;
  Span days;
};
/// List-price consumption in the order asked.
struct Usage {
  std::function<std::vector<Money>(db::Reader&, std::span<const Used>)> of;
};

struct Kept {
  Budget budget;
  TenantId tenant;
  customers::CustomerId customer;
  partners::PartnerId partner;
  std::string set_by;
  Instant set_at, counted_at;
};
std::optional<Kept> budget_of(db::Reader& reader, TenantId tenant, customers::CustomerId customer);

namespace events {
/// A budget reached a level. Subject: the customer. Payload: BudgetNews.
inline constexpr std::string_view level_reached = "budgets.level_reached";
}  // namespace events

struct BudgetNews {
  static constexpr const char* shape_name = "BudgetNews";
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string customer_name;
  int level = 0;
  Money amount, used;
  static wire::Fields fields();
};

/// Counts what all customers with budgets have used; returns how many budgets moved on. Throws db::Error.
std::int64_t count_all(db::Database& database, const pc::events::Announcer& announcer, Instant now);
/// Whether there is anything to count.
bool any(db::Database& database);

/// Budgets of the caller's rows of which 75 % or more is used.
std::int64_t count_nearly_used(const work::View& view);

/// Ends budgets with their relation; by app at start.
void react(pc::events::Announcer& announcer, IdSource& ids);
/// Tells the partner's people that set budgets; by app at start.
void tell(pc::events::Announcer& announcer);

void add_routes(edge::Routes& routes);

}  // namespace pc::budgets
