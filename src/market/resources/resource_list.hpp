// Public: a customer's resources (查看资源), with filters; one of them with those it belongs together with.
#pragma once
#include "api/lists/list.hpp"
#include "market/resources/resources.hpp"

namespace pc::resources {

std::span<const wire::Name<Charging>> names(Charging);
std::span<const wire::Name<Status>> names(Status);
std::span<const wire::Name<ExpirePolicy>> names(ExpirePolicy);

/// The two tabs: reserved instances stand with what is paid by period.
enum class Group { any = 0, on_demand = 1, period = 2 };

/// What is asked of one customer's resources; empty: no filter.
struct Filter {
  TenantId tenant;
  customers::CustomerId customer;
  Group group = Group::any;
  std::string service_pattern, service_code, region, name_pattern, id_pattern;
  std::vector<Status> statuses;
  std::vector<std::string> resource_ids;
  Period expires{Instant{0}}, effective{Instant{0}};
  std::string order_id;
  bool main_only = false;
  std::int64_t sort = 4;  // 1 expiry, 3 beginning; + 1: descending
  std::int64_t limit = limits::page_rows_default, offset = 0;
};
struct Found {
  std::int64_t total = 0;
  std::vector<Resource> resources;
};
Found search(db::Reader& reader, const Filter& filter);

enum class Tab { period, on_demand };
std::span<const wire::Name<Tab>> names(Tab);

struct ResourceQuery {
  static constexpr const char* shape_name = "ResourceQuery";
  std::optional<customers::CustomerId> customer_id;  // absent: the customer asks for itself
  std::optional<Tab> charging;
  std::optional<Text<0, 64>> service_type, region, name, resource_id;
  std::optional<Status> status;
  std::optional<Day> expires_from, expires_to;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct ResourceRow {
  static constexpr const char* shape_name = "ResourceRow";
  static constexpr const char* page_name = "ResourceRows";
  ResourceNumber id;
  customers::CustomerId customer_id;
  std::string resource_id, name;
  Charging charging = Charging::on_demand;
  std::string service_type_code, service_type, resource_type_code, resource_type;
  std::string region, availability_zone, spec, spec_desc;
  Status status = Status::in_use;
  Instant effective_at;
  std::optional<Instant> expires_at;
  std::optional<ExpirePolicy> expire_policy;
  bool main = true;
  std::string main_resource_id, order_id, product_id, project_id;
  Instant reported_at;
  static wire::Fields fields();
};
using ResourceRows = lists::Page<ResourceRow>;
/// Refuses customers.unknown: also of who is disassociated, unless the customer itself or the vendor asks.
Result<ResourceRows> list_resources(const work::View& view, const ResourceQuery& query);
/// What stands in the columns of its file.
const lists::FileCells& resource_cells();
Result<Done> export_resources(const work::View& view, const ResourceQuery& query,
                              const std::function<void(std::string_view)>& write);

struct OneResource {
  static constexpr const char* shape_name = "OneResource";
  std::optional<customers::CustomerId> customer_id;
  ResourceNumber instance_id;
  static wire::Fields fields();
};
struct ResourceDetail {
  static constexpr const char* shape_name = "ResourceDetail";
  ResourceRow resource;
  std::optional<ResourceRow> main_resource;
  std::vector<ResourceRow> attached;
  static wire::Fields fields();
};
/// Refuses customers.unknown, resources.unknown.
Result<ResourceDetail> show_resource(const work::View& view, const OneResource& query);

/// The customer whose resources the caller may see. Refuses customers.unknown.
Result<customers::Customer> asked_for(const work::View& view,
                                      const std::optional<customers::CustomerId>& customer);

}  // namespace pc::resources
