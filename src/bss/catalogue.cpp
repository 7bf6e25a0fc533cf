// ListServiceTypes, ListResourceTypes, ListServiceResources, ListUsageTypes, ListResourceSpecs: what the catalogue
// knows, for everybody who is signed in.
#include <algorithm>

#include "common.hpp"
#include "money/catalogue/dictionary.hpp"
#include "operations.hpp"

namespace pc::bss {
namespace {

const std::string& in(const work::View& view, const std::string& zh, const std::string& en) {
  return catalogue::in(view.who.language, zh, en);
}

struct ServiceTypesReq {
  lists::Limit limit;
  AnyOffset offset;
  std::optional<Text<0, 64>> service_type_name;
  PC_BSS_SHAPE(ServiceTypesReq, wire::defaulted<&ServiceTypesReq::limit>("limit", "Rows, 1 to 100."),
               wire::defaulted<&ServiceTypesReq::offset>("offset", "Rows to skip."),
               wire::field<&ServiceTypesReq::service_type_name>("service_type_name", "Part of the name."))
};
struct ServiceTypes {
  std::string service_type_name, service_type_code, abbreviation;
  PC_BSS_SHAPE(ServiceTypes, wire::field<&ServiceTypes::service_type_name>("service_type_name", "Name."),
               wire::field<&ServiceTypes::service_type_code>("service_type_code", "Code."),
               wire::field<&ServiceTypes::abbreviation>("abbreviation", "In short; empty: none."))
};
struct ListServiceTypesResponse {
  std::int64_t total_count = 0;
  std::vector<ServiceTypes> service_types;
  using R = ListServiceTypesResponse;
  PC_BSS_SHAPE(ListServiceTypesResponse, wire::field<&R::total_count>("total_count", "Services that match."),
               wire::field<&R::service_types>("service_types", "The page."))
};
Result<ListServiceTypesResponse> list_service_types(const work::View& view, const ServiceTypesReq& query) {
  const auto name = query.service_type_name ? query.service_type_name->value : std::string();
  const auto found = catalogue::service_types(view.reader, name, {query.offset.value, query.limit.value});
  ListServiceTypesResponse response{found.total, {}};
  for (const auto& each : found.rows)
    response.service_types.push_back(
        {in(view, each.name_zh, each.name_en), each.service_type_code, each.abbreviation});
  return response;
}

struct ResourceTypesReq {
  lists::Limit limit;
  AnyOffset offset;
  PC_BSS_SHAPE(ResourceTypesReq, wire::defaulted<&ResourceTypesReq::limit>("limit", "Rows, 1 to 100."),
               wire::defaulted<&ResourceTypesReq::offset>("offset", "Rows to skip."))
};
struct ResourceTypes {
  std::string resource_type_code, resource_type_name, resource_type_desc, service_type_code;
  PC_BSS_SHAPE(ResourceTypes, wire::field<&ResourceTypes::resource_type_code>("resource_type_code", "Code."),
               wire::field<&ResourceTypes::resource_type_name>("resource_type_name", "Name."),
               wire::field<&ResourceTypes::resource_type_desc>("resource_type_desc", "The same, in full."),
               wire::field<&ResourceTypes::service_type_code>("service_type_code", "Its service."))
};
struct ListResourceTypesResponse {
  std::int64_t total_count = 0;
  std::vector<ResourceTypes> resource_types;
  using R = ListResourceTypesResponse;
  PC_BSS_SHAPE(ListResourceTypesResponse, wire::field<&R::total_count>("total_count", "All types."),
               wire::field<&R::resource_types>("resource_types", "The page."))
};
Result<ListResourceTypesResponse> list_resource_types(const work::View& view, const ResourceTypesReq& query) {
  const auto found = catalogue::resource_types(view.reader, {}, {query.offset.value, query.limit.value});
  ListResourceTypesResponse response{found.total, {}};
  for (const auto& each : found.rows) {
    const auto& name = in(view, each.name_zh, each.name_en);
    response.resource_types.push_back({each.resource_type_code, name, name, each.service_type_code});
  }
  return response;
}

struct ServiceResourcesReq {
  Text<1, 64> service_type_code;
  lists::Limit limit;
  AnyOffset offset;
  using R = ServiceResourcesReq;
  PC_BSS_SHAPE(ServiceResourcesReq, wire::field<&R::service_type_code>("service_type_code", "The service."),
               wire::defaulted<&R::limit>("limit", "Rows, 1 to 100."),
               wire::defaulted<&R::offset>("offset", "Rows to skip."))
};
struct ResourceBasicInfo {
  std::string resource_type_code, product_owner_service, name, description;
  using R = ResourceBasicInfo;
  PC_BSS_SHAPE(ResourceBasicInfo, wire::field<&R::resource_type_code>("resource_type_code", "Code."),
               wire::field<&R::product_owner_service>("product_owner_service", "Its service."),
               wire::field<&R::name>("name", "Name."),
               wire::field<&R::description>("description", "In full."))
};
struct ServiceResourceInfo {
  ResourceBasicInfo basic_info;
  PC_BSS_SHAPE(ServiceResourceInfo,
               wire::field<&ServiceResourceInfo::basic_info>("basic_info", "The type of resource."))
};
struct ListServiceResourcesResponse {
  std::int64_t total_count = 0;
  std::vector<ServiceResourceInfo> infos;
  using R = ListServiceResourcesResponse;
  PC_BSS_SHAPE(ListServiceResourcesResponse,
               wire::field<&R::total_count>("total_count", "All of the service."),
               wire::field<&R::infos>("infos", "The page."))
};
Result<ListServiceResourcesResponse> list_service_resources(const work::View& view,
                                                            const ServiceResourcesReq& query) {
  const auto found = catalogue::resource_types(view.reader, query.service_type_code.value,
                                               {query.offset.value, query.limit.value});
  ListServiceResourcesResponse response{found.total, {}};
  for (const auto& each : found.rows) {
    const auto& name = in(view, each.name_zh, each.name_en);
    response.infos.push_back({{each.resource_type_code, each.service_type_code, name, name}});
  }
  return response;
}

struct UsageTypesReq {
  OptionalText resource_type_code;
  AnyOffset offset;
  lists::Limit limit;
  using R = UsageTypesReq;
  PC_BSS_SHAPE(UsageTypesReq, wire::field<&R::resource_type_code>("resource_type_code", "Of this type only."),
               wire::defaulted<&R::offset>("offset", "Rows to skip."),
               wire::defaulted<&R::limit>("limit", "Rows, 1 to 100."))
};
struct UsageType {
  std::string code, name, resource_type_code, service_type_code, resource_type_name, service_type_name;
  PC_BSS_SHAPE(UsageType, wire::field<&UsageType::code>("code", "Usage factor."),
               wire::field<&UsageType::name>("name", "Its name."),
               wire::field<&UsageType::resource_type_code>("resource_type_code", "Type of resource."),
               wire::field<&UsageType::service_type_code>("service_type_code", "Its service."),
               wire::field<&UsageType::resource_type_name>("resource_type_name", "Name of the type."),
               wire::field<&UsageType::service_type_name>("service_type_name", "Name of the service."))
};
struct ListUsageTypesResponse {
  std::int64_t total_count = 0;
  std::vector<UsageType> usage_types;
  using R = ListUsageTypesResponse;
  PC_BSS_SHAPE(ListUsageTypesResponse, wire::field<&R::total_count>("total_count", "Usage types that match."),
               wire::field<&R::usage_types>("usage_types", "The page."))
};
Result<ListUsageTypesResponse> list_usage_types(const work::View& view, const UsageTypesReq& query) {
  const auto found = catalogue::usage_types(view.reader, text_or(query.resource_type_code),
                                            {query.offset.value, query.limit.value});
  ListUsageTypesResponse response{found.total, {}};
  for (const auto& u : found.rows)
    response.usage_types.push_back({u.usage_factor, in(view, u.name_zh, u.name_en), u.resource_type_code,
                                    u.service_type_code, in(view, u.resource_zh, u.resource_en),
                                    in(view, u.service_zh, u.service_en)});
  return response;
}

constexpr std::int64_t k_specs_a_page = 100;
struct ResourceSpecsFilter {
  Text<1, 64> key;
  Text<1, 64> value;
  PC_BSS_SHAPE(ResourceSpecsFilter,
               wire::field<&ResourceSpecsFilter::key>("key", "resource_spec or resource_spec_name."),
               wire::field<&ResourceSpecsFilter::value>("value", "Part of it."))
};
constexpr std::size_t k_filters_max = 10;
struct ResourceSpecsQueryReq {
  Text<1, 64> cloud_service_type, resource_type, region_code, charge_mode;
  std::optional<wire::List<ResourceSpecsFilter, k_filters_max>> filters;
  OptionalText marker;
  std::optional<wire::Bounded<1, 100>> limit;
  using R = ResourceSpecsQueryReq;
  PC_BSS_SHAPE(ResourceSpecsQueryReq,
               wire::field<&R::cloud_service_type>("cloud_service_type", "The service."),
               wire::field<&R::resource_type>("resource_type", "The type of resource."),
               wire::field<&R::region_code>("region_code", "The region."),
               wire::field<&R::charge_mode>("charge_mode", "1 yearly/monthly, 3 on demand, 10 reserved."),
               wire::field<&R::filters>("filters", "Narrow it."),
               wire::field<&R::marker>("marker", "next_marker of the page before."),
               wire::field<&R::limit>("limit", "Rows, 1 to 100; 100 when absent."))
};
struct PageInfo {
  std::optional<std::string> next_marker;
  PC_BSS_SHAPE(PageInfo, wire::field<&PageInfo::next_marker>("next_marker", "Of the next page; null: none."))
};
struct CloudServiceBasic {
  std::string cloud_service_type, cloud_service_type_name, resource_type, resource_type_name, resource_spec,
      resource_spec_name, charge_mode, region_code;
  using C = CloudServiceBasic;
  PC_BSS_SHAPE(CloudServiceBasic, wire::field<&C::cloud_service_type>("cloud_service_type", "Service."),
               wire::field<&C::cloud_service_type_name>("cloud_service_type_name", "Its name."),
               wire::field<&C::resource_type>("resource_type", "Type of resource."),
               wire::field<&C::resource_type_name>("resource_type_name", "Its name."),
               wire::field<&C::resource_spec>("resource_spec", "Specification."),
               wire::field<&C::resource_spec_name>("resource_spec_name", "In words."),
               wire::field<&C::charge_mode>("charge_mode", "As asked."),
               wire::field<&C::region_code>("region_code", "Region."))
};
struct ListResourceSpecsResponse {
  PageInfo page_info;
  std::vector<CloudServiceBasic> cloud_service_basics;
  using R = ListResourceSpecsResponse;
  PC_BSS_SHAPE(ListResourceSpecsResponse,
               wire::field<&R::page_info>("page_info", "Where the next page begins."),
               wire::field<&R::cloud_service_basics>("cloud_service_basics", "The page."))
};

Result<catalogue::Charging> charging_of(const std::string& mode) {
  if (mode == "1") return catalogue::Charging::period;
  if (mode == "3") return catalogue::Charging::on_demand;
  if (mode == "10") return catalogue::Charging::reserved;
  return refuse(pc::errors::invalid_value, "charge_mode", "1, 3, 10");
}

Result<catalogue::SpecFilter> spec_filter(const ResourceSpecsQueryReq& query) {
  PC_TRY(charging, charging_of(query.charge_mode.value));
  catalogue::SpecFilter filter;
  filter.service_type_code = query.cloud_service_type.value;
  filter.resource_type_code = query.resource_type.value;
  filter.region = query.region_code.value;
  filter.charging = charging;
  filter.after = text_or(query.marker);
  if (!query.filters) return filter;
  for (const auto& each : query.filters->items) {
    if (each.key.value != "resource_spec" && each.key.value != "resource_spec_name")
      return refuse(pc::errors::invalid_value, "filters.key", "resource_spec, resource_spec_name");
    (each.key.value == "resource_spec" ? filter.spec : filter.name) = each.value.value;
  }
  return filter;
}

Result<ListResourceSpecsResponse> list_specs(const work::View& view, const ResourceSpecsQueryReq& query) {
  PC_TRY(filter, spec_filter(query));
  const std::int64_t limit = query.limit ? query.limit->value : k_specs_a_page;
  filter.limit = limit + 1;
  auto found = catalogue::specs(view.reader, filter);
  ListResourceSpecsResponse response;
  if (std::ssize(found) > limit) {
    found.pop_back();
    response.page_info.next_marker = found.back().spec;
  }
  for (const auto& each : found)
    response.cloud_service_basics.push_back(
        {filter.service_type_code, in(view, each.service_zh, each.service_en), filter.resource_type_code,
         in(view, each.resource_zh, each.resource_en), each.spec, in(view, each.spec_zh, each.spec_en),
         query.charge_mode.value, filter.region});
  return response;
}

}  // namespace

void add_catalogue(edge::Routes& routes) {
  add_open(routes, "ListServiceTypes", "/v2/products/service-types",
           {"List cloud services", "查询云服务类型列表"}, &list_service_types);
  add_open(routes, "ListResourceTypes", "/v2/products/resource-types",
           {"List types of resources", "查询资源类型列表"}, &list_resource_types);
  add_open(routes, "ListServiceResources", "/v2/products/service-resources",
           {"List a service's types of resources", "根据云服务类型查询资源列表"}, &list_service_resources);
  add_open(routes, "ListUsageTypes", "/v2/products/usage-types", {"List usage types", "查询使用量类型列表"},
           &list_usage_types);
  add_open(routes, "ListResourceSpecs", "/v2/products/resource-specs-query",
           {"List specifications that are sold", "查询资源规格列表"}, &list_specs, edge::Verb::post);
}

}  // namespace pc::bss
