#include "trim.hpp"

#include <numeric>

namespace pc::jobs {
namespace {

std::vector<db::Params> page_after(db::Database& database, const Trim& what, const db::Params& last,
                                   Instant before) {
  db::Params params = last;
  params.push_back(before.micros);
  std::vector<db::Params> keys;
  database.read([&](db::Reader& reader) {
    keys.clear();
    for (const auto& row : reader.rows(what.page, params)) keys.push_back(row.values());
  });
  return keys;
}

std::int64_t tenant_of(const db::Params& key) { return std::get<std::int64_t>(key.front()); }

std::int64_t remove(db::Database& database, const Trim& what, std::span<const db::Params> keys) {
  std::int64_t removed = 0;
  const auto finished = database.write(TenantId(tenant_of(keys.front())), [&](db::Transaction& tx) {
    const auto changed = tx.change_each(what.remove, keys);
    removed = std::accumulate(changed.begin(), changed.end(), std::int64_t{0});
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  return removed;
}

}  // namespace

std::int64_t trim(db::Database& database, const Trim& what, Instant before) {
  std::int64_t removed = 0;
  db::Params last = what.before_first;
  while (true) {
    const auto keys = page_after(database, what, last, before);
    for (auto from = keys.begin(); from != keys.end();) {
      const auto to =
          std::find_if(from, keys.end(), [&](const auto& key) { return tenant_of(key) != tenant_of(*from); });
      removed += remove(database, what, {from, to});
      from = to;
    }
    if (keys.size() < k_rows_a_page) return removed;
    last = keys.back();
  }
}

}  // namespace pc::jobs
