// Door: the routes of one kind of import: upload, list, progress, refused lines, and their files.
#pragma once
#include "edge/route.hpp"
#include "list.hpp"
#include "lists/export_list.hpp"

namespace pc::imports {

/// How a kind of import stands in the API. `path`: "/api/v1/imports"; `audit`: of an upload; `file`: "imports".
struct Wall {
  const Kind& kind;
  std::string_view path;
  const access::Permission& permission;
  std::string_view audit, file;
  edge::Says upload, list, list_file, one, faults, faults_file;
};

/// Takes the body of a request as a file to import in the background, named by the header X-File-Name.
Result<ImportStarted> upload(const Kind& kind, const access::Principal& who, edge::Exchange& exchange);

inline constexpr lists::Column k_fault_columns[] = {{"line", "Line", "行号"},
                                                    {"column", "Column", "字段"},
                                                    {"reason_code", "Code", "错误码"},
                                                    {"reason", "Reason", "原因"},
                                                    {"value", "Value", "值"}};

template <const Wall& wall>
Result<ImportRows> list_runs(const work::View& view, const Paging& query) {
  return runs(wall.kind, view, query);
}
template <const Wall& wall>
Result<ImportRow> show_run(const work::View& view, const OneImport& query) {
  return run(wall.kind, view, query);
}
template <const Wall& wall>
Result<FaultRows> list_faults(const work::View& view, const OneImport& query) {
  return faults(wall.kind, view, query);
}

template <const Wall& wall>
void add_upload(edge::Routes& routes) {
  routes.add(edge::Direct<edge::Nothing, ImportStarted>{
      .verb = edge::Verb::post,
      .path = wall.path,
      .access = edge::Access::needs(wall.permission),
      .audit = wall.audit,
      .says = wall.upload,
      .run = [](const access::Principal& who, edge::Exchange& exchange,
                const edge::Nothing&) { return upload(wall.kind, who, exchange); },
      .status = 202,
      .upload = true});
}

/// `columns`: of the list's file.
template <const Wall& wall, const auto& columns>
void add_routes(edge::Routes& routes) {
  const auto access = edge::Access::needs(wall.permission);
  const std::string path(wall.path), one = path + "/{import_id}", file(wall.file);
  constexpr std::string_view csv = "text/csv; charset=utf-8";
  add_upload<wall>(routes);
  routes.add(edge::Read<Paging, ImportRows>{
      .path = path, .access = access, .says = wall.list, .run = &list_runs<wall>});
  routes.add(edge::DownloadOf<Paging>{{path + "/export", access, wall.list_file, csv, file + ".csv"},
                                      lists::export_list<&list_runs<wall>, columns>});
  routes.add(edge::Read<OneImport, ImportRow>{.path = one,
                                              .access = access,
                                              .says = wall.one,
                                              .refuses = {&errors::unknown},
                                              .run = &show_run<wall>});
  routes.add(edge::Read<OneImport, FaultRows>{
      .path = one + "/faults", .access = access, .says = wall.faults, .run = &list_faults<wall>});
  routes.add(edge::DownloadOf<OneImport>{{one + "/faults/export", access, wall.faults_file, csv,
                                          file.substr(0, file.size() - 1) + "-faults.csv"},
                                         lists::export_list<&list_faults<wall>, k_fault_columns>});
}

}  // namespace pc::imports
