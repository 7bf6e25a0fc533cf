#include "module.hpp"

#include "account_statement.hpp"
#include "bank_line.hpp"
#include "bulk_allocate.hpp"
#include "demo.hpp"
#include "disassociate.hpp"
#include "funds.hpp"
#include "market/relations/relation_change.hpp"
#include "people/approvals/approvals.hpp"
#include "published.hpp"
#include "review.hpp"

namespace pc::funds {

Module module() {
  return {
      .name = "funds",
      .menu = {{"sales.accounts", "Accounting", "账务", 130},
               {"sales.accounts.funds", "Funds", "资金管理", 131, "/sales/funds"},
               {"sales.resellers", "Resellers", "云经销商", 140},
               {"sales.resellers.management", "Reseller management", "云经销商管理", 141, "/sales/resellers"},
               {"my", "My account", "我的账户", 900, "/my/account"}},
      .permissions = {{&permissions::view, "partner_admin distributor_admin finance read_only"},
                      {&permissions::allocate, "partner_admin distributor_admin finance"},
                      {&permissions::reclaim, "partner_admin distributor_admin finance"},
                      {&permissions::adjust_resellers, "distributor_admin"},
                      {&permissions::top_up, "operator_finance"},
                      {&permissions::set_credit, "operator_finance"},
                      {&permissions::view_own, "customer"}},
      .add_to_chart = [](books::Chart& chart) { chart.add(postings::kinds, postings::codes); },
      .offer =
          [](Services& services) {
            lend_days(services, services.get<db::Database>());
            declare_trades(services);
            declare_published(services);
            declare_reviews(services);
            approvals::declare_threshold(services);
            services.declare<relations::ChangeCheck>(&check_change);
          },
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
      .react = [](pc::events::Announcer& announcer, const Services&) { funds::react(announcer); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"funds.forget_old_bulk_rows", 86'400,
                          [&](Instant now) { return forget_old_bulk_rows(database, now); }});
          },
      .started = &key_references,
      .demo = &play_demo,
  };
}

}  // namespace pc::funds
