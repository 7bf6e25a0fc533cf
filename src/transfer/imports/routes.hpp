// Public: the routes of one kind of import: upload, list, progress, refused lines, and their files.
#pragma once
#include "api/edge/route.hpp"
#include "transfer/imports/fields.hpp"
#include "list.hpp"
#include "api/lists/export_list.hpp"

namespace pc::imports {

/// How a kind of import stands in the API. `path`: "/api/v1/imports"; `audit`: of an upload; `file`: "imports".
struct ImportRoutes {
  const Kind& kind;
  std::string_view path;
  const access::Permission& permission;
  std::string_view audit, file;
  edge::Says upload, list, list_file, one, faults, faults_file;
  edge::Says upload_more = {}, files = {}, decide = {};  // of imports with several files that ask
};

/// Takes the body of a request as a file to import in the background, named by the header X-File-Name.
Result<ImportStarted> upload(const Kind& kind, const access::Principal& who, edge::Exchange& exchange,
                             const Upload& input);
Result<ImportStarted> upload_more(const Kind& kind, const access::Principal& who, edge::Exchange& exchange,
                                  const UploadMore& input);
Result<ImportStarted> decided(const Kind& kind, const access::Principal& who, const edge::Exchange& exchange,
                              const Decide& input);

template <const ImportRoutes& declared>
Result<ImportRows> list_runs(const work::View& view, const Paging& query) {
  return runs(declared.kind, view, query);
}
template <const ImportRoutes& declared>
Result<ImportRow> show_run(const work::View& view, const OneImport& query) {
  return run(declared.kind, view, query);
}
template <const ImportRoutes& declared>
Result<FaultRows> list_faults(const work::View& view, const OneImport& query) {
  return faults(declared.kind, view, query);
}
template <const ImportRoutes& declared>
Result<Done> write_faults(const work::View& view, const OneImport& query,
                          const std::function<void(std::string_view)>& write) {
  return export_faults(declared.kind, view, query, write);
}

template <const ImportRoutes& declared>
Result<FileRows> list_files(const work::View& view, const OneImport& query) {
  return files(declared.kind, view, query);
}

template <const ImportRoutes& declared>
void add_upload(edge::Routes& routes) {
  routes.add(edge::Direct<Upload, ImportStarted>{
      .verb = edge::Verb::post,
      .path = declared.path,
      .access = edge::Access::needs(declared.permission),
      .audit = declared.audit,
      .says = declared.upload,
      .refuses = {&pc::errors::missing_value},
      .run = [](const access::Principal& who, edge::Exchange& exchange,
                const Upload& input) { return upload(declared.kind, who, exchange, input); },
      .status = 202,
      .upload = true});
}

/// Of imports that may have several files and ask before anything counts.
template <const ImportRoutes& declared>
void add_delivery_routes(edge::Routes& routes) {
  const auto access = edge::Access::needs(declared.permission);
  const std::string one = std::string(declared.path) + "/{import_id}";
  routes.add(edge::Direct<UploadMore, ImportStarted>{
      .verb = edge::Verb::post,
      .path = one + "/files",
      .access = access,
      .audit = declared.audit,
      .says = declared.upload_more,
      .refuses = {&errors::unknown, &errors::not_collecting},
      .run = [](const access::Principal& who, edge::Exchange& exchange,
                const UploadMore& input) { return upload_more(declared.kind, who, exchange, input); },
      .status = 202,
      .upload = true});
  routes.add(edge::Read<OneImport, FileRows>{.path = one + "/files",
                                             .access = access,
                                             .says = declared.files,
                                             .refuses = {&errors::unknown},
                                             .run = &list_files<declared>});
  routes.add(edge::Direct<Decide, ImportStarted>{
      .verb = edge::Verb::post,
      .path = one + "/decision",
      .access = access,
      .audit = "imports.decide",
      .says = declared.decide,
      .refuses = {&errors::unknown, &errors::not_asking, &errors::files_elsewhere},
      .run = [](const access::Principal& who, edge::Exchange& exchange,
                const Decide& input) { return decided(declared.kind, who, exchange, input); },
      .status = 202});
}

/// The file of `rules` with one line as an example.
std::string template_of(FieldRules rules);

template <FieldRules (*rules)()>
Result<Done> write_template(const work::View&, const edge::Nothing&,
                            const std::function<void(std::string_view)>& write) {
  write(template_of(rules()));
  return Done{};
}

/// `columns`: of the list's file.
template <const ImportRoutes& declared, const auto& columns>
void add_routes(edge::Routes& routes) {
  const auto access = edge::Access::needs(declared.permission);
  const std::string path(declared.path), one = path + "/{import_id}", file(declared.file);
  constexpr std::string_view csv = "text/csv; charset=utf-8";
  add_upload<declared>(routes);
  routes.add(edge::Read<Paging, ImportRows>{
      .path = path, .access = access, .says = declared.list, .run = &list_runs<declared>});
  routes.add(edge::DownloadOf<Paging>{{path + "/export", access, declared.list_file, csv, file + ".csv"},
                                      lists::export_list<&list_runs<declared>, columns>});
  routes.add(edge::Read<OneImport, ImportRow>{.path = one,
                                              .access = access,
                                              .says = declared.one,
                                              .refuses = {&errors::unknown},
                                              .run = &show_run<declared>});
  routes.add(edge::Read<OneImport, FaultRows>{
      .path = one + "/faults", .access = access, .says = declared.faults, .run = &list_faults<declared>});
  routes.add(edge::DownloadOf<OneImport>{{one + "/faults/export", access, declared.faults_file, csv,
                                          file.substr(0, file.size() - 1) + "-faults.csv"},
                                         &write_faults<declared>,
                                         {},
                                         false,
                                         fault_cells()});
}

}  // namespace pc::imports
