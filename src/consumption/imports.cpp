#include "imports.hpp"

#include "bill_kind.hpp"
#include "imports/routes.hpp"

namespace pc::consumption {
namespace {

using imports::Paging;

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
                                               lists::customer_id("customer_id"),
                                               {"customer_name", "Customer", "客户名称", true},
                                               {"partner_name", "Partner", "伙伴", true},
                                               {"created_at", "Mapped", "映射时间"}};

#define PC_SHAPE(type, ...)                             \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

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
constexpr std::int64_t k_vendor = 0;

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
  std::vector<db::Params> customers;
  for (const auto& row :
       view.reader.rows(store::select_mapping_rows, {k_vendor, q.limit.value, q.offset.value})) {
    MappingRow m;
    m.id = std::to_string(row.integer(0));
    m.billing_account_id = row.text(1);
    if (!row.text(2).empty()) m.sub_account_id = row.text(2);
    m.customer_id = std::to_string(row.integer(3));
    m.created_at = row.instant(4);
    page.items.push_back(std::move(m));
    customers.push_back({row.integer(5), row.integer(3)});
  }
  view.reader.each_of(store::select_mapped_customer, customers, [&](std::size_t place, const db::Row& row) {
    MappingRow& m = page.items[place];
    m.customer_name = row.text(0);
    m.partner_id = std::to_string(row.integer(1));
    m.partner_name = row.text(2);
  });
  return page;
}

Result<MappingCreated> create_mapping(const access::Principal& who, edge::Exchange&,
                                      const CreateMapping& input) {
  PC_TRY(mapped, map_account(who, {input.billing_account_id.value,
                                   input.sub_account_id ? input.sub_account_id->value : std::string(),
                                   input.customer_id.value}));
  return MappingCreated{std::to_string(mapped.mapping_id), mapped.lines_landed, mapped.amount_charged};
}

constexpr imports::Wall k_wall{.kind = k_bills,
                               .path = "/api/v1/imports",
                               .permission = permissions::manage_imports,
                               .audit = "imports.upload",
                               .file = "imports",
                               .upload = {"Import a FOCUS bill", "导入账单"},
                               .list = {"List imports", "查询导入记录"},
                               .list_file = {"Export the list of imports", "导出账单导入记录"},
                               .one = {"Progress of an import", "查询导入进度"},
                               .faults = {"Refused lines of an import", "查询导入失败明细"},
                               .faults_file = {"Export refused lines of an import", "导出账单失败明细"}};

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
  imports::add_routes<k_wall, k_run_columns>(routes);
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
