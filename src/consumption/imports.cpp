#include "imports.hpp"

#include <filesystem>

#include "base/hash.hpp"
#include "import_jobs.hpp"
#include "lists/export_list.hpp"

namespace pc::consumption {
namespace {

constexpr lists::Column k_run_columns[] = {{"id", "Import", "导入编号"},
                                           {"file_name", "File", "文件"},
                                           lists::in_words("import_state", "state", "State", "状态"),
                                           {"lines_read", "Lines", "总行数"},
                                           {"lines_landed", "Landed", "入账"},
                                           {"lines_waiting", "Waiting", "待映射"},
                                           {"lines_duplicate", "Known before", "重复"},
                                           {"lines_refused", "Refused", "拒绝"},
                                           {"operator", "Operator", "操作人", true},
                                           {"started_at", "Started", "开始时间"},
                                           {"finished_at", "Finished", "完成时间"},
                                           {"error", "Fault", "失败原因"}};

constexpr lists::Column k_fault_columns[] = {{"line", "Line", "行号"},
                                             {"column", "Column", "字段"},
                                             {"reason_code", "Code", "错误码"},
                                             {"reason", "Reason", "原因"},
                                             {"value", "Value", "值"}};

constexpr lists::Column k_waiting_columns[] = {{"billing_account_id", "Billing account", "付款账户ID"},
                                               {"billing_account_name", "Name", "付款账户名称"},
                                               {"sub_account_id", "Sub account", "子账户ID"},
                                               {"sub_account_name", "Name of sub account", "子账户名称"},
                                               {"provider", "Provider", "云服务商"},
                                               {"lines", "Lines", "行数"},
                                               {"currency", "Currency", "币种"},
                                               {"billed_cost", "Billed", "账单金额"},
                                               {"first_at", "First", "最早时间"},
                                               {"last_at", "Last", "最晚时间"}};

constexpr lists::Column k_mapping_columns[] = {{"billing_account_id", "Billing account", "付款账户ID"},
                                               {"sub_account_id", "Sub account", "子账户ID"},
                                               {"customer_id", "Customer ID", "客户ID"},
                                               {"customer_name", "Customer", "客户名称", true},
                                               {"partner_name", "Partner", "伙伴", true},
                                               {"created_at", "Mapped", "映射时间"}};

#define PC_SHAPE(type, ...)                             \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

using ImportId = Id<struct ImportTag>;

struct Paging {
  lists::Limit limit;
  lists::Offset offset;
  PC_SHAPE(Paging, wire::defaulted<&Paging::limit>("limit", "Rows a page."),
           wire::defaulted<&Paging::offset>("offset", "Rows to skip."))
};
struct OneImport {
  ImportId import_id;
  lists::Limit limit;
  lists::Offset offset;
  PC_SHAPE(OneImport, wire::field<&OneImport::import_id>("import_id", "The import."),
           wire::defaulted<&OneImport::limit>("limit", "Rows a page."),
           wire::defaulted<&OneImport::offset>("offset", "Rows to skip."))
};
struct ImportRow {
  std::string id, file_name, state;
  std::int64_t bytes_total = 0, bytes_done = 0, lines_read = 0, lines_landed = 0, lines_waiting = 0,
               lines_duplicate = 0, lines_refused = 0;
  std::string error, operator_name;
  Instant started_at;
  std::optional<Instant> finished_at;
  PC_SHAPE(ImportRow, wire::field<&ImportRow::id>("id", "The import."),
           wire::field<&ImportRow::file_name>("file_name", "File."),
           wire::field<&ImportRow::state>("state", "running, finished or failed."),
           wire::field<&ImportRow::bytes_total>("bytes_total", "Size of the file."),
           wire::field<&ImportRow::bytes_done>("bytes_done", "Read of it."),
           wire::field<&ImportRow::lines_read>("lines_read", "Lines read."),
           wire::field<&ImportRow::lines_landed>("lines_landed", "Charged or recorded."),
           wire::field<&ImportRow::lines_waiting>("lines_waiting", "Waiting for a mapping."),
           wire::field<&ImportRow::lines_duplicate>("lines_duplicate", "Known from an earlier import."),
           wire::field<&ImportRow::lines_refused>("lines_refused", "Refused; see its faults."),
           wire::field<&ImportRow::error>("error", "Why it ended early."),
           wire::field<&ImportRow::operator_name>("operator", "Who imported."),
           wire::field<&ImportRow::started_at>("started_at", "Begin."),
           wire::field<&ImportRow::finished_at>("finished_at", "End; null while it runs."))
};
struct ImportRows {
  std::int64_t total = 0;
  std::vector<ImportRow> items;
  PC_SHAPE(ImportRows, wire::field<&ImportRows::total>("total", "Imports."),
           wire::field<&ImportRows::items>("items", "The page, newest first."))
};
struct FaultRow {
  std::int64_t line = 0;
  std::string column, reason_code, reason, value;
  PC_SHAPE(FaultRow, wire::field<&FaultRow::line>("line", "Line of the file."),
           wire::field<&FaultRow::column>("column", "Column at fault."),
           wire::field<&FaultRow::reason_code>("reason_code", "Why, as a code."),
           wire::field<&FaultRow::reason>("reason", "Why."),
           wire::field<&FaultRow::value>("value", "The value."))
};
struct FaultRows {
  std::int64_t total = 0;
  std::vector<FaultRow> items;
  PC_SHAPE(FaultRows, wire::field<&FaultRows::total>("total", "Refused lines."),
           wire::field<&FaultRows::items>("items", "The page."))
};
struct WaitingAccount {
  std::string billing_account_id, billing_account_name, sub_account_id, sub_account_name, provider;
  std::int64_t lines = 0;
  std::string currency;
  Decimal billed_cost;
  Instant first_at, last_at;
  PC_SHAPE(WaitingAccount,
           wire::field<&WaitingAccount::billing_account_id>("billing_account_id", "Billing account."),
           wire::field<&WaitingAccount::billing_account_name>("billing_account_name", "Its name."),
           wire::field<&WaitingAccount::sub_account_id>("sub_account_id", "Sub-account."),
           wire::field<&WaitingAccount::sub_account_name>("sub_account_name", "Its name."),
           wire::field<&WaitingAccount::provider>("provider", "Cloud."),
           wire::field<&WaitingAccount::lines>("lines", "Lines that wait."),
           wire::field<&WaitingAccount::currency>("currency", "Currency."),
           wire::field<&WaitingAccount::billed_cost>("billed_cost", "Their sum, exact."),
           wire::field<&WaitingAccount::first_at>("first_at", "Earliest consumption."),
           wire::field<&WaitingAccount::last_at>("last_at", "Latest consumption."))
};
struct WaitingAccounts {
  std::int64_t total = 0;
  std::vector<WaitingAccount> items;
  PC_SHAPE(WaitingAccounts, wire::field<&WaitingAccounts::total>("total", "Accounts that wait."),
           wire::field<&WaitingAccounts::items>("items", "The page, most lines first."))
};
struct MappingRow {
  std::string id, billing_account_id;
  std::optional<std::string> sub_account_id;
  std::string customer_id, customer_name, partner_id, partner_name;
  Instant created_at;
  PC_SHAPE(MappingRow, wire::field<&MappingRow::id>("id", "The mapping."),
           wire::field<&MappingRow::billing_account_id>("billing_account_id", "Billing account."),
           wire::field<&MappingRow::sub_account_id>("sub_account_id",
                                                    "Sub-account; null: all without their own."),
           wire::field<&MappingRow::customer_id>("customer_id", "Customer."),
           wire::field<&MappingRow::customer_name>("customer_name", "Its name."),
           wire::field<&MappingRow::partner_id>("partner_id", "Its partner."),
           wire::field<&MappingRow::partner_name>("partner_name", "That partner's name."),
           wire::field<&MappingRow::created_at>("created_at", "Since when."))
};
struct MappingRows {
  std::int64_t total = 0;
  std::vector<MappingRow> items;
  PC_SHAPE(MappingRows, wire::field<&MappingRows::total>("total", "Mappings."),
           wire::field<&MappingRows::items>("items", "The page, newest first."))
};
struct CreateMapping {
  Text<1, 200> billing_account_id;
  std::optional<Text<1, 200>> sub_account_id;
  customers::CustomerId customer_id;
  PC_SHAPE(CreateMapping,
           wire::field<&CreateMapping::billing_account_id>("billing_account_id", "Billing account."),
           wire::field<&CreateMapping::sub_account_id>("sub_account_id",
                                                       "Sub-account; null: all without their own."),
           wire::field<&CreateMapping::customer_id>("customer_id", "The customer its lines belong to."))
};
struct MappingCreated {
  std::string id;
  std::int64_t lines_landed = 0;
  Money amount_charged;
  PC_SHAPE(MappingCreated, wire::field<&MappingCreated::id>("id", "The mapping."),
           wire::field<&MappingCreated::lines_landed>("lines_landed", "Waiting lines that landed."),
           wire::field<&MappingCreated::amount_charged>("amount_charged", "Their price, in yuan."))
};
struct ImportStarted {
  std::string id;
  PC_SHAPE(ImportStarted, wire::field<&ImportStarted::id>("id", "The import; ask for its progress."))
};

ImportRow run_of(const db::Row& row) {
  ImportRow r;
  r.id = std::to_string(row.integer(0));
  r.file_name = row.text(1);
  r.state = row.text(2);
  r.bytes_total = row.integer(3);
  r.bytes_done = row.integer(4);
  r.lines_read = row.integer(5);
  r.lines_landed = row.integer(6);
  r.lines_waiting = row.integer(7);
  r.lines_duplicate = row.integer(8);
  r.lines_refused = row.integer(9);
  r.error = row.text(10);
  r.operator_name = row.text(11);
  r.started_at = row.instant(12);
  if (row.integer(13) != 0) r.finished_at = row.instant(13);
  return r;
}

constexpr std::int64_t k_vendor = 0;

Result<ImportRows> list_runs(const work::View& view, const Paging& q) {
  ImportRows page;
  page.total = view.reader.one(store::count_runs, {k_vendor}).integer(0);
  for (const auto& row : view.reader.rows(store::select_runs, {k_vendor, q.limit.value, q.offset.value}))
    page.items.push_back(run_of(row));
  return page;
}

Result<ImportRow> show_run(const work::View& view, const OneImport& q) {
  const auto row = view.reader.maybe(store::select_run, {k_vendor, q.import_id.value});
  if (!row) return refuse(errors::unknown_import, "import_id");
  return run_of(*row);
}

Result<FaultRows> list_faults(const work::View& view, const OneImport& q) {
  const bool english = view.who.language == Language::en;
  FaultRows page;
  page.total = view.reader.one(store::count_faults, {k_vendor, q.import_id.value}).integer(0);
  for (const auto& row :
       view.reader.rows(store::select_faults, {k_vendor, q.import_id.value, q.limit.value, q.offset.value}))
    page.items.push_back({row.integer(0), row.text(1), row.text(2), row.text(english ? 3 : 4), row.text(5)});
  return page;
}

Result<WaitingAccounts> list_waiting(const work::View& view, const Paging& q) {
  WaitingAccounts page;
  page.total = waiting_accounts(view.reader);
  for (const auto& row :
       view.reader.rows(store::select_waiting_accounts, {k_vendor, q.limit.value, q.offset.value}))
    page.items.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5),
                          row.text(6), Decimal(row.integer(7), k_rated_scale), row.instant(8),
                          row.instant(9)});
  return page;
}

Result<MappingRows> list_mappings(const work::View& view, const Paging& q) {
  MappingRows page;
  page.total = view.reader.one(store::count_mapping_rows, {k_vendor}).integer(0);
  for (const auto& row :
       view.reader.rows(store::select_mapping_rows, {k_vendor, q.limit.value, q.offset.value})) {
    MappingRow m;
    m.id = std::to_string(row.integer(0));
    m.billing_account_id = row.text(1);
    if (!row.text(2).empty()) m.sub_account_id = row.text(2);
    m.customer_id = std::to_string(row.integer(3));
    m.customer_name = row.text(4);
    m.partner_id = std::to_string(row.integer(5));
    m.partner_name = row.text(6);
    m.created_at = row.instant(7);
    page.items.push_back(std::move(m));
  }
  return page;
}

Result<MappingCreated> create_mapping(const access::Principal& who, edge::Exchange&,
                                      const CreateMapping& input) {
  PC_TRY(mapped, map_account(who, {input.billing_account_id.value,
                                   input.sub_account_id ? input.sub_account_id->value : std::string(),
                                   input.customer_id.value}));
  return MappingCreated{std::to_string(mapped.mapping_id), mapped.lines_landed, mapped.amount_charged};
}

/// The spooled body is kept under another name, because the connection removes its own file when it has answered.
Result<ImportStarted> upload(const access::Principal& who, edge::Exchange& exchange, const edge::Nothing&) {
  if (exchange.body_file.empty()) return refuse(pc::errors::missing_value, "body", "CSV");
  const std::string path = parts().data_folder + "/import-" + random_hex(8) + ".csv";
  std::filesystem::rename(exchange.body_file, path);
  std::string name = percent_decoded(exchange.header("x-file-name"), false);
  if (name.empty() || utf8_length(name) > 200 || has_control_characters(name)) name = "upload.csv";
  return ImportStarted{std::to_string(import_in_background(path, name, who))};
}

}  // namespace

std::int64_t waiting_accounts(db::Reader& reader) {
  return reader.one(store::count_waiting_accounts, {k_vendor}).integer(0);
}

std::vector<std::pair<std::string, std::string>> waiting_account_ids(db::Reader& reader) {
  std::vector<std::pair<std::string, std::string>> all;
  for (const auto& row :
       reader.rows(store::select_waiting_accounts, {k_vendor, std::int64_t{10'000}, std::int64_t{0}}))
    all.emplace_back(row.text(0), row.text(2));
  return all;
}

void add_import_routes(edge::Routes& routes) {
  using edge::Access;
  const Access manage = Access::needs(permissions::manage_imports);
  routes.add(edge::Direct<edge::Nothing, ImportStarted>{.verb = edge::Verb::post,
                                                        .path = "/api/v1/imports",
                                                        .access = manage,
                                                        .audit = "imports.upload",
                                                        .says = {"Import a FOCUS 1.0 bill", "导入账单"},
                                                        .run = &upload,
                                                        .status = 202,
                                                        .upload = true});
  routes.add(edge::Read<Paging, ImportRows>{.path = "/api/v1/imports",
                                            .access = manage,
                                            .says = {"List imports", "查询导入记录"},
                                            .run = &list_runs});
  routes.add(edge::DownloadOf<Paging>{{"/api/v1/imports/export",
                                       manage,
                                       {"Export the list of imports", "导出账单导入记录"},
                                       "text/csv; charset=utf-8",
                                       "imports.csv"},
                                      lists::export_list<&list_runs, k_run_columns>});
  routes.add(edge::Read<OneImport, ImportRow>{.path = "/api/v1/imports/{import_id}",
                                              .access = manage,
                                              .says = {"Progress of an import", "查询导入进度"},
                                              .refuses = {&errors::unknown_import},
                                              .run = &show_run});
  routes.add(edge::Read<OneImport, FaultRows>{.path = "/api/v1/imports/{import_id}/faults",
                                              .access = manage,
                                              .says = {"Refused lines of an import", "查询导入失败明细"},
                                              .run = &list_faults});
  routes.add(edge::DownloadOf<OneImport>{{"/api/v1/imports/{import_id}/faults/export",
                                          manage,
                                          {"Export refused lines of an import", "导出账单失败明细"},
                                          "text/csv; charset=utf-8",
                                          "import-faults.csv"},
                                         lists::export_list<&list_faults, k_fault_columns>});
  routes.add(
      edge::Read<Paging, WaitingAccounts>{.path = "/api/v1/waiting-accounts",
                                          .access = manage,
                                          .says = {"Accounts that wait for a mapping", "查询待映射账户"},
                                          .run = &list_waiting});
  routes.add(edge::DownloadOf<Paging>{{"/api/v1/waiting-accounts/export",
                                       manage,
                                       {"Export accounts that wait for a mapping", "导出待映射账户"},
                                       "text/csv; charset=utf-8",
                                       "waiting-accounts.csv"},
                                      lists::export_list<&list_waiting, k_waiting_columns>});
  routes.add(edge::Read<Paging, MappingRows>{.path = "/api/v1/mappings",
                                             .access = manage,
                                             .says = {"List mappings", "查询账户映射"},
                                             .run = &list_mappings});
  routes.add(edge::DownloadOf<Paging>{{"/api/v1/mappings/export",
                                       manage,
                                       {"Export mappings", "导出账户映射"},
                                       "text/csv; charset=utf-8",
                                       "mappings.csv"},
                                      lists::export_list<&list_mappings, k_mapping_columns>});
  routes.add(edge::Direct<CreateMapping, MappingCreated>{
      .verb = edge::Verb::post,
      .path = "/api/v1/mappings",
      .access = manage,
      .audit = "mappings.create",
      .says = {"Map an account to a customer and land its lines", "映射账户"},
      .refuses = {&customers::errors::unknown_customer, &errors::mapping_exists},
      .run = &create_mapping});
}

}  // namespace pc::consumption
