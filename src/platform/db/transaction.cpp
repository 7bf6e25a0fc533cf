#include "transaction.hpp"

#include <algorithm>

namespace pc::db {
namespace {

bool fits(const Value& value, ColumnType type) {
  if (std::holds_alternative<std::monostate>(value)) return true;
  return std::holds_alternative<std::int64_t>(value) == (type == ColumnType::integer);
}

}  // namespace

LaneTransaction::LaneTransaction(const Services& services, Connection& connection,
                                 std::vector<std::unique_ptr<Participant>>& participants)
    : Transaction(services), connection_(connection), participants_(participants) {}

void LaneTransaction::each(const Statement& statement, const Params& params,
                           const std::function<bool(const Row&)>& row) {
  if (statement.writes) materialise();
  if (!ahead_.empty())
    if (const auto known = ahead_.find({statement.number, params}); known != ahead_.end()) {
      const Rows found = known->second;  // `row` may change rows, which forgets what was read ahead
      for (const Row& each : found)
        if (!row(each)) break;
      return;
    }
  connection_.query(statement, params, row);
}

void LaneTransaction::read_ahead(std::span<const Prefetch> prefetch) {
  // In the order of their first mention: each statement sees what was committed when it runs.
  std::vector<std::pair<const Statement*, std::vector<Params>>> wanted;
  for (const auto& each : prefetch) {
    ensure(!each.statement->writes, "only reads are foreseen");
    if (!ahead_.try_emplace({each.statement->number, each.params}).second) continue;
    auto place = std::find_if(wanted.begin(), wanted.end(), [&](const auto& w) { return w.first == each.statement; });
    if (place == wanted.end()) place = wanted.insert(place, {each.statement, {}});
    place->second.push_back(each.params);
  }
  for (const auto& [statement, params] : wanted)
    connection_.query_each(*statement, params, [&](std::size_t at, const Row& row) {
      ahead_[{statement->number, params[at]}].push_back(row);
    });
}

void LaneTransaction::each_of(const Statement& statement, std::span<const Params> params,
                              const std::function<void(std::size_t, const Row&)>& row) {
  ensure(!statement.writes, "a statement that only reads");
  connection_.query_each(statement, params, row);
}

void LaneTransaction::pages(const Statement& statement, const Params& params, std::size_t rows,
                            const std::function<bool(const Rows&)>& page) {
  ensure(!statement.writes, "a statement that only reads");
  connection_.query_pages(statement, params, rows, page);
}

std::int64_t LaneTransaction::change(const Statement& statement, const Params& params) {
  ensure(statement.writes, "a statement that changes rows");
  materialise();
  return connection_.execute(statement, params);
}

std::vector<std::int64_t> LaneTransaction::change_each(const Statement& statement,
                                                       std::span<const Params> params) {
  ensure(statement.writes, "a statement that changes rows");
  materialise();
  return connection_.execute_each(statement, params);
}

void LaneTransaction::append(const Append& append, Params values) {
  ensure(values.size() == append.columns.size(), "a gathered row has a value for every column");
  for (std::size_t i = 0; i < values.size(); ++i)
    ensure(fits(values[i], append.columns[i].type), "a gathered value has the type of its column");
  for (auto& gathered : gathered_)
    if (gathered.append == &append) {
      gathered.rows.push_back(std::move(values));
      return;
    }
  gathered_.push_back({&append, {}});
  gathered_.back().rows.push_back(std::move(values));
}

void LaneTransaction::materialise() {
  ahead_.clear();  // rows are about to change
  writes_ = true;
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    if (levels_[i].real) continue;
    connection_.savepoint(static_cast<int>(i));
    levels_[i].real = true;
  }
}

bool LaneTransaction::nested(const std::function<bool()>& body) {
  Level level;
  for (const auto& gathered : gathered_) level.counts.push_back(gathered.rows.size());
  levels_.push_back(std::move(level));
  for (const auto& participant : participants_) participant->mark();
  bool keep = false;
  try {
    keep = body();
  } catch (...) {
    leave(false);
    throw;
  }
  leave(keep);
  return keep;
}

void LaneTransaction::leave(bool keep) {
  const Level level = std::move(levels_.back());
  levels_.pop_back();
  const int number = static_cast<int>(levels_.size());
  if (!keep) {
    for (std::size_t i = 0; i < gathered_.size(); ++i)
      gathered_[i].rows.resize(i < level.counts.size() ? level.counts[i] : 0);
  }
  for (const auto& participant : participants_) keep ? participant->release() : participant->undo();
  if (!level.real) return;
  try {
    keep ? connection_.release(number) : connection_.rollback_to(number);
  } catch (const Error& error) {
    // The savepoint stands as it was, so no row is at fault any more that could be undone alone.
    throw Error(error.failure == Failure::constraint ? Failure::bug : error.failure, error.what());
  }
}

Participant& LaneTransaction::participant(std::size_t slot) { return *participants_.at(slot); }

void LaneTransaction::commit() {
  for (const auto& participant : participants_) participant->before_commit(*this);
  std::erase_if(gathered_, [](const Set& set) { return set.rows.empty(); });
  writes_ = writes_ || !gathered_.empty();
  connection_.commit(gathered_);
}

}  // namespace pc::db
