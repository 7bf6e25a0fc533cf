// A resource: something the vendor's cloud runs for a customer (查看客户资源). What it may say of itself, and since when.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "market/customers/customer.hpp"

namespace pc::resources {

struct ResourceTag {
  static constexpr const char* name = "resource";
};
using ResourceNumber = Id<ResourceTag>;

/// How it is paid for (计费模式).
enum class Charging {
  period,     // 包年/包月
  on_demand,  // 按需
  reserved,   // 预留实例
};

/// In the words of the vendor's platform; each kind of charging has some of them.
enum class Status { in_use, grace, freezing, changing, closing, closed, frozen, expired };

/// What becomes of it when its time is over (到期策略). The numbers are those of the Open API.
enum class ExpirePolicy { grace, to_on_demand, remove, renew, freeze, retain };

template <class E>
struct Word {
  E value;
  const char* text;
};
inline constexpr Word<Charging> k_chargings[] = {
    {Charging::period, "period"}, {Charging::on_demand, "on_demand"}, {Charging::reserved, "reserved"}};
inline constexpr Word<Status> k_statuses[] = {{Status::in_use, "in_use"},     {Status::grace, "grace"},
                                              {Status::freezing, "freezing"}, {Status::changing, "changing"},
                                              {Status::closing, "closing"},   {Status::closed, "closed"},
                                              {Status::frozen, "frozen"},     {Status::expired, "expired"}};
inline constexpr Word<ExpirePolicy> k_policies[] = {
    {ExpirePolicy::grace, "grace"},   {ExpirePolicy::to_on_demand, "to_on_demand"},
    {ExpirePolicy::remove, "remove"}, {ExpirePolicy::renew, "renew"},
    {ExpirePolicy::freeze, "freeze"}, {ExpirePolicy::retain, "retain"}};

template <class E, std::size_t N>
std::optional<E> value_of(const Word<E> (&words)[N], std::string_view text) {
  for (const auto& word : words)
    if (text == word.text) return word.value;
  return std::nullopt;
}
template <class E, std::size_t N>
std::string text_of(const Word<E> (&words)[N], E value) {
  for (const auto& word : words)
    if (value == word.value) return word.text;
  return {};
}

/// The statuses a resource may have that is paid for in this way.
std::span<const Status> statuses_of(Charging charging);

struct Resource {
  ResourceNumber number;    // this application's
  std::string resource_id;  // the cloud's
  customers::CustomerId customer;
  Charging charging = Charging::on_demand;
  std::string name, service_type_code, service_type, resource_type_code, resource_type;
  std::string region, availability_zone, spec, spec_desc;
  Status status = Status::in_use;
  Instant effective_at;
  Instant expires_at = k_end_of_time;
  std::optional<ExpirePolicy> expire_policy;
  std::string main_resource_id;  // what it is attached to
  std::string order_id, product_id, project_id;
  Instant reported_at;

  bool main() const { return main_resource_id.empty(); }
  bool expires() const { return expires_at != k_end_of_time; }
};

/// Runs now, and by what is known until its expiry.
bool unexpired(const Resource& resource, Instant now);

/// Days before expiry at which a resource is worth a warning (即将到期).
inline constexpr std::int64_t k_soon_days = 30;
/// When what expires soon expires.
Period soon(Instant now);

}  // namespace pc::resources
