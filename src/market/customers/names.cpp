#include "names.hpp"

#include <map>

#include "name_parts.hpp"
#include "names_store.hpp"

namespace pc::customers {

void index_name(db::Transaction& tx, const Customer& customer) {
  const auto parts = name_parts(customer.name);
  for (const auto part : parts) tx.append(names_store::part, {customer.tenant, part, customer.id});
  tx.change(names_store::mark_known, {customer.tenant, customer.id, static_cast<std::int64_t>(parts.size())});
}

void index_names(db::Database& database) {
  names_store::After after;
  for (;;) {
    std::map<TenantId, std::vector<std::pair<CustomerId, std::string>>> unknown;
    const auto from = after;
    database.read([&](db::Reader& reader) {
      unknown.clear();
      for (const auto& row : reader.rows(names_store::select_unknown, from)) {
        unknown[row.tenant_id].emplace_back(row.customer_id, row.name);
        after = {row.tenant_id, row.customer_id};
      }
    });
    if (unknown.empty()) return;
    for (const auto& [tenant, names] : unknown) {
      const auto finished = database.write(tenant, [&, tenant = tenant, &names = names](db::Transaction& tx) {
        std::vector<names_store::Part> parts;
        std::vector<names_store::Known> known;
        for (const auto& [id, name] : names) {
          const auto all = name_parts(name);
          for (const auto part : all) parts.push_back({tenant, part, id});
          known.push_back({tenant, id, static_cast<std::int64_t>(all.size())});
        }
        tx.change_each(names_store::insert_known_part, parts);
        tx.change_each(names_store::mark_known, known);
        return true;
      });
      if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    }
  }
}

}  // namespace pc::customers
