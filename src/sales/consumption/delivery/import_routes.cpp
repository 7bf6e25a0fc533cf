#include "import_routes.hpp"

#include "sales/consumption/bill_kind.hpp"
#include "transfer/imports/routes.hpp"
#include "question.hpp"

namespace pc::consumption {
namespace {

constexpr lists::Column k_run_columns[] = {imports::runs_file::id,
                                           imports::runs_file::file_name,
                                           {"files", "Files", "文件数"},
                                           imports::runs_file::state,
                                           imports::runs_file::lines_read,
                                           {"lines_landed", "Landed", "入账"},
                                           {"lines_waiting", "Waiting", "等待"},
                                           {"lines_duplicate", "Known before", "相同"},
                                           {"lines_changed", "Changed", "变更"},
                                           {"lines_gone", "Taken back", "冲回"},
                                           imports::runs_file::lines_refused,
                                           imports::runs_file::operator_name,
                                           imports::runs_file::started_at,
                                           imports::runs_file::finished_at,
                                           imports::runs_file::error};

constexpr imports::ImportRoutes k_wall{
    .kind = k_bills,
    .path = "/api/v1/imports",
    .permission = permissions::manage_imports,
    .audit = "imports.upload",
    .file = "imports",
    .upload = {"Import a FOCUS bill", "导入账单"},
    .list = {"List imports", "查询导入记录"},
    .list_file = {"Export the list of imports", "导出账单导入记录"},
    .one = {"Progress of an import", "查询导入进度"},
    .faults = {"Refused lines of an import", "查询导入失败明细"},
    .faults_file = {"Export refused lines of an import", "导出账单失败明细"},
    .upload_more = {"Another file of an import", "上传导入的其他文件"},
    .files = {"Files of an import", "查询导入的文件"},
    .decide = {"Decide what a delivery means", "处理待确认的账单导入"}};

/// Nothing is asked when the import does not wait.
Result<Question> show_comparison(const work::View& view, const imports::OneImport& query) {
  PC_TRY(text, imports::question(k_bills, view.reader, query.import_id));
  auto question = read_question(text);
  if (!question) return refuse(imports::errors::not_asking, "import_id");
  return std::move(*question);
}

}  // namespace

void add_import_routes(edge::Routes& routes) {
  imports::add_routes<k_wall, k_run_columns>(routes);
  imports::add_delivery_routes<k_wall>(routes);
  routes.add(edge::Read<imports::OneImport, Question>{
      .path = "/api/v1/imports/{import_id}/comparison",
      .access = edge::Access::needs(permissions::manage_imports),
      .says = {"What a delivery would do that waits for a decision", "查询待确认账单导入的比对结果"},
      .refuses = {&imports::errors::unknown, &imports::errors::not_asking},
      .run = &show_comparison});
}

}  // namespace pc::consumption
