#include "renewing.hpp"

#include <algorithm>
#include <set>

#include "running.hpp"
#include "store.hpp"

namespace pc::orders {
namespace {

std::optional<catalogue::Priced> product_of(db::Reader& reader, const resources::Resource& resource) {
  if (const auto id = parse_id(resource.product_id))
    if (auto product = catalogue::find(reader, catalogue::ProductId(*id))) return product;
  return catalogue::find(reader, resource.service_type_code, resource.resource_type_code, resource.spec,
                         resource.region);
}

/// As it was ordered last; 1 of a product without a size.
std::optional<std::int64_t> size_of(const catalogue::Priced& product,
                                    const std::vector<store::LineRow>& lines) {
  if (product.size_measure_id == 0) return 1;
  if (lines.empty()) return std::nullopt;
  return lines.back().size;
}

Result<Wish> renewal_of(db::Reader& reader, const customers::Customer& customer, const std::string& id,
                        const Renewal& renewal, const std::vector<discounts::Discount>& held, Instant now) {
  PC_TRY(resource, running(reader, customer.tenant, customer.id, id));
  if (resource.charging != resources::Charging::period) return errors::not_by_period;
  if (resource.status == resources::Status::closed) return errors::gone;
  if (in_unpaid_order(reader, customer.tenant, customer.id, id)) return errors::in_unpaid_order;
  const auto product = product_of(reader, resource);
  if (!product) return errors::not_renewable;
  const auto size =
      size_of(*product, reader.rows(store::select_of_resource, {customer.tenant, customer.id, id}));
  if (!size) return errors::not_renewable;
  auto wish = wish_for(reader, held, *product, *size, renewal.unit, renewal.periods, now);
  if (!wish)
    return wish.refusal().code == &orders::errors::bad_period ? wish.refusal()
                                                              : Refusal{&errors::not_renewable};
  wish->resource_id = resource.resource_id;
  wish->resource_name = resource.name;
  return std::move(*wish);
}

}  // namespace

bool in_unpaid_order(db::Reader& reader, TenantId tenant, customers::CustomerId customer,
                     const std::string& resource_id) {
  const auto lines = reader.rows(store::select_of_resource, {tenant, customer, resource_id});
  return std::ranges::any_of(lines, [](const auto& line) { return line.status == LineStatus::pending; });
}

std::string last_unit(db::Reader& reader, const customers::Customer& customer,
                      const std::string& resource_id) {
  const auto lines = reader.rows(store::select_of_resource, {customer.tenant, customer.id, resource_id});
  return lines.empty() ? std::string(k_month) : lines.back().unit;
}

Result<std::vector<Wish>> renewals_of(db::Reader& reader, const customers::Customer& customer,
                                      const Renewal& renewal, Instant now) {
  PC_CHECK(check_period(renewal.unit, renewal.periods));
  if (renewal.resource_ids.empty()) return refuse(pc::errors::missing_value, "resource_ids");
  const auto held = discounts::held_by(reader, customer.tenant, customer.id, Day::of(now));
  std::vector<Wish> all;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < renewal.resource_ids.size(); ++i) {
    const auto& id = renewal.resource_ids[i];
    const auto field = "resource_ids[" + std::to_string(i) + "]";
    if (!seen.insert(id).second) return refuse(errors::twice, field);
    auto wish = renewal_of(reader, customer, id, renewal, held, now);
    if (!wish) {
      auto refusal = wish.refusal();
      refusal.field = field;
      return refusal;
    }
    all.push_back(std::move(*wish));
  }
  return all;
}

Result<OrderId> renew(work::Work& work, const customers::Customer& customer, const Renewal& renewal) {
  PC_TRY(wishes, renewals_of(work.tx, customer, renewal, work.now));
  return place(work, customer, wishes, {Type::renewal, source_of(work.who), renewal.discount, {}});
}

}  // namespace pc::orders
