#include "transfer/imports/routes.hpp"
#include "import.hpp"
#include "resource_file.hpp"
#include "summary.hpp"

namespace pc::resources {
namespace {

using edge::Access;

constexpr lists::Column k_run_columns[] = {imports::runs_file::id,
                                           imports::runs_file::file_name,
                                           imports::runs_file::state,
                                           imports::runs_file::lines_read,
                                           {"lines_landed", "Applied", "已更新"},
                                           {"lines_duplicate", "Nothing new", "无变化"},
                                           imports::runs_file::lines_refused,
                                           imports::runs_file::operator_name,
                                           imports::runs_file::started_at,
                                           imports::runs_file::finished_at,
                                           imports::runs_file::error};

constexpr imports::ImportRoutes k_wall{
    .kind = k_import,
    .path = "/api/v1/resource-imports",
    .permission = permissions::manage,
    .audit = "resource_imports.upload",
    .file = "resource-imports",
    .upload = {"Report customers' resources by a file", "导入客户资源"},
    .list = {"List imports of resources", "查询资源导入记录"},
    .list_file = {"Export the list of imports of resources", "导出资源导入记录"},
    .one = {"Progress of an import of resources", "查询资源导入进度"},
    .faults = {"Refused lines of an import of resources", "查询资源导入失败明细"},
    .faults_file = {"Export refused lines of an import of resources", "导出资源导入失败明细"}};

/// How one kind of caller finds them: a partner's people by customer, a customer's people their own.
struct Place {
  std::string path, summary_path;
  Access access;
  edge::Says list, list_file, one, summary;
  std::string file;
};

void add_reading(edge::Routes& routes, const Place& place) {
  const std::vector<const ErrorCode*> refuses{&customers::errors::unknown_customer};
  routes.add(edge::Read<ResourceQuery, ResourceRows>{.path = place.path,
                                                     .access = place.access,
                                                     .says = place.list,
                                                     .refuses = refuses,
                                                     .run = &list_resources});
  routes.add(edge::DownloadOf<ResourceQuery>{
      {place.path + "/export", place.access, place.list_file, "text/csv; charset=utf-8", place.file},
      &export_resources,
      refuses,
      false,
      resource_cells()});
  routes.add(edge::Read<OneResource, ResourceDetail>{
      .path = place.path + "/{instance_id}",
      .access = place.access,
      .says = place.one,
      .refuses = {&customers::errors::unknown_customer, &errors::unknown},
      .run = &show_resource});
  routes.add(edge::Read<SummaryQuery, Summary>{.path = place.summary_path,
                                               .access = place.access,
                                               .says = place.summary,
                                               .refuses = refuses,
                                               .run = &summarise});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_reading(routes, {"/api/v1/customers/{customer_id}/resources",
                       "/api/v1/customers/{customer_id}/resource-summary",
                       Access::needs(permissions::view),
                       {"List a customer's resources", "查询客户资源"},
                       {"Export a customer's resources", "导出客户资源"},
                       {"Show a customer's resource and what belongs to it", "查看客户资源详情"},
                       {"How many resources a customer has", "查询客户资源概览"},
                       "resources.csv"});
  add_reading(routes, {"/api/v1/my/resources",
                       "/api/v1/my/resource-summary",
                       Access::needs(permissions::view_own),
                       {"List one's own resources", "查询我的资源"},
                       {"Export my resources", "导出我的资源"},
                       {"Show one's own resource and what belongs to it", "查看我的资源详情"},
                       {"How many resources one has", "查询我的资源概览"},
                       "my-resources.csv"});
  imports::add_routes<k_wall, k_run_columns>(routes);
  routes.add(edge::DownloadOf<edge::Nothing>{{"/api/v1/resource-imports/template",
                                              Access::needs(permissions::manage),
                                              {"A file of resources to begin with", "下载资源导入模板"},
                                              "text/csv; charset=utf-8",
                                              "resources-template.csv"},
                                             &imports::write_template<&field_rules>});
}

}  // namespace pc::resources
