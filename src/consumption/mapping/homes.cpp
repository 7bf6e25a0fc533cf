#include "homes.hpp"

#include <algorithm>

namespace pc::consumption {
namespace {

constexpr std::int64_t k_vendor = 0;

const db::Statement select_mappings{
    "consumption.mappings_all",
    "SELECT m.billing_account_id, m.sub_account_id, m.first_day, m.end_day, m.customer_id, m.customer_tenant_id, "
    "m.delivery, COALESCE(d.tenant_id, 0) FROM bill_mapping m LEFT JOIN customer_directory d "
    "ON d.customer_id = m.customer_id WHERE m.tenant_id = $1"};

}  // namespace

void Homes::load(db::Reader& reader) {
  mapped_.clear();
  delivery_.clear();
  moved_.clear();
  for (const auto& row : reader.rows(select_mappings, {k_vendor})) {
    const Mapped mapped{Day{static_cast<std::int32_t>(row.integer(2))}, Day{static_cast<std::int32_t>(row.integer(3))},
                        row.id<customers::CustomerId>(4), row.id<TenantId>(5)};
    mapped_[{row.text(0), row.text(1)}].push_back(mapped);
    const auto mode = delivery_mode_of(row.text(6)).value_or(DeliveryMode::unsaid);
    if (mode != DeliveryMode::unsaid) delivery_[row.text(0)].push_back(mode);
    const auto now_in = row.id<TenantId>(7);
    if (now_in && now_in != mapped.tenant && !moved_.contains(mapped.customer))
      moved_[mapped.customer] = {now_in, customers::history(reader, now_in, mapped.customer)};
  }
}

TenantId Homes::tenant_of(const Mapped& mapped, Instant at) const {
  const auto moved = moved_.find(mapped.customer);
  if (moved == moved_.end()) return mapped.tenant;
  const bool there =
      std::ranges::any_of(moved->second.periods, [&](const auto& one) { return one.period.contains(at); });
  return there ? moved->second.tenant : mapped.tenant;
}

std::optional<Home> Homes::find(const std::string& billing_account, const std::string& sub_account, Instant at) const {
  const Day day = Day::of(at);
  for (const auto& sub : {sub_account, std::string()}) {
    const auto found = mapped_.find({billing_account, sub});
    if (found == mapped_.end()) continue;
    for (const auto& one : found->second)
      if (one.first <= day && day < one.end) return Home{tenant_of(one, at), one.customer};
  }
  return std::nullopt;
}

DeliveryMode Homes::delivery_of(const std::string& billing_account) const {
  const auto found = delivery_.find(billing_account);
  if (found == delivery_.end()) return DeliveryMode::unsaid;
  const auto& modes = found->second;
  return std::ranges::all_of(modes, [&](DeliveryMode mode) { return mode == modes.front(); }) ? modes.front()
                                                                                              : DeliveryMode::unsaid;
}

}  // namespace pc::consumption
