#include "store.hpp"

namespace pc::resources {

std::vector<bool> report(db::Transaction& tx, TenantId tenant, std::span<Resource> resources, IdSource& ids,
                         Instant now) {
  std::vector<store::ResourceRow> rows;
  for (auto& resource : resources) {
    resource.number = ids.next_as<ResourceNumber>(now);
    rows.push_back(store::row_of(tenant, resource));
  }
  std::vector<bool> told;
  for (const auto changed : tx.change_each(store::upsert, rows)) told.push_back(changed != 0);
  return told;
}

bool has_reserved_instance(db::Reader& reader, TenantId tenant, customers::CustomerId customer, Instant now) {
  return reader.maybe(store::select_reserved, {tenant, customer, now}).has_value();
}

}  // namespace pc::resources
