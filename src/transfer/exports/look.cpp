#include "look.hpp"

#include <map>

#include "core/audit/reveals.hpp"
#include "parts.hpp"

namespace pc::exports {
namespace {

constexpr std::size_t k_at_once = 1000;

/// Of the vendor's people, customers of many tenants.
std::map<TenantId, std::vector<audit::Owner>> owners_of(db::Database& database, const access::Principal& who,
                                                        const std::set<std::int64_t>& customers) {
  std::map<TenantId, std::vector<audit::Owner>> owners;
  const auto& tenant_of = use<Settings>(database).tenant_of;
  database.read([&](db::Reader& reader) {
    owners.clear();
    for (const auto customer : customers) {
      const auto tenant = who.side == access::Side::vendor ? tenant_of(reader, customer) : who.tenant;
      if (tenant) owners[*tenant].push_back({*tenant, "customer", customer});
    }
  });
  return owners;
}

}  // namespace

void keep_looks(db::Database& database, const Task& task, const access::Principal& who,
                const std::set<std::int64_t>& customers, Instant now) {
  for (const auto& [tenant, owners] : owners_of(database, who, customers))
    for (std::size_t first = 0; first < owners.size(); first += k_at_once) {
      const auto last = std::min(first + k_at_once, owners.size());
      const audit::Look look{{owners.begin() + static_cast<std::ptrdiff_t>(first),
                              owners.begin() + static_cast<std::ptrdiff_t>(last)},
                             {"file"},
                             task.reason};
      const auto finished = database.write(tenant, [&](db::Transaction& tx) {
        audit::keep_taken(tx, who, look, use<IdSource>(tx), now);
        return true;
      });
      if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    }
}

}  // namespace pc::exports
