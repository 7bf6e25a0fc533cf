#include "account_statement.hpp"
#include "adjustments.hpp"
#include "allocate.hpp"
#include "api/lists/export_list.hpp"
#include "balances.hpp"
#include "book_repayment.hpp"
#include "bulk_allocate.hpp"
#include "credit.hpp"
#include "reclaim.hpp"
#include "resellers.hpp"
#include "review.hpp"
#include "top_up.hpp"
#include "top_up_list.hpp"

namespace pc::funds {
namespace {

using edge::Access;
using edge::Verb;

void add_transfers(edge::Routes& routes) {
  routes.add(edge::Write<Allocate, Adjustment>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/allocations",
      .access = Access::needs(permissions::allocate),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "funds.allocate",
      .says = {"Allocate to a customer", "为客户拨款"},
      .refuses = {&errors::amount, &errors::not_your_customer, &errors::not_resale, &partners::errors::frozen,
                  &errors::credit_expired, &errors::insufficient, &books::errors::account_full,
                  &approvals::errors::no_second_person},
      .run = &allocate,
      .review = &review_allocate,
      .prefetch = [](const access::Principal& who, const Allocate& input) {
        return foresee_transfer(who, input.customer_id);
      }});
  routes.add(edge::Write<Reclaim, Adjustment>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/reclaims",
      .access = Access::needs(permissions::reclaim),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "funds.reclaim",
      .says = {"Reclaim from a customer", "从客户回收"},
      .refuses = {&errors::amount, &errors::not_your_customer, &errors::not_resale, &partners::errors::frozen,
                  &errors::reclaim_too_much, &books::errors::account_full,
                  &approvals::errors::no_second_person},
      .run = &reclaim,
      .review = &review_reclaim,
      .prefetch = [](const access::Principal& who, const Reclaim& input) {
        return foresee_transfer(who, input.customer_id);
      }});
  routes.add(edge::Direct<BulkAllocate, BulkResults>{
      .verb = Verb::post,
      .path = "/api/v1/funds/bulk-allocations",
      .access = Access::needs(permissions::allocate),
      .step_up = edge::StepUp::when_switched_on,
      .audit = "funds.bulk_allocate",
      .says = {"Allocate to many customers, each in its own transaction", "批量拨款"},
      .refuses = {&errors::repeated_customer},
      .run = &bulk_allocate});
  for (const bool giving : {true, false})
    routes.add(edge::Write<AdjustReseller, Adjustment>{
        .verb = Verb::post,
        .path =
            giving ? "/api/v1/resellers/{partner_id}/allocations" : "/api/v1/resellers/{partner_id}/reclaims",
        .access = Access::needs(permissions::adjust_resellers),
        .step_up = edge::StepUp::when_switched_on,
        .audit = giving ? "funds.allocate_to_reseller" : "funds.reclaim_from_reseller",
        .says = giving ? edge::Says{"Allocate to a reseller", "为云经销商拨款"}
                       : edge::Says{"Reclaim from a reseller", "从云经销商回收"},
        .refuses = {&errors::amount, &partners::errors::not_distributor, &partners::errors::not_your_reseller,
                    &partners::errors::frozen, giving ? &errors::insufficient : &errors::reclaim_too_much,
                    &books::errors::account_full, &approvals::errors::no_second_person},
        .run = giving ? &allocate_to_reseller_from_console : &reclaim_from_reseller_from_console,
        .review = giving ? &review_allocate_to_reseller : &review_reclaim_from_reseller});
}

void add_vendor(edge::Routes& routes) {
  routes.add(edge::Write<TopUp, ToppedUp>{.verb = Verb::post,
                                          .path = "/api/v1/partners/{partner_id}/top-ups",
                                          .access = Access::needs(permissions::top_up),
                                          .audit = "funds.top_up",
                                          .says = {"Book a partner's bank transfer", "伙伴充值入账"},
                                          .refuses = {&errors::amount, &partners::errors::unknown_partner,
                                                      &errors::reference_used, &books::errors::account_full},
                                          .run = &top_up,
                                          .tenant = &lane_of_top_up});
  routes.add(edge::Write<BookRepayment, RepaymentBooked>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/repayments",
      .access = Access::needs(permissions::top_up),
      .audit = "funds.book_repayment",
      .says = {"Book a customer's payment of what it owes", "客户还款入账"},
      .refuses = {&errors::amount, &customers::errors::unknown_customer, &errors::partner_repays,
                  &errors::repaid_too_much, &errors::reference_used},
      .run = &book_repayment,
      .tenant = &lane_of_repayment});
  routes.add(edge::Write<SetCredit, CreditLineSet>{
      .verb = Verb::put,
      .path = "/api/v1/partners/{partner_id}/credit-limit",
      .access = Access::needs(permissions::set_credit),
      .audit = "funds.set_credit",
      .says = {"Set a partner's credit limit", "设置伙伴信用额度"},
      .refuses = {&errors::expiry_in_past, &partners::errors::unknown_partner,
                  &ledger::errors::limit_below_use},
      .run = &set_credit,
      .tenant = &lane_of_credit});
  routes.add(edge::Read<TopUpQuery, TopUpRows>{.path = "/api/v1/partners/{partner_id}/top-ups",
                                               .access = Access::needs(partners::permissions::view_all),
                                               .says = {"List a partner's top-ups", "查询伙伴充值记录"},
                                               .refuses = {&partners::errors::unknown_partner},
                                               .run = &list_top_ups});
  routes.add(edge::DownloadOf<TopUpQuery>{{"/api/v1/partners/{partner_id}/top-ups/export",
                                           Access::needs(partners::permissions::view_all),
                                           {"Export a partner's top-ups", "导出伙伴充值记录"},
                                           "text/csv; charset=utf-8",
                                           "top-ups.csv"},
                                          &export_top_ups,
                                          {&partners::errors::unknown_partner},
                                          false,
                                          top_up_cells()});
  routes.add(
      edge::Read<StatementQuery, StatementRows>{.path = "/api/v1/partners/{partner_id}/statement",
                                                .access = Access::needs(partners::permissions::view_all),
                                                .says = {"A partner's statement", "查询伙伴收支明细"},
                                                .refuses = {&partners::errors::unknown_partner},
                                                .run = &list_partner_statement});
  routes.add(edge::DownloadOf<StatementQuery>{{"/api/v1/partners/{partner_id}/statement/export",
                                               Access::needs(partners::permissions::view_all),
                                               {"Export a partner's statement", "导出伙伴收支明细"},
                                               "text/csv; charset=utf-8",
                                               "partner-statement.csv"},
                                              lists::export_list<&list_partner_statement, statement_file>,
                                              {&partners::errors::unknown_partner},
                                              true});
}

void add_reading(edge::Routes& routes) {
  routes.add(edge::Read<BalanceQuery, FundsBalance>{
      .path = "/api/v1/funds/balances",
      .access = Access::needs(permissions::view),
      .says = {"Balances of the partner's accounts", "查询账户余额"},
      .refuses = {&partners::errors::unknown_partner, &partners::errors::not_distributor,
                  &partners::errors::not_your_reseller},
      .run = &show_balances});
  routes.add(edge::Read<AdjustmentQuery, AdjustmentPage>{
      .path = "/api/v1/funds/adjustments",
      .access = Access::needs(permissions::view),
      .says = {"Adjustment records", "查询调账记录"},
      .refuses = {&partners::errors::unknown_partner, &partners::errors::not_distributor,
                  &partners::errors::not_your_reseller},
      .run = &list_adjustments});
  routes.add(edge::DownloadOf<AdjustmentQuery>{
      {"/api/v1/funds/adjustments/export",
       Access::needs(permissions::view),
       {"Export adjustment records", "导出调账记录"},
       "text/csv; charset=utf-8",
       "adjustments.csv"},
      &export_adjustments,
      {&partners::errors::unknown_partner, &partners::errors::not_distributor,
       &partners::errors::not_your_reseller},
      true,
      adjustment_cells()});
  routes.add(edge::Read<StatementQuery, StatementRows>{
      .path = "/api/v1/funds/statement",
      .access = Access::needs(permissions::view),
      .says = {"Statement of an account", "查询收支明细"},
      .refuses = {&partners::errors::unknown_partner, &partners::errors::not_distributor,
                  &partners::errors::not_your_reseller},
      .run = &list_statement});
  routes.add(edge::DownloadOf<StatementQuery>{
      {"/api/v1/funds/statement/export",
       Access::needs(permissions::view),
       {"Export the statement", "导出收支明细"},
       "text/csv; charset=utf-8",
       "statement.csv"},
      &export_statement,
      {&partners::errors::unknown_partner, &partners::errors::not_distributor,
       &partners::errors::not_your_reseller},
      true});
}

void add_customers(edge::Routes& routes) {
  routes.add(edge::Read<CustomerStatementQuery, StatementRows>{
      .path = "/api/v1/customers/{customer_id}/statement",
      .access = Access::needs(customers::permissions::view),
      .says = {"A customer's statement", "查询客户收支明细"},
      .refuses = {&customers::errors::unknown_customer},
      .run = &list_customer_statement});
  routes.add(
      edge::DownloadOf<CustomerStatementQuery>{{"/api/v1/customers/{customer_id}/statement/export",
                                                Access::needs(customers::permissions::view),
                                                {"Export a customer's statement", "导出客户收支明细"},
                                                "text/csv; charset=utf-8",
                                                "customer-statement.csv"},
                                               lists::export_list<&list_customer_statement, statement_file>,
                                               {&customers::errors::unknown_customer},
                                               true});
  routes.add(edge::Read<edge::Nothing, MyBalance>{.path = "/api/v1/my/balance",
                                                  .access = Access::needs(permissions::view_own),
                                                  .says = {"A customer's own balance", "查询我的余额"},
                                                  .refuses = {&customers::errors::unknown_customer},
                                                  .run = &show_my_balance});
  routes.add(edge::Read<CustomerStatementQuery, StatementRows>{
      .path = "/api/v1/my/statement",
      .access = Access::needs(permissions::view_own),
      .says = {"A customer's own statement", "查询我的收支明细"},
      .refuses = {&customers::errors::unknown_customer},
      .run = &list_customer_statement});
  routes.add(
      edge::DownloadOf<CustomerStatementQuery>{{"/api/v1/my/statement/export",
                                                Access::needs(permissions::view_own),
                                                {"Export my statement", "导出我的收支明细"},
                                                "text/csv; charset=utf-8",
                                                "my-statement.csv"},
                                               lists::export_list<&list_customer_statement, statement_file>,
                                               {&customers::errors::unknown_customer}});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_transfers(routes);
  add_vendor(routes);
  add_reading(routes);
  add_customers(routes);
}

}  // namespace pc::funds
