#include "name_search.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "market/customers/name_parts.hpp"
#include "platform/db/sql.hpp"

namespace pc::directory {
namespace {

struct InRange {
  TenantId tenant_id;
  std::int64_t first = 0, last = 0, most = 0;
};
struct Count {
  std::int64_t parts = 0;
};
const db::Sql<InRange, Count> count_in_range{
    "directory.count_name_parts",
    "SELECT COUNT(*) AS parts FROM (SELECT customer_id FROM customer_name_part WHERE tenant_id = :tenant_id "
    "AND part >= :first AND part <= :last LIMIT :most) found"};

/// Few enough that looking for a rarer part of the text costs more than it saves.
constexpr std::int64_t k_few = 200;
/// Few enough to be compared one by one, without looking for a second part.
constexpr std::int64_t k_very_few = 8;
constexpr std::size_t k_at_once = 2;

std::int64_t counted(db::Reader& reader, TenantId tenant, const customers::PartRange& range,
                     std::int64_t limit) {
  return reader.one(count_in_range, {tenant, range.first, range.last, limit}).parts;
}

/// How many there are in each, in one round trip.
std::vector<std::int64_t> counted(db::Reader& reader, TenantId tenant,
                                  std::span<const customers::PartRange> ranges, std::int64_t limit) {
  std::vector<InRange> wanted;
  for (const auto& range : ranges) wanted.push_back({tenant, range.first, range.last, limit});
  std::vector<std::int64_t> counts(ranges.size());
  reader.each_of(count_in_range, wanted,
                 [&](std::size_t place, const Count& count) { counts[place] = count.parts; });
  return counts;
}

/// The first two ranges of which there are few; one where these are very few, nothing where there is none.
std::optional<NameRange> rare_range(db::Reader& reader, TenantId tenant,
                                    std::span<const customers::PartRange> ranges) {
  std::optional<NameRange> found;
  for (std::size_t at = 0; at < ranges.size(); at += k_at_once) {
    const auto some = ranges.subspan(at, std::min(k_at_once, ranges.size() - at));
    const auto counts = counted(reader, tenant, some, k_few);
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (counts[i] == k_few) continue;
      if (found) {
        found->other_first = some[i].first;
        found->other_last = some[i].last;
        return found;
      }
      found = {some[i].first, some[i].last, 0, 0, true};
      if (counts[i] <= k_very_few) return found;
    }
  }
  return found;
}

std::string between(const std::string& first, const std::string& last) {
  return "(SELECT customer_id FROM customer_name_part WHERE tenant_id = :tenant_id AND part >= :" + first +
         " AND part <= :" + last + " LIMIT 10001 + 0 * :tenant_id) ";
}

}  // namespace

std::string named_like(const std::string& customer) {
  return "[part_first: AND " + customer + ".customer_id IN (SELECT n.customer_id FROM " +
         between("part_first", "part_last") +
         "n] [other_first: WHERE n.customer_id IN (SELECT o.customer_id FROM " +
         between("other_first", "other_last") + "o)] [part_first: )] ";
}

NameRange name_range(db::Reader& reader, TenantId tenant, std::string_view text) {
  const auto ranges = customers::ranges_of(text);
  if (ranges.empty()) return {};
  if (const auto found = rare_range(reader, tenant, ranges)) return *found;
  for (const auto& range : ranges)
    if (counted(reader, tenant, range, k_counted_max + 1) <= k_counted_max)
      return {range.first, range.last, 0, 0, true};
  return {ranges.front().first, ranges.front().last, 0, 0, false};
}

}  // namespace pc::directory
