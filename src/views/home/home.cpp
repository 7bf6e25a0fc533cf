#include "home.hpp"

#include "api/module/module.hpp"
#include "first_steps.hpp"
#include "market/customers/spending/spending.hpp"
#include "money/funds/balances.hpp"
#include "sales/consumption/consumption.hpp"
#include "views/directory/customer_list.hpp"

namespace pc::home {
namespace {

constexpr Money k_low_balance = 10'000_yuan;
constexpr std::int64_t k_credit_warning_days = 30;

struct Todo {
  static constexpr const char* shape_name = "Todo";
  std::string id;
  std::int64_t count = 0;
  std::string link;
  static wire::Fields fields();
};
struct CustomerCard {
  static constexpr const char* shape_name = "CustomerCard";
  std::int64_t total = 0, resale = 0, referral = 0;
  static wire::Fields fields();
};
struct ConsumptionCard {
  static constexpr const char* shape_name = "ConsumptionCard";
  Money month_to_date, last_month;
  static wire::Fields fields();
};
struct HomePage {
  static constexpr const char* shape_name = "HomePage";
  std::optional<funds::FundsBalance> balance;
  std::optional<funds::MyBalance> account;
  std::vector<Todo> todos;
  std::optional<CustomerCard> customers;
  std::optional<ConsumptionCard> consumption;
  std::optional<FirstSteps> first_steps;
  static wire::Fields fields();
};

wire::Fields Todo::fields() {
  static constexpr wire::Field all[] = {wire::field<&Todo::id>("id", "What to do."),
                                        wire::field<&Todo::count>("count", "How often."),
                                        wire::field<&Todo::link>("link", "Page of the console.")};
  return all;
}

wire::Fields CustomerCard::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CustomerCard::total>("total", "Customers."),
      wire::field<&CustomerCard::resale>("resale", "Of them resale."),
      wire::field<&CustomerCard::referral>("referral", "Of them referral.")};
  return all;
}

wire::Fields ConsumptionCard::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ConsumptionCard::month_to_date>("month_to_date", "This month, in yuan."),
      wire::field<&ConsumptionCard::last_month>("last_month", "Last month, in yuan.")};
  return all;
}

wire::Fields HomePage::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&HomePage::balance>("balance", "The partner's accounts."),
      wire::field<&HomePage::account>("account", "A customer's own account."),
      wire::field<&HomePage::todos>("todos", "What waits."),
      wire::field<&HomePage::customers>("customers", "Customers."),
      wire::field<&HomePage::consumption>("consumption", "Consumption."),
      wire::field<&HomePage::first_steps>("first_steps",
                                          "What the vendor's people do first; null: nothing.")};
  return all;
}

std::int64_t count_customers(const work::View& view, std::optional<customers::Association> association,
                             bool in_arrears) {
  directory::CustomerQuery query;
  query.association_type = association;
  if (in_arrears) query.in_arrears = true;
  const auto count = directory::count_all_customers(view, query);
  return count ? *count : 0;
}

void add_todo(HomePage& page, std::string id, std::int64_t count, std::string link) {
  if (count > 0) page.todos.push_back({std::move(id), count, std::move(link)});
}

void add_money(HomePage& page, const work::View& view) {
  const auto balance =
      funds::balance_of(view.reader, view.who.tenant, partners::PartnerId(view.who.partner), view.now);
  add_todo(page, "low_balance", balance.topup.available < k_low_balance ? 1 : 0, "/sales/funds");
  const auto& expires = balance.credit.expires_at;
  const bool soon = expires && *expires < view.now.plus_seconds(k_credit_warning_days * 86'400);
  add_todo(page, "credit_expires", soon ? 1 : 0, "/sales/funds");
  page.balance = balance;
}

ConsumptionCard consumption_of_customers(const work::View& view) {
  const auto cycle = BillCycle::of(view.now);
  const std::int64_t partner = view.who.distributor ? 0 : view.who.partner;
  const Day first = cycle.first_day();
  const auto rows = customers::scope_of(view.who);
  return {consumption::charged_between(view.reader, rows, view.who.tenant, partner, first, Day::of(view.now)),
          consumption::charged_between(view.reader, rows, view.who.tenant, partner,
                                       cycle.plus(-1).first_day(), Day{first.number - 1})};
}

/// What a partner sees of its money and of its customers' consumption.
void add_partner(HomePage& page, const work::View& view) {
  if (view.who.may(funds::permissions::view)) add_money(page, view);
  if (view.who.may(consumption::permissions::view)) page.consumption = consumption_of_customers(view);
}

/// What a customer sees of itself.
Outcome add_own(HomePage& page, const work::View& view) {
  if (!view.who.may(funds::permissions::view_own)) return Done{};
  PC_TRY(account, funds::show_my_balance(view, {}));
  page.account = std::move(account);
  const customers::CustomerId id(view.who.customer);
  const auto cycle = BillCycle::of(view.now);
  page.consumption = ConsumptionCard{customers::spent_in(view.reader, view.who.tenant, id, cycle),
                                     customers::spent_in(view.reader, view.who.tenant, id, cycle.plus(-1))};
  return Done{};
}

Result<HomePage> show(const work::View& view, const edge::Nothing&) {
  using customers::Association;
  HomePage page;
  for (const auto& source : view.reader.services().all<pc::Todo>())
    if (source.permission == nullptr || view.who.may(*source.permission))
      add_todo(page, std::string(source.id), source.count(view), std::string(source.link));
  if (view.who.may(consumption::permissions::manage_imports))
    add_todo(page, "waiting_accounts", consumption::waiting_accounts(view.reader),
             "/vendor/waiting-accounts");
  if (view.who.may(customers::permissions::view)) {
    const auto resale = count_customers(view, Association::resale, false);
    const auto referral = count_customers(view, Association::referral, false);
    page.customers = CustomerCard{resale + referral, resale, referral};
    add_todo(page, "customers_in_arrears", count_customers(view, std::nullopt, true),
             "/sales/customers?in_arrears=true");
  }
  if (view.who.side == access::Side::partner) add_partner(page, view);
  if (view.who.side == access::Side::customer) PC_CHECK(add_own(page, view));
  page.first_steps = first_steps(view);
  return page;
}

}  // namespace

void add_routes(edge::Routes& routes) {
  routes.add(edge::Read<edge::Nothing, HomePage>{.path = "/api/v1/home",
                                                 .access = edge::Access::signed_in(),
                                                 .says = {"The home page", "主页"},
                                                 .run = &show});
  routes.add(edge::Write<HideFirstSteps, edge::Nothing>{.verb = edge::Verb::put,
                                                        .path = "/api/v1/home/first-steps",
                                                        .access = edge::Access::signed_in(),
                                                        .audit = "home.hide_first_steps",
                                                        .says = {"Hide the first steps or show them", "显示或隐藏开始使用清单"},
                                                        .run = &hide_first_steps});
}

}  // namespace pc::home
