#include "adjustment_days.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::funds {
namespace {

constexpr std::string_view k_newest_first = "-at";

struct DayCount {
  Period period;
  std::int64_t records = 0;
};

/// A piece of a page: the records of one day or of days that follow each other.
struct Piece {
  Period period;
  std::int64_t skip = 0, take = 0;
};

AdjustmentFilter within(const AdjustmentFilter& filter, const Period& period) {
  AdjustmentFilter part = filter;
  part.period = period;
  return part;
}

std::vector<DayCount> days_of(db::Reader& reader, const AdjustmentFilter& filter) {
  const std::int64_t first = Day::of(filter.period.from).number;
  const std::int64_t last = filter.period.open() ? INT32_MAX : Day::of(filter.period.to).number;
  std::vector<DayCount> days;
  for (const auto& row :
       reader.rows(store::select_adjustment_days, {filter.tenant, filter.partner, first, last})) {
    if (filter.operation && row.operation != *filter.operation) continue;
    const Day day = row.day;
    if (days.empty() || days.back().period.from != day.begin()) days.push_back({{day.begin(), day.end()}, 0});
    days.back().records += row.records;
  }
  // Of days that the period cuts, what lies in it is counted.
  for (auto& day : days) {
    const Period part{std::max(day.period.from, filter.period.from),
                      std::min(day.period.to, filter.period.to)};
    if (part.from == day.period.from && part.to == day.period.to) continue;
    day = {part, part.from < part.to ? store::count(reader, within(filter, part), INT64_MAX) : 0};
  }
  return days;
}

/// Days that follow each other are read at once, unless records of other operations may lie between them.
std::vector<Piece> pieces_of(const std::vector<DayCount>& days, const AdjustmentFilter& filter) {
  std::vector<Piece> pieces;
  std::int64_t skip = filter.offset, left = filter.limit;
  for (const auto& day : days) {
    if (left == 0) break;
    if (skip >= day.records) {
      skip -= day.records;
      continue;
    }
    const auto taken = std::min(left, day.records - skip);
    if (!filter.operation && !pieces.empty()) {
      pieces.back().period.from = day.period.from;
      pieces.back().take += taken;
    } else {
      pieces.push_back({day.period, skip, taken});
    }
    left -= taken;
    skip = 0;
  }
  return pieces;
}

}  // namespace

bool by_days(const AdjustmentFilter& f) {
  return f.target == 0 && f.name_pattern.empty() && f.id == 0 &&
         (!f.sort || f.sort->value == k_newest_first) && f.rows.all();
}

AdjustmentPage find_by_days(db::Reader& reader, const AdjustmentFilter& filter) {
  AdjustmentPage page;
  const auto days = days_of(reader, filter);
  for (const auto& day : days) page.total += day.records;
  for (const auto& piece : pieces_of(days, filter)) {
    AdjustmentFilter part = within(filter, piece.period);
    part.offset = piece.skip;
    part.limit = piece.take;
    auto records = store::adjustments(reader, part);
    for (auto& record : *records) page.items.push_back(std::move(record));
  }
  return page;
}

}  // namespace pc::funds
