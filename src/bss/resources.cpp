// ListCustomerOnDemandResources; ListPayPerUseCustomerResources, which in spite of its name is of what is paid by
// period.
#include "market/resources/resource_list.hpp"

#include "common.hpp"
#include "operations.hpp"

namespace pc::bss {
namespace {

using resources::Status;
constexpr std::size_t k_ids_max = 50;
using ResourceIds = std::optional<wire::List<Text<1, 200>, k_ids_max>>;

struct StatusNumber {
  Status status;
  int number;
};
constexpr StatusNumber k_on_demand[] = {{Status::in_use, 1},   {Status::grace, 2},   {Status::freezing, 3},
                                        {Status::changing, 4}, {Status::closing, 5}, {Status::closed, 6}};
constexpr StatusNumber k_period[] = {
    {Status::in_use, 2}, {Status::closed, 3}, {Status::frozen, 4}, {Status::expired, 5}};

int number_of(std::span<const StatusNumber> numbers, Status status) {
  for (const auto& each : numbers)
    if (each.status == status) return each.number;
  return 0;
}

Status status_of(std::span<const StatusNumber> numbers, std::int64_t number) {
  for (const auto& each : numbers)
    if (each.number == number) return each.status;
  ensure(false, "bounds of the field are those of the numbers");
  return Status::in_use;
}

std::vector<std::string> texts_of(const ResourceIds& ids) {
  std::vector<std::string> texts;
  if (ids)
    for (const auto& id : ids->items) texts.push_back(id.value);
  return texts;
}

/// Filters of the resources of a customer of `partner` whom the caller may see.
Result<resources::Filter> filter_for(const work::View& view, const partners::Partner& partner,
                                     const std::string& customer_id, resources::Group group) {
  if (customer_id.empty()) return refuse(pc::errors::missing_value, "customer_id");
  PC_TRY(id, customer_of(customer_id));
  PC_TRY(customer, customers::current(view.reader, view.who, id));
  if (customer.partner != partner.id) return refuse(customers::errors::unknown_customer, "customer_id");
  resources::Filter filter;
  filter.tenant = customer.tenant;
  filter.customer = customer.id;
  filter.group = group;
  return filter;
}

struct OnDemandReq {
  Text<1, 128> customer_id;
  OptionalText region_code, service_type_code, indirect_partner_id;
  ResourceIds resource_ids;
  std::optional<Instant> effective_time_begin, effective_time_end;
  AnyOffset offset;
  lists::Limit limit;
  std::optional<wire::Bounded<1, 6>> status;
  PC_BSS_SHAPE(
      OnDemandReq, wire::naming<&OnDemandReq::customer_id>("customer", "customer_id", "The customer."),
      wire::field<&OnDemandReq::region_code>("region_code", "The region."),
      wire::field<&OnDemandReq::service_type_code>("service_type_code", "The cloud service."),
      wire::field<&OnDemandReq::resource_ids>("resource_ids", "These, at most 50."),
      wire::field<&OnDemandReq::effective_time_begin>("effective_time_begin", "Since then or later (UTC)."),
      wire::field<&OnDemandReq::effective_time_end>("effective_time_end", "Since then or earlier (UTC)."),
      wire::defaulted<&OnDemandReq::offset>("offset", "Rows to skip."),
      wire::defaulted<&OnDemandReq::limit>("limit", "Rows, 1 to 100."),
      wire::field<&OnDemandReq::status>("status",
                                        "1 normal, 2 grace, 3 freezing, 4 changing, 5 closing, 6 closed."),
      wire::naming<&OnDemandReq::indirect_partner_id>("partner", "indirect_partner_id", "Of this reseller."))
};

struct CustomerOnDemandResource {
  std::string customer_id, region_code, availability_zone_code, service_type_code, resource_type_code,
      service_type_name, resource_type_name, resource_id, resource_name, effective_time;
  std::optional<std::string> expire_time;
  int status = 0;
  std::string resource_spec_code;
  std::optional<std::string> resource_info;
  std::string product_spec_desc;
  using R = CustomerOnDemandResource;
  PC_BSS_SHAPE(CustomerOnDemandResource,
               wire::naming<&R::customer_id>("customer", "customer_id", "Account id."),
               wire::field<&R::region_code>("region_code", "Region."),
               wire::field<&R::availability_zone_code>("availability_zone_code", "Availability zone."),
               wire::field<&R::service_type_code>("service_type_code", "Cloud service."),
               wire::field<&R::resource_type_code>("resource_type_code", "Type of resource."),
               wire::field<&R::service_type_name>("service_type_name", "Its service's name."),
               wire::field<&R::resource_type_name>("resource_type_name", "Its type's name."),
               wire::field<&R::resource_id>("resource_id", "Resource."),
               wire::field<&R::resource_name>("resource_name", "Its name."),
               wire::field<&R::effective_time>("effective_time", "Since (UTC)."),
               wire::field<&R::expire_time>("expire_time", "Until (UTC); null: no end."),
               wire::field<&R::status>("status", "1 to 6."),
               wire::field<&R::resource_spec_code>("resource_spec_code", "Specification."),
               wire::field<&R::resource_info>("resource_info", "More about it; null: nothing was reported."),
               wire::field<&R::product_spec_desc>("product_spec_desc", "Specification in words."))
};
struct OnDemandResponse {
  std::vector<CustomerOnDemandResource> resources;
  std::int64_t total_count = 0;
  PC_BSS_SHAPE(OnDemandResponse, wire::field<&OnDemandResponse::resources>("resources", "The page."),
               wire::field<&OnDemandResponse::total_count>("total_count", "Resources that match."))
};

std::optional<std::string> expiry_of(const resources::Resource& resource) {
  if (!resource.expires()) return std::nullopt;
  return resource.expires_at.text();
}

CustomerOnDemandResource on_demand_of(const resources::Resource& r) {
  return {hex32_of_id(r.customer.value),
          r.region,
          r.availability_zone,
          r.service_type_code,
          r.resource_type_code,
          r.service_type,
          r.resource_type,
          r.resource_id,
          r.name,
          r.effective_at.text(),
          expiry_of(r),
          number_of(k_on_demand, r.status),
          r.spec,
          std::nullopt,
          r.spec_desc};
}

Result<OnDemandResponse> list_on_demand(const work::View& view, const OnDemandReq& query) {
  PC_TRY(partner, scope_of(view.reader, view.who, query.indirect_partner_id));
  PC_TRY(filter, filter_for(view, partner, query.customer_id.value, resources::Group::on_demand));
  filter.region = text_or(query.region_code);
  filter.service_code = text_or(query.service_type_code);
  filter.resource_ids = texts_of(query.resource_ids);
  if (query.effective_time_begin) filter.effective.from = *query.effective_time_begin;
  if (query.effective_time_end) filter.effective.to = query.effective_time_end->plus_seconds(1);
  if (query.status) filter.statuses = {status_of(k_on_demand, query.status->value)};
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  const auto found = resources::search(view.reader, filter);
  OnDemandResponse response;
  response.total_count = found.total;
  for (const auto& resource : found.resources) response.resources.push_back(on_demand_of(resource));
  return response;
}

struct PeriodReq {
  ResourceIds resource_ids;
  OptionalText order_id, service_type_code, customer_id;
  std::optional<wire::Bounded<0, 1>> only_main_resource;
  std::optional<wire::List<wire::Bounded<2, 5>, 4>> status_list;
  AnyOffset offset;
  lists::Limit limit;
  std::optional<Instant> expire_time_begin, expire_time_end;
  PC_BSS_SHAPE(PeriodReq, wire::field<&PeriodReq::resource_ids>("resource_ids", "These, at most 50."),
               wire::field<&PeriodReq::order_id>("order_id", "Of this order."),
               wire::field<&PeriodReq::only_main_resource>("only_main_resource", "1: without attached ones."),
               wire::field<&PeriodReq::status_list>("status_list",
                                                    "2 in use, 3 closed, 4 frozen, 5 expired."),
               wire::defaulted<&PeriodReq::offset>("offset", "Rows to skip."),
               wire::defaulted<&PeriodReq::limit>("limit", "Rows, 1 to 100."),
               wire::field<&PeriodReq::expire_time_begin>("expire_time_begin", "Until then or later (UTC)."),
               wire::field<&PeriodReq::expire_time_end>("expire_time_end", "Until then or earlier (UTC)."),
               wire::field<&PeriodReq::service_type_code>("service_type_code", "The cloud service."),
               wire::naming<&PeriodReq::customer_id>("customer", "customer_id",
                                                     "The customer; required of a partner."))
};

struct EnterpriseProject {
  std::string id, name;
  PC_BSS_SHAPE(EnterpriseProject, wire::field<&EnterpriseProject::id>("id", "Its id."),
               wire::field<&EnterpriseProject::name>("name", "Its name."))
};

struct OrderInstanceV2 {
  std::string id, resource_id, resource_name, region_code, service_type_code, resource_type_code,
      resource_type_name, service_type_name, resource_spec_code, project_id, product_id, parent_resource_id;
  int is_main_resource = 1, status = 0;
  std::string effective_time;
  std::optional<std::string> expire_time;
  std::optional<int> expire_policy;
  std::string product_spec_desc;
  std::optional<wire::MoneyNumber> spec_size;
  std::optional<int> spec_size_measure_id;
  std::string update_time;
  std::optional<EnterpriseProject> enterprise_project;
  using R = OrderInstanceV2;
  PC_BSS_SHAPE(OrderInstanceV2, wire::field<&R::id>("id", "Number here."),
               wire::field<&R::resource_id>("resource_id", "Resource."),
               wire::field<&R::resource_name>("resource_name", "Its name."),
               wire::field<&R::region_code>("region_code", "Region."),
               wire::field<&R::service_type_code>("service_type_code", "Cloud service."),
               wire::field<&R::resource_type_code>("resource_type_code", "Type of resource."),
               wire::field<&R::resource_type_name>("resource_type_name", "Its type's name."),
               wire::field<&R::service_type_name>("service_type_name", "Its service's name."),
               wire::field<&R::resource_spec_code>("resource_spec_code", "Specification."),
               wire::field<&R::project_id>("project_id", "Project."),
               wire::field<&R::product_id>("product_id", "Product."),
               wire::field<&R::parent_resource_id>("parent_resource_id", "What it is attached to."),
               wire::field<&R::is_main_resource>("is_main_resource", "1 main, 0 attached."),
               wire::field<&R::status>("status", "2 to 5."),
               wire::field<&R::effective_time>("effective_time", "Since (UTC)."),
               wire::field<&R::expire_time>("expire_time", "Until (UTC)."),
               wire::field<&R::expire_policy>(
                   "expire_policy",
                   "0 grace, 1 to on demand, 2 deleted, 3 renewed, 4 frozen, 5 deleted after retention."),
               wire::field<&R::product_spec_desc>("product_spec_desc", "Specification in words."),
               wire::field<&R::spec_size>("spec_size", "Size; null: none was reported."),
               wire::field<&R::spec_size_measure_id>("spec_size_measure_id", "Unit of the size."),
               wire::field<&R::update_time>("update_time", "As of (UTC)."),
               wire::field<&R::enterprise_project>("enterprise_project",
                                                   "Project of the company; null: none."))
};
struct PeriodResponse {
  std::vector<OrderInstanceV2> data;
  std::int64_t total_count = 0;
  PC_BSS_SHAPE(PeriodResponse, wire::field<&PeriodResponse::data>("data", "The page."),
               wire::field<&PeriodResponse::total_count>("total_count", "Resources that match."))
};

OrderInstanceV2 instance_of(const resources::Resource& r) {
  return {r.number.text(),
          r.resource_id,
          r.name,
          r.region,
          r.service_type_code,
          r.resource_type_code,
          r.resource_type,
          r.service_type,
          r.spec,
          r.project_id,
          r.product_id,
          r.main_resource_id,
          r.main() ? 1 : 0,
          number_of(k_period, r.status),
          r.effective_at.text(),
          expiry_of(r),
          r.expire_policy ? std::optional(static_cast<int>(*r.expire_policy)) : std::nullopt,
          r.spec_desc,
          std::nullopt,
          std::nullopt,
          r.reported_at.text(),
          std::nullopt};
}

/// A customer asks for its own resources and need not name itself.
Result<resources::Filter> own_filter(const work::View& view, const std::string& customer_id) {
  PC_TRY(customer, customers::visible(view.reader, view.who, customers::CustomerId(view.who.customer)));
  if (!customer_id.empty() && id_of_hex32(customer_id) != customer.id.value)
    return refuse(customers::errors::unknown_customer, "customer_id");
  resources::Filter filter;
  filter.tenant = customer.tenant;
  filter.customer = customer.id;
  filter.group = resources::Group::period;
  return filter;
}

Result<resources::Filter> period_filter(const work::View& view, const std::string& customer_id) {
  const bool own = view.who.side == access::Side::customer;
  if (!view.who.may(own ? resources::permissions::view_own : resources::permissions::view))
    return pc::errors::forbidden;
  if (own) return own_filter(view, customer_id);
  PC_TRY(partner, scope_of(view.reader, view.who, std::nullopt));
  return filter_for(view, partner, customer_id, resources::Group::period);
}

Result<PeriodResponse> list_period(const work::View& view, const PeriodReq& query) {
  PC_TRY(filter, period_filter(view, text_or(query.customer_id)));
  filter.resource_ids = texts_of(query.resource_ids);
  filter.order_id = text_or(query.order_id);
  filter.main_only = query.only_main_resource && query.only_main_resource->value == 1;
  if (query.status_list)
    for (const auto& number : query.status_list->items)
      filter.statuses.push_back(status_of(k_period, number.value));
  filter.service_code = text_or(query.service_type_code);
  if (query.expire_time_begin) filter.expires.from = *query.expire_time_begin;
  if (query.expire_time_end) filter.expires.to = query.expire_time_end->plus_seconds(1);
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  const auto found = resources::search(view.reader, filter);
  PeriodResponse response;
  response.total_count = found.total;
  for (const auto& resource : found.resources) response.data.push_back(instance_of(resource));
  return response;
}

}  // namespace

void add_resources(edge::Routes& routes) {
  constexpr std::string_view item = "BPC_ITEM_SUBCUSTSERV_010105";
  routes.add(edge::Read<OnDemandReq, OnDemandResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/partners/sub-customers/on-demand-resources/query",
      .access = edge::Access::needs(resources::permissions::view),
      .says = {"List a customer's on-demand resources", "查询客户按需资源列表"},
      .refuses = {&customers::errors::unknown_customer, &funds::errors::not_your_customer,
                  &partners::errors::not_distributor, &partners::errors::not_your_reseller,
                  &partners::errors::unknown_partner},
      .run = &list_on_demand,
      .dialect = edge::Dialect::bss,
      .name = "ListCustomerOnDemandResources",
      .operator_permissions = item});
  routes.add(edge::Read<PeriodReq, PeriodResponse>{
      .verb = edge::Verb::post,
      .path = "/v2/orders/suscriptions/resources/query",
      .access = edge::Access::signed_in(),
      .says = {"List a customer's or one's own yearly/monthly resources", "查询客户包年/包月资源列表"},
      .refuses = {&pc::errors::forbidden, &pc::errors::missing_value, &customers::errors::unknown_customer,
                  &funds::errors::not_your_customer, &partners::errors::unknown_partner},
      .run = &list_period,
      .dialect = edge::Dialect::bss,
      .name = "ListPayPerUseCustomerResources",
      .operator_permissions = item});
}

}  // namespace pc::bss
