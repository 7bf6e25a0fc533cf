#include "day_statement.hpp"

#include <algorithm>

#include "walk.hpp"

namespace pc::ledger {
namespace {

const db::Statement select_days{
    "ledger.account_days",
    "SELECT d.day, d.code, d.entries, d.last_transfer_id FROM account a JOIN account_day d ON "
    "d.tenant_id = a.tenant_id AND d.account_id = a.account_id WHERE a.tenant_id = $1 AND a.owner_id = $2 "
    "AND "
    "a.kind = $3 AND d.day >= $4 AND d.day <= $5 ORDER BY d.day DESC"};

// From the transfer $4, at most $5 of them.
const db::Statement walk_from{"ledger.walk_from",
                              PC_WALK("CAST($4 AS BIGINT)", "w.depth < w.entries AND w.depth < $5") PC_LINE};

constexpr std::int64_t k_most_at_once = 4'096;

struct DayCount {
  std::int32_t day = 0;
  std::int64_t entries = 0;
  std::int64_t last = 0;  // the newest transfer among them
};

/// Of the wanted codes, newest day first.
std::vector<DayCount> days_of(db::Reader& reader, const AccountName& account, const StatementQuery& query) {
  const std::int64_t first = Day::of(query.period.from).number;
  const std::int64_t last = query.period.open() ? INT32_MAX : Day::of(query.period.to).number - 1;
  std::vector<DayCount> days;
  reader.each(select_days, {account.tenant.value, account.owner, std::string(account.kind->id), first, last},
              [&](const db::Row& row) {
                if (!wanted(query, row.text(1))) return true;
                const auto day = static_cast<std::int32_t>(row.integer(0));
                if (days.empty() || days.back().day != day) days.push_back({day, 0, 0});
                days.back().entries += row.integer(2);
                days.back().last = std::max(days.back().last, row.integer(3));
                return true;
              });
  return days;
}

/// The account's chain of transfers, read in pieces.
class Chain {
 public:
  Chain(db::Reader& reader, const books::Chart& chart, const AccountName& account, std::int64_t at_once)
      : reader_(reader), chart_(chart), account_(account), at_once_(at_once) {}

  /// Goes to `transfer`, which is read anew unless it was read already.
  void go_to(std::int64_t transfer) {
    const auto known = std::find_if(lines_.begin(), lines_.end(),
                                    [&](const Line& line) { return line.id.value == transfer; });
    at_ = static_cast<std::size_t>(known - lines_.begin());
    if (known != lines_.end() || next_ == transfer) return;
    lines_.clear();
    at_ = 0;
    next_ = transfer;
  }
  /// The next line; nullptr at the account's first.
  const Line* next() {
    if (at_ == lines_.size()) read();
    return at_ == lines_.size() ? nullptr : &lines_[at_++];
  }

 private:
  void read() {
    if (next_ == 0) return;
    const std::int64_t from = std::exchange(next_, 0);
    reader_.each(walk_from,
                 {account_.tenant.value, account_.owner, std::string(account_.kind->id), from, at_once_},
                 [&](const db::Row& row) {
                   lines_.push_back(line_of(row, chart_));
                   next_ = row.integer(10);
                   return true;
                 });
    at_once_ = std::min(at_once_ * 4, k_most_at_once);
  }

  db::Reader& reader_;
  const books::Chart& chart_;
  const AccountName& account_;
  std::int64_t at_once_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
  std::int64_t next_ = 0;  // the transfer after the last line that was read
};

}  // namespace

bool of_whole_days(const Period& period) {
  const auto begins = [](Instant at) { return at == Day::of(at).begin(); };
  return (period.from.micros <= 0 || begins(period.from)) && (period.open() || begins(period.to));
}

StatementPage statement_by_days(db::Reader& reader, const books::Chart& chart, const AccountName& account,
                                const StatementQuery& query) {
  StatementPage page;
  const auto days = days_of(reader, account, query);
  for (const auto& day : days) page.total += day.entries;
  Chain chain(reader, chart, account, query.limit);
  std::int64_t skip = query.offset;
  for (const auto& day : days) {
    if (std::ssize(page.lines) == query.limit) break;
    if (skip >= day.entries) {
      skip -= day.entries;
      continue;
    }
    // Clocks differ, so that entries of two days may alternate around midnight: each is told on its own day.
    chain.go_to(day.last);
    for (std::int64_t left = day.entries; left > 0 && std::ssize(page.lines) < query.limit;) {
      const Line* line = chain.next();
      if (line == nullptr) break;
      if (Day::of(line->at).number != day.day || !wanted(query, line->code->id)) continue;
      --left;
      if (skip > 0)
        --skip;
      else
        page.lines.push_back(*line);
    }
  }
  return page;
}

}  // namespace pc::ledger
