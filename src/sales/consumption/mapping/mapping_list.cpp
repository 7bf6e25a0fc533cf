#include "mapping_list.hpp"

#include "sales/consumption/consumption.hpp"
#include "transfer/imports/list.hpp"
#include "api/lists/list.hpp"
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

struct MappingRow {
  static constexpr const char* shape_name = "MappingRow";
  std::string id, billing_account_id;
  std::optional<std::string> sub_account_id;
  std::optional<Day> from, to;
  std::string customer_id, customer_name, partner_id, partner_name;
  DeliveryMode delivery = DeliveryMode::unsaid;
  Instant created_at;
  MappingId mapping;
  customers::CustomerId customer;
  partners::PartnerId partner;
  Day end;
  std::string said;  // how bills are delivered, as it is kept
  static wire::Fields fields();
};
struct MappingRows {
  static constexpr const char* shape_name = "MappingRows";
  std::int64_t total = 0;
  std::vector<MappingRow> items;
  static wire::Fields fields();
};
struct CreateMapping {
  static constexpr const char* shape_name = "CreateMapping";
  Text<1, 1024> billing_account_id;
  std::optional<Text<1, 1024>> sub_account_id;
  customers::CustomerId customer_id;
  std::optional<Day> from, to;
  std::optional<DeliveryMode> delivery;
  static wire::Fields fields();
};
struct ChangeMapping {
  static constexpr const char* shape_name = "ChangeMapping";
  MappingId mapping_id;
  Day from;
  customers::CustomerId customer_id;
  static wire::Fields fields();
};
struct EndMapping {
  static constexpr const char* shape_name = "EndMapping";
  MappingId mapping_id;
  Day to;
  static wire::Fields fields();
};
struct SetDelivery {
  static constexpr const char* shape_name = "SetDelivery";
  MappingId mapping_id;
  DeliveryMode delivery = DeliveryMode::unsaid;
  static wire::Fields fields();
};
struct OneMapping {
  static constexpr const char* shape_name = "OneMapping";
  MappingId mapping_id;
  static wire::Fields fields();
};
struct MappingDone {
  static constexpr const char* shape_name = "MappingDone";
  std::string id;
  std::int64_t lines_landed = 0;
  Money amount_charged;
  static wire::Fields fields();
};

wire::Fields MappingRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&MappingRows::total>("total", "Mappings."),
                                        wire::field<&MappingRows::items>("items", "The page, newest first.")};
  return all;
}

wire::Fields CreateMapping::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&CreateMapping::billing_account_id>("billing_account_id", "Billing account."),
      wire::field<&CreateMapping::sub_account_id>("sub_account_id",
                                                  "Sub-account; null: all without their own."),
      wire::field<&CreateMapping::customer_id>("customer_id", "The customer its lines belong to."),
      wire::field<&CreateMapping::from>("from", "First day of consumption (GMT+08:00); null: always."),
      wire::field<&CreateMapping::to>("to", "Last day of consumption (GMT+08:00); null: it goes on."),
      wire::field<&CreateMapping::delivery>("delivery",
                                            "How the account's bills are delivered when it is not said.")};
  return all;
}

wire::Fields ChangeMapping::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ChangeMapping::mapping_id>("mapping_id", "The mapping."),
      wire::field<&ChangeMapping::from>("from",
                                        "First day of consumption of the other customer (GMT+08:00)."),
      wire::field<&ChangeMapping::customer_id>("customer_id", "To whom it belongs from then on.")};
  return all;
}

wire::Fields EndMapping::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&EndMapping::mapping_id>("mapping_id", "The mapping."),
      wire::field<&EndMapping::to>("to", "Last day of consumption it holds for (GMT+08:00).")};
  return all;
}

wire::Fields SetDelivery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&SetDelivery::mapping_id>("mapping_id", "The mapping."),
      wire::field<&SetDelivery::delivery>("delivery", "How all bills of its billing account are delivered.")};
  return all;
}

wire::Fields OneMapping::fields() {
  static constexpr wire::Field all[] = {wire::field<&OneMapping::mapping_id>("mapping_id", "The mapping.")};
  return all;
}

wire::Fields MappingDone::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&MappingDone::id>("id", "The mapping."),
      wire::field<&MappingDone::lines_landed>("lines_landed", "Waiting lines that landed."),
      wire::field<&MappingDone::amount_charged>("amount_charged", "Their price, in yuan.")};
  return all;
}

/// The vendor's.
struct Vendor {
  TenantId tenant_id;
};

using R = MappingRow;
using lists::column;
using lists::computed;
using lists::hidden;
// The customer's name as it is where it is now.
const lists::List<R, Paging, Vendor, MappingRows> k_mappings{
    {.name = "consumption.mappings",
     .from = "bill_mapping m JOIN customer_directory d ON d.customer_id = m.customer_id "
             "JOIN customer c ON c.tenant_id = d.tenant_id AND c.customer_id = m.customer_id "
             "JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id",
     .count_from = "bill_mapping m",
     .scope = "m.tenant_id = :tenant_id",
     .columns =
         {hidden<&R::mapping>("m.mapping_id"), hidden<&R::customer>("m.customer_id"),
          hidden<&R::partner>("c.partner_id"), hidden<&R::end>("m.end_day"), hidden<&R::said>("m.delivery"),
          computed<&R::id>({}, "The mapping."),
          column<&R::billing_account_id>("m.billing_account_id", {"Billing account ID", "计费账户ID"},
                                         "Billing account.")
              .as_id(),
          lists::some<&R::sub_account_id>("m.sub_account_id", {"Sub-account ID", "子账户ID"},
                                          "Sub-account; null: all without their own."),
          lists::some<&R::from>("m.first_day", {"From", "开始日期"},
                                "First day of consumption it holds for; null: always."),
          computed<&R::to>({"To", "结束日期"}, "Last day of consumption it holds for; null: it goes on."),
          computed<&R::customer_id>(lists::k_customer_id, "Customer.").as_id(),
          column<&R::customer_name>("c.name", {"Customer name", "客户名称"}, "Its name.").masked_in_files(),
          computed<&R::partner_id>({}, "Its partner."),
          column<&R::partner_name>("p.name", {"Partner", "所属伙伴"}, "That partner's name.")
              .masked_in_files(),
          computed<&R::delivery>({"Delivered as", "交付方式"}, "How the account's bills are delivered.")
              .in_words_of("delivery"),
          column<&R::created_at>("m.created_at", {"Mapped", "映射时间"}, "Since when.")},
     .filters = {},
     .order = "m.mapping_id DESC",
     .file = {"billing_account_id", "sub_account_id", "from", "to", "customer_id", "customer_name",
              "partner_name", "delivery", "created_at"}}};

void finish(std::span<MappingRow> rows) {
  for (auto& m : rows) {
    m.id = m.mapping.text();
    if (m.end < Day{INT32_MAX}) m.to = Day{m.end.number - 1};
    m.customer_id = m.customer.text();
    m.partner_id = m.partner.text();
    m.delivery = delivery_mode_of(m.said).value_or(DeliveryMode::unsaid);
  }
}

wire::Fields MappingRow::fields() { return k_mappings.row_fields(); }

Result<MappingRows> list_mappings(const work::View& view, const Paging& query) {
  return k_mappings.page(view, {}, query, finish);
}

Result<Done> export_mappings(const work::View& view, const Paging& query,
                             const std::function<void(std::string_view)>& write) {
  return k_mappings.write(view, {}, query, write, finish);
}

Result<MappingDone> done(Result<Mapped> mapped) {
  if (!mapped) return mapped.refusal();
  return MappingDone{std::to_string(mapped->mapping_id), mapped->lines_landed, mapped->amount_charged};
}

Result<MappingDone> create(const access::Principal& who, edge::Exchange& exchange,
                           const CreateMapping& input) {
  return done(map_account(
      *exchange.database, who,
      {input.billing_account_id.value, input.sub_account_id ? input.sub_account_id->value : "",
       input.customer_id.value, input.from, input.to, input.delivery.value_or(DeliveryMode::unsaid)}));
}
Result<MappingDone> change(const access::Principal& who, edge::Exchange& exchange,
                           const ChangeMapping& input) {
  return done(
      change_mapping(*exchange.database, who, input.mapping_id.value, input.from, input.customer_id.value));
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
                                      &export_mappings,
                                      {},
                                      false,
                                      k_mappings.cells()});
  add_acts(routes);
}

}  // namespace pc::consumption
