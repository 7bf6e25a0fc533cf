#include "homes.hpp"

#include <algorithm>

#include "platform/db/sql.hpp"

namespace pc::consumption {
namespace {

/// The vendor's.
struct Vendor {
  TenantId tenant_id;
};
struct MappingNow {
  std::string billing_account_id, sub_account_id;
  Day first_day, end_day;
  customers::CustomerId customer_id;
  TenantId customer_tenant_id;
  std::string delivery;
  TenantId now_in;
};
const db::Sql<Vendor, MappingNow> select_mappings{
    "consumption.mappings_all",
    "SELECT m.billing_account_id, m.sub_account_id, m.first_day, m.end_day, m.customer_id, "
    "m.customer_tenant_id, "
    "m.delivery, COALESCE(d.tenant_id, 0) AS now_in FROM bill_mapping m LEFT JOIN customer_directory d "
    "ON d.customer_id = m.customer_id WHERE m.tenant_id = :tenant_id"};

}  // namespace

void Homes::load(db::Reader& reader) {
  mapped_.clear();
  delivery_.clear();
  moved_.clear();
  for (const auto& row : reader.rows(select_mappings, {TenantId()})) {
    const Mapped mapped{row.first_day, row.end_day, row.customer_id, row.customer_tenant_id};
    mapped_[{row.billing_account_id, row.sub_account_id}].push_back(mapped);
    const auto mode = delivery_mode_of(row.delivery).value_or(DeliveryMode::unsaid);
    if (mode != DeliveryMode::unsaid) delivery_[row.billing_account_id].push_back(mode);
    if (row.now_in && row.now_in != mapped.tenant && !moved_.contains(mapped.customer))
      moved_[mapped.customer] = {row.now_in, customers::history(reader, row.now_in, mapped.customer)};
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
