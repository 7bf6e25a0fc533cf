#include "rewrite.hpp"

#include <algorithm>
#include <numeric>

#include "platform/base/base.hpp"

namespace pc::jobs {
namespace {

using Rows = std::vector<db::Params>;

Rows page_after(db::Database& database, const Rewrite& what, const db::Params& last,
                const std::string& done) {
  db::Params params = last;
  params.emplace_back(done);
  Rows rows;
  database.read([&](db::Reader& reader) {
    rows.clear();
    for (const auto& row : reader.rows(what.page, params)) rows.push_back(row.values());
  });
  return rows;
}

std::int64_t tenant_of(const db::Params& row) { return std::get<std::int64_t>(row.front()); }

std::int64_t change(db::Database& database, const Rewrite& what, std::span<const db::Params> rows) {
  std::int64_t count = 0;
  const auto finished = database.write(TenantId(tenant_of(rows.front())), [&](db::Transaction& tx) {
    const auto changed = tx.change_each(what.change, rows);
    count = std::accumulate(changed.begin(), changed.end(), std::int64_t{0});
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  return count;
}

}  // namespace

std::int64_t rewrite(db::Database& database, const Rewrite& what, const std::string& done,
                     const std::function<std::optional<std::string>(const std::string&)>& fresh) {
  std::int64_t changed = 0;
  db::Params last = what.before_first;
  while (true) {
    const Rows found = page_after(database, what, last, done);
    Rows rows;
    for (const auto& row : found)
      if (auto text = fresh(std::get<std::string>(row.back()))) {
        rows.push_back(row);
        rows.back().emplace_back(std::move(*text));
      }
    for (auto from = rows.begin(); from != rows.end();) {
      const auto to =
          std::find_if(from, rows.end(), [&](const auto& row) { return tenant_of(row) != tenant_of(*from); });
      changed += change(database, what, {from, to});
      from = to;
    }
    if (found.size() < k_rewritten_a_page) return changed;
    last = found.back();
    last.pop_back();
  }
}

}  // namespace pc::jobs
