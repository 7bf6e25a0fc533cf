#include "api/lists/export_list.hpp"
#include "reveals.hpp"

namespace pc::operation_log {
void add_routes(edge::Routes& routes) {
  using edge::Access;
  const Access view = Access::needs(permissions::view);
  routes.add(edge::Read<TrailQuery, TrailRows>{
      .path = "/api/v1/trail", .access = view, .says = {"Who did what", "查询操作日志"}, .run = &list_entries});
  routes.add(edge::DownloadOf<TrailQuery>{{"/api/v1/trail/export",
                                           view,
                                           {"Export who did what", "导出操作日志"},
                                           "text/csv; charset=utf-8",
                                           "trail.csv"},
                                          &export_entries,
                                          {},
                                          false,
                                          entry_cells()});
  routes.add(edge::Read<edge::Nothing, Acts>{.path = "/api/v1/trail/acts",
                                             .access = view,
                                             .says = {"What the audit log knows as acts", "查询操作类型"},
                                             .run = &list_acts});
  routes.add(edge::Read<LookQuery, LookRows>{.path = "/api/v1/my/reveals",
                                             .access = Access::signed_in(),
                                             .says = {"Who looked at my data", "查询谁查看了我的信息"},
                                             .run = &list_looks});
  routes.add(edge::DownloadOf<LookQuery>{{"/api/v1/my/reveals/export",
                                          Access::signed_in(),
                                          {"Export who looked at my data", "导出信息查看记录"},
                                          "text/csv; charset=utf-8",
                                          "reveals.csv"},
                                         lists::export_list<&list_looks, look_file>});
  routes.add(edge::Read<edge::Nothing, Policy>{
      .path = "/api/v1/partner/settings/reveal",
      .access = Access::signed_in(),
      .says = {"When personal data may be looked at", "查询敏感信息查看策略"},
      .run = &show_policy});
  routes.add(edge::Write<SetPolicy, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/api/v1/partner/settings/reveal",
      .access = Access::needs(permissions::reveal_policy),
      .audit = "reveals.set_policy",
      .says = {"Set when personal data may be looked at", "设置敏感信息查看策略"},
      .run = &set_policy,
      .note = [](const SetPolicy& input, const edge::Nothing*) {
        return audit::Note{
            "", input.reason_required ? R"({"reason_required":true})" : R"({"reason_required":false})"};
      }});
}

}  // namespace pc::operation_log
