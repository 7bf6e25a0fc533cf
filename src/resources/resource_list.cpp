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

constexpr lists::SortKey k_sorts[] = {{"expires_at", 1}, {"effective_at", 3}};
constexpr int k_newest_first = 4;

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

db::Params params_of(const Filter& f) {
  // What never expires is in no period that somebody asks for.
  const bool any_expiry = f.expires.from.micros == 0 && f.expires.open();
  return {f.tenant.value,
          f.customer.value,
          static_cast<std::int64_t>(f.group),
          f.service_pattern,
          f.service_code,
          f.region,
          f.name_pattern,
          f.id_pattern,
          barred(f.statuses),
          barred(f.resource_ids),
          f.expires.from.micros,
          any_expiry ? std::int64_t{0} : f.expires.to.micros,
          f.effective.from.micros,
          lists::end_or_zero(f.effective),
          f.order_id,
          std::int64_t{f.main_only}};
}

ResourceRow row_of(const Resource& r) {
  ResourceRow row;
  row.customer_id = r.customer;
  row.id = r.number;
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

wire::Fields ResourceQuery::fields() {
  using Q = ResourceQuery;
  static constexpr wire::Field all[] = {
      wire::field<&Q::customer_id>("customer_id", "The customer; a customer's own people leave it out."),
      wire::field<&Q::charging>("charging", "period (with reserved instances) or on_demand."),
      wire::field<&Q::service_type>("service_type", "Part of the service's name or code."),
      wire::field<&Q::region>("region", "The region's code."),
      wire::field<&Q::name>("name", "Part of the resource's name."),
      wire::field<&Q::resource_id>("resource_id", "Part of the cloud's id of the resource."),
      wire::field<&Q::status>("status", "One status."),
      wire::field<&Q::expires_from>("expires_from", "Expires on this day or later (GMT+08:00)."),
      wire::field<&Q::expires_to>("expires_to", "Expires on this day or earlier (GMT+08:00)."),
      wire::defaulted<&Q::limit>("limit", "Rows a page."),
      wire::defaulted<&Q::offset>("offset", "Rows to skip."),
      wire::field<&Q::sort>("sort", "expires_at or effective_at, with - for descending.")};
  return all;
}

wire::Fields ResourceRow::fields() {
  using R = ResourceRow;
  static constexpr wire::Field all[] = {
      wire::field<&R::id>("id", "The resource, for addresses."),
      wire::field<&R::customer_id>("customer_id", "Whose it is."),
      wire::field<&R::resource_id>("resource_id", "The cloud's id of it."),
      wire::field<&R::name>("name", "Its name."),
      wire::field<&R::charging>("charging", "period, on_demand or reserved."),
      wire::field<&R::service_type_code>("service_type_code", "Cloud service, as a code."),
      wire::field<&R::service_type>("service_type", "Its name."),
      wire::field<&R::resource_type_code>("resource_type_code", "Type of resource, as a code."),
      wire::field<&R::resource_type>("resource_type", "Its name."),
      wire::field<&R::region>("region", "Region."),
      wire::field<&R::availability_zone>("availability_zone", "Availability zone."),
      wire::field<&R::spec>("spec", "Specification, as a code."),
      wire::field<&R::spec_desc>("spec_desc", "Specification, in words."),
      wire::field<&R::status>("status",
                              "By period: in_use, closed, frozen, expired; on demand: in_use, grace, "
                              "freezing, changing, closing, "
                              "closed."),
      wire::field<&R::effective_at>("effective_at", "Since when."),
      wire::field<&R::expires_at>("expires_at", "Until when; null: no end."),
      wire::field<&R::expire_policy>("expire_policy", "What becomes of it then; null: unknown."),
      wire::field<&R::main>("main", "Whether it stands for itself."),
      wire::field<&R::main_resource_id>("main_resource_id", "The cloud's id of what it is attached to."),
      wire::field<&R::order_id>("order_id", "The order it came with."),
      wire::field<&R::product_id>("product_id", "Product."),
      wire::field<&R::project_id>("project_id", "Project."),
      wire::field<&R::reported_at>("reported_at", "As of when this is known.")};
  return all;
}

wire::Fields ResourceRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&ResourceRows::total>("total", "Resources that match."),
                                        wire::field<&ResourceRows::items>("items", "The page.")};
  return all;
}

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
  auto params = params_of(filter);
  Found found;
  found.total = reader.one(store::count_search, params).integer(0);
  params.insert(params.end(), {filter.sort, filter.limit, filter.offset});
  for (const auto& row : reader.rows(store::select_search, params))
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
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
  Filter filter;
  filter.tenant = customer.tenant;
  filter.customer = customer.id;
  if (query.charging) filter.group = *query.charging == Tab::period ? Group::period : Group::on_demand;
  filter.service_pattern = lists::contains_pattern(query.service_type);
  filter.region = lists::text_or_empty(query.region);
  filter.name_pattern = lists::contains_pattern(query.name);
  filter.id_pattern = lists::contains_pattern(query.resource_id);
  if (query.status) filter.statuses = {*query.status};
  filter.expires = lists::period_of(query.expires_from, query.expires_to);
  filter.sort = sort;
  filter.limit = query.limit.value;
  filter.offset = query.offset.value;
  const auto found = search(view.reader, filter);
  ResourceRows rows;
  rows.total = found.total;
  for (const auto& resource : found.resources) rows.items.push_back(row_of(resource));
  return rows;
}

Result<ResourceDetail> show_resource(const work::View& view, const OneResource& query) {
  PC_TRY(customer, asked_for(view, query.customer_id));
  const std::int64_t tenant = customer.tenant.value;
  const auto one = view.reader.maybe(store::select_one, {tenant, query.instance_id.value, customer.id.value});
  if (!one) return refuse(errors::unknown, "instance_id");
  const auto resource = store::resource_of(*one);
  ResourceDetail detail{row_of(resource), {}, {}};
  if (!resource.main())
    if (const auto row =
            view.reader.maybe(store::select_by_id, {tenant, resource.main_resource_id, customer.id.value}))
      detail.main_resource = row_of(store::resource_of(*row));
  for (const auto& row :
       view.reader.rows(store::select_attached, {tenant, customer.id.value, resource.resource_id}))
    detail.attached.push_back(row_of(store::resource_of(row)));
  return detail;
}

}  // namespace pc::resources
