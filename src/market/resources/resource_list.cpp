#include "resource_list.hpp"

#include <array>

#include "store.hpp"

namespace pc::resources {
namespace {

template <class E, std::size_t N>
constexpr std::array<wire::Name<E>, N> named(const Word<E> (&words)[N]) {
  std::array<wire::Name<E>, N> all{};
  for (std::size_t i = 0; i < N; ++i) all[i] = {words[i].value, words[i].text};
  return all;
}

using Q = ResourceQuery;
using R = ResourceRow;
using lists::column;

/// A customer may be known by the address or by who asks; either way by this, so the query's own id filters nothing.
const lists::List<R, Q, store::OfCustomer> k_resources{{
    .name = "resources.search",
    .from = "resource",
    .scope = "tenant_id = :tenant_id AND customer_id = :customer_id",
    .columns =
        {column<&R::id>("resource_number", {}, "The resource, for addresses.").not_in_files(),
         column<&R::customer_id>("customer_id", lists::k_customer_id, "Whose it is."),
         column<&R::resource_id>("resource_id", {"Resource ID", "资源ID"}, "The cloud's id of it."),
         column<&R::name>("name", {"Resource name", "资源名称"}, "Its name."),
         column<&R::charging>("charging", {"Charging mode", "计费模式"}, "period, on_demand or reserved.")
             .in_words_of("resource_charging"),
         column<&R::service_type_code>("service_type_code", {}, "Cloud service, as a code.").not_in_files(),
         column<&R::service_type>("service_type", {"Product type", "产品类型"}, "Its name."),
         column<&R::resource_type_code>("resource_type_code", {}, "Type of resource, as a code.")
             .not_in_files(),
         column<&R::resource_type>("resource_type", {"Resource type", "资源类型"}, "Its name."),
         column<&R::region>("region", {"Region", "区域"}, "Region."),
         column<&R::availability_zone>("availability_zone", {}, "Availability zone.").not_in_files(),
         column<&R::spec>("spec", {"Specification", "规格"}, "Specification, as a code."),
         column<&R::spec_desc>("spec_desc", {"Description", "规格描述"}, "Specification, in words."),
         column<&R::status>("status", {"Resource state", "资源状态"},
                            "By period: in_use, closed, frozen, expired; on demand: in_use, grace, freezing, "
                            "changing, closing, closed.")
             .in_words_of("resource_status"),
         column<&R::effective_at>("effective_at", {"Effective since", "生效时间"}, "Since when.").sorted(),
         column<&R::expires_at>("expires_at", {"Expires", "到期时间"}, "Until when; null: no end.").sorted(),
         lists::some<&R::expire_policy>("expire_policy", {"On expiry", "到期策略"},
                                        "What becomes of it then; null: unknown.")
             .in_words_of("expire_policy"),
         lists::computed<&R::main>({}, "Whether it stands for itself.").not_in_files(),
         column<&R::main_resource_id>("main_resource_id", {"Attached to", "主资源ID"},
                                      "The cloud's id of what it is attached to."),
         column<&R::order_id>("order_id", {"Order", "订单号"}, "The order it came with."),
         column<&R::product_id>("product_id", {}, "Product.").not_in_files(),
         column<&R::project_id>("project_id", {}, "Project.").not_in_files(),
         column<&R::reported_at>("reported_at", {"Reported", "上报时间"}, "As of when this is known.")},
    .filters = {lists::named<&Q::customer_id>("The customer; a customer's own people leave it out."),
                lists::filter<&Q::charging>("[charging=1: AND charging = 'on_demand'] [charging=2: AND "
                                            "charging <> 'on_demand'] ",
                                            "period (with reserved instances) or on_demand.",
                                            [](const Q& query) {
                                              if (!query.charging) return db::Value(std::int64_t{0});
                                              return db::Value(static_cast<std::int64_t>(
                                                  *query.charging == Tab::period ? Group::period
                                                                                 : Group::on_demand));
                                            }),
                lists::filter<&Q::service_type>(
                    "[service_type: AND (service_type LIKE :service_type ESCAPE '!' OR "
                    "service_type_code LIKE :service_type ESCAPE '!')] ",
                    "Part of the service's name or code.",
                    [](const Q& query) { return db::Value(lists::contains_pattern(query.service_type)); }),
                lists::equals<&Q::region>("region", "The region's code."),
                lists::contains<&Q::name>("name", "Part of the resource's name."),
                lists::contains<&Q::resource_id>("resource_id", "Part of the cloud's id of the resource."),
                lists::equals<&Q::status>("status", "One status."),
                // What never expires is in no period that somebody asks for.
                lists::filter<&Q::expires_from>("[expires_from: AND expires_at >= :expires_from AND "
                                                "expires_at < " +
                                                    std::to_string(k_end_of_time.micros) + "] ",
                                                "Expires on this day or later (GMT+08:00).",
                                                [](const Q& query) {
                                                  return db::Value(query.expires_from
                                                                       ? query.expires_from->begin().micros
                                                                       : std::int64_t{0});
                                                }),
                lists::to_day<&Q::expires_to>("expires_at", "Expires on this day or earlier (GMT+08:00).")},
    .order = "resource_number DESC",
    .first_sort = "-effective_at",
}};

void finish(std::span<ResourceRow> rows) {
  for (auto& row : rows) {
    if (row.expires_at == k_end_of_time) row.expires_at.reset();
    row.main = row.main_resource_id.empty();
  }
}

/// As the Open API asks.
struct Search {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  std::int64_t group;
  std::string service_pattern, service_code, region, name_pattern, id_pattern;
  std::string statuses, resource_ids;  // each between bars
  Instant expires_from, expires_to, effective_from, effective_to;
  std::string order_id;
  bool main_only;
};
struct SearchPage {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  std::int64_t group;
  std::string service_pattern, service_code, region, name_pattern, id_pattern;
  std::string statuses, resource_ids;
  Instant expires_from, expires_to, effective_from, effective_to;
  std::string order_id;
  bool main_only;
  std::int64_t sort, limit, offset;
};

const std::string k_found =
    "FROM resource WHERE tenant_id = :tenant_id AND customer_id = :customer_id [group=1: AND charging = "
    "'on_demand'] "
    "[group=2: AND charging <> 'on_demand'] [service_pattern: AND (service_type LIKE :service_pattern ESCAPE "
    "'!' OR "
    "service_type_code LIKE :service_pattern ESCAPE '!')] [service_code: AND service_type_code = "
    ":service_code] "
    "[region: AND region = :region] [name_pattern: AND name LIKE :name_pattern ESCAPE '!'] "
    "[id_pattern: AND resource_id LIKE :id_pattern ESCAPE '!'] "
    "[statuses: AND REPLACE(:statuses, '|' || status || '|', '') <> :statuses] "
    "[resource_ids: AND REPLACE(:resource_ids, '|' || resource_id || '|', '') <> :resource_ids] "
    "[expires_from: AND expires_at >= :expires_from] [expires_to: AND expires_at < :expires_to] "
    "[effective_from: AND effective_at >= :effective_from] [effective_to: AND effective_at < :effective_to] "
    "[order_id: AND order_id = :order_id] [main_only: AND main_resource_id = ''] ";
const db::Sql<SearchPage, store::ResourceRow> select_found{
    "resources.found",
    "SELECT " + db::columns<store::ResourceRow>() + " " + k_found +
        "ORDER BY [sort=1: expires_at,] [sort=2: expires_at DESC,] [sort=3: effective_at,] "
        "[sort=4: effective_at DESC,] resource_number DESC LIMIT :limit OFFSET :offset"};
struct Count {
  std::int64_t found;
};
const db::Sql<Search, Count> count_found{"resources.count_found", "SELECT COUNT(*) AS found " + k_found};

std::string barred(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "|" : "") + text + "|";
  return all;
}

std::string barred(const std::vector<Status>& statuses) {
  std::vector<std::string> texts;
  texts.reserve(statuses.size());
  for (const auto status : statuses) texts.push_back(text_of(k_statuses, status));
  return barred(texts);
}

Search search_of(const Filter& f) {
  // What never expires is in no period that somebody asks for.
  const bool any_expiry = f.expires.from.micros == 0 && f.expires.open();
  return {.tenant_id = f.tenant,
          .customer_id = f.customer,
          .group = static_cast<std::int64_t>(f.group),
          .service_pattern = f.service_pattern,
          .service_code = f.service_code,
          .region = f.region,
          .name_pattern = f.name_pattern,
          .id_pattern = f.id_pattern,
          .statuses = barred(f.statuses),
          .resource_ids = barred(f.resource_ids),
          .expires_from = f.expires.from,
          .expires_to = any_expiry ? Instant{0} : f.expires.to,
          .effective_from = f.effective.from,
          .effective_to = Instant{lists::end_or_zero(f.effective)},
          .order_id = f.order_id,
          .main_only = f.main_only};
}

SearchPage page_of(const Search& s, const Filter& f) {
  return {s.tenant_id,    s.customer_id,  s.group,          s.service_pattern, s.service_code,
          s.region,       s.name_pattern, s.id_pattern,     s.statuses,        s.resource_ids,
          s.expires_from, s.expires_to,   s.effective_from, s.effective_to,    s.order_id,
          s.main_only,    f.sort,         f.limit,          f.offset};
}

ResourceRow row_of(const Resource& r) {
  ResourceRow row;
  row.id = r.number;
  row.customer_id = r.customer;
  row.resource_id = r.resource_id;
  row.name = r.name;
  row.charging = r.charging;
  row.service_type_code = r.service_type_code;
  row.service_type = r.service_type;
  row.resource_type_code = r.resource_type_code;
  row.resource_type = r.resource_type;
  row.region = r.region;
  row.availability_zone = r.availability_zone;
  row.spec = r.spec;
  row.spec_desc = r.spec_desc;
  row.status = r.status;
  row.effective_at = r.effective_at;
  if (r.expires()) row.expires_at = r.expires_at;
  row.expire_policy = r.expire_policy;
  row.main = r.main();
  row.main_resource_id = r.main_resource_id;
  row.order_id = r.order_id;
  row.product_id = r.product_id;
  row.project_id = r.project_id;
  row.reported_at = r.reported_at;
  return row;
}

}  // namespace

std::span<const wire::Name<Charging>> names(Charging) {
  static constexpr auto all = named(k_chargings);
  return all;
}
std::span<const wire::Name<Status>> names(Status) {
  static constexpr auto all = named(k_statuses);
  return all;
}
std::span<const wire::Name<ExpirePolicy>> names(ExpirePolicy) {
  static constexpr auto all = named(k_policies);
  return all;
}
std::span<const wire::Name<Tab>> names(Tab) {
  static constexpr wire::Name<Tab> all[] = {{Tab::period, "period"}, {Tab::on_demand, "on_demand"}};
  return all;
}

wire::Fields ResourceQuery::fields() { return k_resources.query_fields(); }
wire::Fields ResourceRow::fields() { return k_resources.row_fields(); }
const lists::FileCells& resource_cells() { return k_resources.cells(); }

wire::Fields OneResource::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&OneResource::customer_id>("customer_id",
                                             "The customer; a customer's own people leave it out."),
      wire::field<&OneResource::instance_id>("instance_id", "The resource.")};
  return all;
}

wire::Fields ResourceDetail::fields() {
  using D = ResourceDetail;
  static constexpr wire::Field all[] = {
      wire::field<&D::resource>("resource", "The resource."),
      wire::field<&D::main_resource>("main_resource", "What it is attached to; null: nothing known."),
      wire::field<&D::attached>("attached", "What is attached to it, at most 100.")};
  return all;
}

Found search(db::Reader& reader, const Filter& filter) {
  const auto asked = search_of(filter);
  Found found;
  found.total = reader.one(count_found, asked).found;
  for (const auto& row : reader.rows(select_found, page_of(asked, filter)))
    found.resources.push_back(store::resource_of(row));
  return found;
}

Result<customers::Customer> asked_for(const work::View& view,
                                      const std::optional<customers::CustomerId>& customer) {
  const auto id = customer.value_or(customers::CustomerId(view.who.customer));
  if (view.who.side == access::Side::customer) return customers::visible(view.reader, view.who, id);
  return customers::current(view.reader, view.who, id);
}

Result<ResourceRows> list_resources(const work::View& view, const ResourceQuery& query) {
  PC_TRY(customer, asked_for(view, query.customer_id));
  return k_resources.page(view, {customer.tenant, customer.id}, query, &finish);
}

Result<Done> export_resources(const work::View& view, const ResourceQuery& query,
                              const std::function<void(std::string_view)>& write) {
  PC_TRY(customer, asked_for(view, query.customer_id));
  return k_resources.write(view, {customer.tenant, customer.id}, query, write, &finish);
}

Result<ResourceDetail> show_resource(const work::View& view, const OneResource& query) {
  PC_TRY(customer, asked_for(view, query.customer_id));
  const auto one = view.reader.maybe(store::select_one, {customer.tenant, query.instance_id, customer.id});
  if (!one) return refuse(errors::unknown, "instance_id");
  const auto resource = store::resource_of(*one);
  ResourceDetail detail{row_of(resource), {}, {}};
  if (!resource.main())
    if (const auto row =
            view.reader.maybe(store::select_by_id, {customer.tenant, resource.main_resource_id, customer.id}))
      detail.main_resource = row_of(store::resource_of(*row));
  for (const auto& row :
       view.reader.rows(store::select_attached, {customer.tenant, resource.resource_id, customer.id}))
    detail.attached.push_back(row_of(store::resource_of(row)));
  return detail;
}

}  // namespace pc::resources
