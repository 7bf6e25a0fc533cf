#include "day_statement.hpp"

#include <algorithm>

#include "walk.hpp"

namespace pc::ledger {
namespace {

struct Days {
  TenantId tenant_id;
  std::int64_t owner_id;
  std::string kind;
  Day first, last;
};
struct Entries {
  Day day;
  std::string code;
  std::int64_t entries;
  TransferId last_transfer_id;
};
const db::Sql<Days, Entries> select_days{
    "ledger.account_days",
    "SELECT " + db::columns<Entries>("d") +
        " FROM account a JOIN account_day d ON d.tenant_id = a.tenant_id AND d.account_id = a.account_id "
        "WHERE a.tenant_id = :tenant_id AND a.owner_id = :owner_id AND a.kind = :kind AND d.day >= :first "
        "AND d.day <= :last ORDER BY d.day DESC"};

/// From the transfer `first`, at most `most` of them.
struct From {
  TenantId tenant_id;
  std::int64_t owner_id;
  std::string kind;
  TransferId first;
  std::int64_t most;
};
const db::Sql<From, Step> walk_from{
    "ledger.walk_from",
    walk("CAST(:first AS BIGINT)", "w.depth < w.entries AND w.depth < :most") + select_steps()};

constexpr std::int64_t k_most_at_once = 4'096;

struct DayCount {
  Day day;
  std::int64_t entries = 0;
  TransferId last;  // the newest transfer among them
};

/// Of the wanted codes, newest day first.
std::vector<DayCount> days_of(db::Reader& reader, const AccountName& account, const StatementQuery& query) {
  const Day first = Day::of(query.period.from);
  const Day last{query.period.open() ? INT32_MAX : Day::of(query.period.to).number - 1};
  std::vector<DayCount> days;
  reader.each(select_days, {account.tenant, account.owner, std::string(account.kind->id), first, last},
              [&](const Entries& row) {
                if (!wanted(query, row.code)) return true;
                if (days.empty() || days.back().day != row.day) days.push_back({row.day, 0, {}});
                days.back().entries += row.entries;
                days.back().last = std::max(days.back().last, row.last_transfer_id);
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
  void go_to(TransferId transfer) {
    const auto known =
        std::find_if(lines_.begin(), lines_.end(), [&](const Line& line) { return line.id == transfer; });
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
    if (!next_) return;
    const TransferId from = std::exchange(next_, TransferId());
    reader_.each(walk_from, {account_.tenant, account_.owner, std::string(account_.kind->id), from, at_once_},
                 [&](const Step& step) {
                   lines_.push_back(line_of(step, chart_));
                   next_ = step.previous_id;
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
  TransferId next_;  // the transfer after the last line that was read
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
      if (Day::of(line->at) != day.day || !wanted(query, line->code->id)) continue;
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
