#include "mapping_list.hpp"

#include "consumption.hpp"
#include "imports/list.hpp"
#include "lists/export_list.hpp"
#include "mapping.hpp"

namespace pc::consumption {

std::span<const wire::Name<DeliveryMode>> names(DeliveryMode) {
  static constexpr wire::Name<DeliveryMode> all[] = {{DeliveryMode::unsaid, "unsaid"},
                                                     {DeliveryMode::snapshot, "snapshot"},
                                                     {DeliveryMode::increment, "increment"}};
  return all;
}

namespace {

using imports::Paging;
struct MappingTag {
  static constexpr const char* name = "mapping";
};
using MappingId = Id<MappingTag>;

constexpr std::int64_t k_vendor = 0;

constexpr lists::Column k_columns[] = {{"billing_account_id", "Billing account", "付款账户ID"},
                                       {"sub_account_id", "Sub account", "子账户ID"},
                                       {"from", "From", "开始日期"},
                                       {"to", "To", "结束日期"},
                                       lists::customer_id("customer_id"),
                                       {"customer_name", "Customer", "客户名称", true},
                                       {"partner_name", "Partner", "伙伴", true},
                                       lists::in_words("delivery", "delivery", "Delivery", "交付方式"),
                                       {"created_at", "Mapped", "映射时间"}};

// The customer's name as it is where it is now.
const db::Statement select_rows{
    "consumption.mapping_rows",
    "SELECT m.mapping_id, m.billing_account_id, m.sub_account_id, m.first_day, m.end_day, m.customer_id, c.name, "
    "c.partner_id, p.name, m.delivery, m.created_at FROM bill_mapping m "
    "JOIN customer_directory d ON d.customer_id = m.customer_id "
    "JOIN customer c ON c.tenant_id = d.tenant_id AND c.customer_id = m.customer_id "
    "JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id "
    "WHERE m.tenant_id = $1 ORDER BY m.mapping_id DESC LIMIT $2 OFFSET $3"};
const db::Statement count_rows{"consumption.count_mappings", "SELECT COUNT(*) FROM bill_mapping WHERE tenant_id = $1"};

#define PC_SHAPE(type, ...)                             \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

struct MappingRow {
  std::string id, billing_account_id;
  std::optional<std::string> sub_account_id;
  std::optional<Day> from, to;
  std::string customer_id, customer_name, partner_id, partner_name;
  DeliveryMode delivery = DeliveryMode::unsaid;
  Instant created_at;
  PC_SHAPE(MappingRow, wire::field<&MappingRow::id>("id", "The mapping."),
           wire::field<&MappingRow::billing_account_id>("billing_account_id", "Billing account."),
           wire::field<&MappingRow::sub_account_id>("sub_account_id",
                                                    "Sub-account; null: all without their own."),
           wire::field<&MappingRow::from>("from", "First day of consumption it holds for; null: always."),
           wire::field<&MappingRow::to>("to", "Last day of consumption it holds for; null: it goes on."),
           wire::field<&MappingRow::customer_id>("customer_id", "Customer."),
           wire::field<&MappingRow::customer_name>("customer_name", "Its name."),
           wire::field<&MappingRow::partner_id>("partner_id", "Its partner."),
           wire::field<&MappingRow::partner_name>("partner_name", "That partner's name."),
           wire::field<&MappingRow::delivery>("delivery", "How the account's bills are delivered."),
           wire::field<&MappingRow::created_at>("created_at", "Since when."))
};
struct MappingRows {
  std::int64_t total = 0;
  std::vector<MappingRow> items;
  PC_SHAPE(MappingRows, wire::field<&MappingRows::total>("total", "Mappings."),
           wire::field<&MappingRows::items>("items", "The page, newest first."))
};
struct CreateMapping {
  Text<1, 1024> billing_account_id;
  std::optional<Text<1, 1024>> sub_account_id;
  customers::CustomerId customer_id;
  std::optional<Day> from, to;
  std::optional<DeliveryMode> delivery;
  PC_SHAPE(CreateMapping,
           wire::field<&CreateMapping::billing_account_id>("billing_account_id", "Billing account."),
           wire::field<&CreateMapping::sub_account_id>("sub_account_id",
                                                       "Sub-account; null: all without their own."),
           wire::field<&CreateMapping::customer_id>("customer_id", "The customer its lines belong to."),
           wire::field<&CreateMapping::from>("from", "First day of consumption (GMT+08:00); null: always."),
           wire::field<&CreateMapping::to>("to", "Last day of consumption (GMT+08:00); null: it goes on."),
           wire::field<&CreateMapping::delivery>("delivery",
                                                 "How the account's bills are delivered when it is not said."))
};
struct ChangeMapping {
  MappingId mapping_id;
  Day from;
  customers::CustomerId customer_id;
  PC_SHAPE(ChangeMapping, wire::field<&ChangeMapping::mapping_id>("mapping_id", "The mapping."),
           wire::field<&ChangeMapping::from>("from", "First day of consumption of the other customer (GMT+08:00)."),
           wire::field<&ChangeMapping::customer_id>("customer_id", "To whom it belongs from then on."))
};
struct EndMapping {
  MappingId mapping_id;
  Day to;
  PC_SHAPE(EndMapping, wire::field<&EndMapping::mapping_id>("mapping_id", "The mapping."),
           wire::field<&EndMapping::to>("to", "Last day of consumption it holds for (GMT+08:00)."))
};
struct SetDelivery {
  MappingId mapping_id;
  DeliveryMode delivery = DeliveryMode::unsaid;
  PC_SHAPE(SetDelivery, wire::field<&SetDelivery::mapping_id>("mapping_id", "The mapping."),
           wire::field<&SetDelivery::delivery>("delivery", "How all bills of its billing account are delivered."))
};
struct OneMapping {
  MappingId mapping_id;
  PC_SHAPE(OneMapping, wire::field<&OneMapping::mapping_id>("mapping_id", "The mapping."))
};
struct MappingDone {
  std::string id;
  std::int64_t lines_landed = 0;
  Money amount_charged;
  PC_SHAPE(MappingDone, wire::field<&MappingDone::id>("id", "The mapping."),
           wire::field<&MappingDone::lines_landed>("lines_landed", "Waiting lines that landed."),
           wire::field<&MappingDone::amount_charged>("amount_charged", "Their price, in yuan."))
};

Result<MappingRows> list_mappings(const work::View& view, const Paging& q) {
  MappingRows page;
  page.total = view.reader.one(count_rows, {k_vendor}).integer(0);
  for (const auto& row : view.reader.rows(select_rows, {k_vendor, q.limit.value, q.offset.value})) {
    MappingRow m;
    m.id = std::to_string(row.integer(0));
    m.billing_account_id = row.text(1);
    if (!row.text(2).empty()) m.sub_account_id = row.text(2);
    if (row.integer(3) > 0) m.from = Day{static_cast<std::int32_t>(row.integer(3))};
    if (row.integer(4) < INT32_MAX) m.to = Day{static_cast<std::int32_t>(row.integer(4) - 1)};
    m.customer_id = std::to_string(row.integer(5));
    m.customer_name = row.text(6);
    m.partner_id = std::to_string(row.integer(7));
    m.partner_name = row.text(8);
    m.delivery = delivery_mode_of(row.text(9)).value_or(DeliveryMode::unsaid);
    m.created_at = row.instant(10);
    page.items.push_back(std::move(m));
  }
  return page;
}

Result<MappingDone> done(Result<Mapped> mapped) {
  if (!mapped) return mapped.refusal();
  return MappingDone{std::to_string(mapped->mapping_id), mapped->lines_landed, mapped->amount_charged};
}

Result<MappingDone> create(const access::Principal& who, edge::Exchange& exchange, const CreateMapping& input) {
  return done(map_account(*exchange.database, who, {input.billing_account_id.value, input.sub_account_id ? input.sub_account_id->value : "",
                                input.customer_id.value, input.from, input.to,
                                input.delivery.value_or(DeliveryMode::unsaid)}));
}
Result<MappingDone> change(const access::Principal& who, edge::Exchange& exchange, const ChangeMapping& input) {
  return done(change_mapping(*exchange.database, who, input.mapping_id.value, input.from, input.customer_id.value));
}
Result<MappingDone> run(const access::Principal&, edge::Exchange& exchange, const OneMapping& input) {
  return done(run_mapping(*exchange.database, input.mapping_id.value));
}
Result<edge::Nothing> end(work::Work& work, const EndMapping& input) {
  PC_CHECK(end_mapping(work, input.mapping_id.value, input.to));
  return edge::Nothing{};
}
Result<edge::Nothing> deliver(work::Work& work, const SetDelivery& input) {
  PC_CHECK(set_delivery(work, input.mapping_id.value, input.delivery));
  return edge::Nothing{};
}

void add_acts(edge::Routes& routes) {
  const auto manage = edge::Access::needs(permissions::manage_imports);
  routes.add(edge::Direct<CreateMapping, MappingDone>{
      .verb = edge::Verb::post,
      .path = "/api/v1/mappings",
      .access = manage,
      .audit = "mappings.create",
      .says = {"Map an account to a customer and land its lines", "映射账户"},
      .refuses = {&customers::errors::unknown_customer, &errors::mapping_exists},
      .run = &create});
  routes.add(edge::Direct<ChangeMapping, MappingDone>{
      .verb = edge::Verb::post,
      .path = "/api/v1/mappings/{mapping_id}/change",
      .access = manage,
      .audit = "mappings.change",
      .says = {"Map an account to another customer from a day on", "变更账户映射"},
      .refuses = {&customers::errors::unknown_customer, &errors::unknown_mapping},
      .run = &change});
  routes.add(edge::Write<EndMapping, edge::Nothing>{.verb = edge::Verb::post,
                                                    .path = "/api/v1/mappings/{mapping_id}/end",
                                                    .access = manage,
                                                    .audit = "mappings.end",
                                                    .says = {"End a mapping after a day", "结束账户映射"},
                                                    .refuses = {&errors::unknown_mapping},
                                                    .run = &end});
  routes.add(edge::Write<SetDelivery, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/api/v1/mappings/{mapping_id}/delivery",
      .access = manage,
      .audit = "mappings.set_delivery",
      .says = {"Say how an account's bills are delivered", "设置账单交付方式"},
      .refuses = {&errors::unknown_mapping},
      .run = &deliver});
  routes.add(edge::Direct<OneMapping, MappingDone>{.verb = edge::Verb::post,
                                                   .path = "/api/v1/mappings/{mapping_id}/run",
                                                   .access = manage,
                                                   .audit = "mappings.run",
                                                   .says = {"Land what waits for a mapping", "重新执行映射"},
                                                   .refuses = {&errors::unknown_mapping},
                                                   .run = &run});
}

}  // namespace

void add_mapping_routes(edge::Routes& routes) {
  const auto manage = edge::Access::needs(permissions::manage_imports);
  routes.add(edge::Read<Paging, MappingRows>{.path = "/api/v1/mappings",
                                             .access = manage,
                                             .says = {"List mappings", "查询账户映射"},
                                             .run = &list_mappings});
  routes.add(edge::DownloadOf<Paging>{{"/api/v1/mappings/export",
                                       manage,
                                       {"Export mappings", "导出账户映射"},
                                       "text/csv; charset=utf-8",
                                       "mappings.csv"},
                                      lists::export_list<&list_mappings, k_columns>});
  add_acts(routes);
}

}  // namespace pc::consumption
