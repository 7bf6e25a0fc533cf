#include "money/catalogue/exchange.hpp"
#include "consumption.hpp"
#include "dashboard.hpp"
#include "money/funds/funds.hpp"
#include "sales/consumption/delivery/charges.hpp"
#include "sales/consumption/delivery/import_routes.hpp"
#include "lines.hpp"
#include "sales/consumption/mapping/mapping_list.hpp"
#include "sales/consumption/waiting/waiting.hpp"
#include "sales/consumption/waiting/waiting_list.hpp"

namespace pc::consumption {
void resume(db::Database& database) {
  store::clear_staged_of_ended(database);
  land_what_waits(database, {});
}

void add_routes(edge::Routes& routes) {
  using edge::Access;
  const Access view = Access::needs(permissions::view);
  routes.add(edge::Read<LineQuery, LineRows>{.path = "/api/v1/consumption/lines",
                                             .access = view,
                                             .says = {"Consumption details", "查询消费明细"},
                                             .refuses = {&lists::errors::masked_filter},
                                             .run = &list_lines});
  routes.add(edge::DownloadOf<LineQuery>{{"/api/v1/consumption/lines/export",
                                          view,
                                          {"Export consumption details", "导出消费明细"},
                                          "text/csv; charset=utf-8",
                                          "consumption.csv"},
                                         &export_lines,
                                         {&lists::errors::masked_filter},
                                         true,
                                         line_cells()});
  routes.add(edge::Read<edge::Nothing, Cycles>{.path = "/api/v1/consumption/cycles",
                                               .access = view,
                                               .says = {"Bill cycles with data", "查询有数据的账期"},
                                               .run = &list_cycles});
  routes.add(edge::Read<TrendQuery, Trend>{.path = "/api/v1/consumption/trend",
                                           .access = view,
                                           .says = {"Consumption over time", "消费走势"},
                                           .run = &show_trend});
  routes.add(edge::Read<ShareQuery, ProductShares>{.path = "/api/v1/consumption/by-product",
                                                   .access = view,
                                                   .says = {"Consumption by product", "按产品统计消费"},
                                                   .run = &show_products});
  routes.add(edge::Read<ShareQuery, CustomerShares>{.path = "/api/v1/consumption/by-customer",
                                                    .access = view,
                                                    .says = {"Consumption by customer", "按客户统计消费"},
                                                    .run = &show_customers});
  routes.add(
      edge::Read<ShareQuery, ManagerShares>{.path = "/api/v1/consumption/by-manager",
                                            .access = view,
                                            .says = {"Consumption by account manager", "按客户经理统计消费"},
                                            .run = &show_managers});
  routes.add(
      edge::Read<ShareQuery, AssociationShares>{.path = "/api/v1/consumption/by-association",
                                                .access = view,
                                                .says = {"Consumption by association", "按关联类型统计消费"},
                                                .run = &show_associations});
  routes.add(edge::Read<LineQuery, LineRows>{.path = "/api/v1/my/consumption",
                                             .access = Access::needs(funds::permissions::view_own),
                                             .says = {"A customer's own consumption", "查询我的消费明细"},
                                             .refuses = {&lists::errors::masked_filter},
                                             .run = &list_lines});
  routes.add(edge::DownloadOf<LineQuery>{{"/api/v1/my/consumption/export",
                                          Access::needs(funds::permissions::view_own),
                                          {"Export my consumption", "导出我的消费明细"},
                                          "text/csv; charset=utf-8",
                                          "my-consumption.csv"},
                                         &export_lines,
                                         {&lists::errors::masked_filter},
                                         false,
                                         line_cells()});
  add_import_routes(routes);
  add_mapping_routes(routes);
  add_waiting_routes(routes);
  catalogue::add_routes(routes, permissions::manage_imports);
}

}  // namespace pc::consumption
