#include "statements.hpp"

#include <unordered_map>

#include "day_statement.hpp"
#include "store.hpp"
#include "walk.hpp"

namespace pc::ledger {
namespace {

struct AccountBalance {
  std::int64_t balance, held, credit_limit;
};
const db::Sql<store::OfOwner, AccountBalance> select_standing{
    "ledger.standing",
    "SELECT balance, held, credit_limit FROM account WHERE tenant_id = :tenant_id AND owner_id = :owner_id "
    "AND kind = :kind"};

/// Twenty owners a statement; fewer are filled up with the last one.
constexpr std::size_t k_owners_each = 20;
struct Owners {
  TenantId tenant_id;
  std::string kind;
  std::int64_t o1, o2, o3, o4, o5, o6, o7, o8, o9, o10, o11, o12, o13, o14, o15, o16, o17, o18, o19, o20;
};
struct StandingOf {
  std::int64_t owner_id, balance, held, credit_limit;
};
const db::Sql<Owners, StandingOf> select_balances{
    "ledger.balances",
    "SELECT owner_id, balance, held, credit_limit FROM account WHERE tenant_id = :tenant_id AND kind = :kind "
    "AND owner_id IN (:o1, :o2, :o3, :o4, :o5, :o6, :o7, :o8, :o9, :o10, :o11, :o12, :o13, :o14, :o15, :o16, "
    ":o17, :o18, :o19, :o20)"};

/// What a transfer is to one of its two accounts.
std::string side(const std::string& account) {
  const auto of = [&](const char* of_from, const char* of_to) {
    return "CASE WHEN t.from_account = " + account + " THEN " + of_from + " ELSE " + of_to + " END, ";
  };
  return "t.transfer_id, " + of("t.from_previous", "t.to_previous") + of("t.from_after", "t.to_after") +
         of("0", "1") + of("t.to_account", "t.from_account") +
         "t.group_id, t.code, t.amount, t.cause_kind, t.cause_id, t.at ";
}

/// From the newest back to the first that is older than `until`. The depth also ends the walk when links were tampered
/// with, or were followed `most` times.
std::string walk_back() {
  return walk("a.last_transfer_id", "w.at >= :until AND w.depth < w.entries AND w.depth < :most");
}

struct Back {
  TenantId tenant_id;
  std::int64_t owner_id;
  std::string kind;
  Instant until;
  std::int64_t most;
};
const db::Sql<Back, Step> walk_statement{"ledger.statement", walk_back() + select_steps()};

struct BackTo {
  TenantId tenant_id;
  std::int64_t owner_id;
  std::string kind;
  Instant until;
  std::int64_t most;
  Instant at;
};
struct Balance {
  std::int64_t balance;
};
const db::Sql<BackTo, Balance> walk_balance_at{
    "ledger.balance_at",
    walk_back() +
        "SELECT s.balance - COALESCE((SELECT CAST(SUM(CASE WHEN w.income = 1 THEN w.amount "
        "ELSE -w.amount END) AS BIGINT) FROM walk w WHERE w.at >= :at), 0) AS balance FROM start s"};

/// Requests reach the lane a little out of the order of their clocks, and processes' clocks differ: times
/// along an account's links may step back by as much as this, and a walk goes on for as long.
constexpr std::int64_t k_disorder_micros = 3'600'000'000;

Instant walk_until(Instant from) {
  return {from.micros < INT64_MIN + k_disorder_micros ? INT64_MIN : from.micros - k_disorder_micros};
}

Back back_from(const AccountName& account, Instant from, std::int64_t most) {
  return {account.tenant, account.owner, std::string(account.kind->id), walk_until(from), most};
}

}  // namespace

std::string walk(std::string_view first, std::string_view on) {
  return "WITH RECURSIVE start AS (SELECT a.account_id, a.balance, " + std::string(first) +
         " AS first_id, a.entries FROM account a WHERE a.tenant_id = :tenant_id AND a.owner_id = :owner_id "
         "AND a.kind = :kind), walk(depth, entries, account_id, transfer_id, previous_id, after, income, "
         "other, group_id, code, amount, cause_kind, cause_id, at) AS (SELECT CAST(1 AS BIGINT), s.entries, "
         "s.account_id, " +
         side("s.account_id") +
         "FROM start s JOIN transfer t ON t.tenant_id = :tenant_id AND t.transfer_id = s.first_id "
         "UNION ALL SELECT w.depth + 1, w.entries, w.account_id, " +
         side("w.account_id") +
         "FROM walk w JOIN transfer t ON t.tenant_id = :tenant_id AND t.transfer_id = w.previous_id WHERE " +
         std::string(on) + ") ";
}

std::string select_steps() {
  return "SELECT w.transfer_id, w.group_id, w.at, w.code, w.amount, w.income, w.after, a.owner_id, "
         "w.cause_kind, w.cause_id, w.previous_id FROM walk w JOIN account a ON a.tenant_id = :tenant_id AND "
         "a.account_id = w.other ORDER BY w.depth";
}

bool wanted(const StatementQuery& query, std::string_view code) {
  if (query.codes.empty()) return true;
  for (const auto* each : query.codes)
    if (each->id == code) return true;
  return false;
}

Line line_of(const Step& step, const books::Chart& chart) {
  return {.id = step.transfer_id,
          .group = step.group_id,
          .at = step.at,
          .code = chart.code(step.code),
          .amount = step.amount,
          .income = step.income,
          .balance_after = step.after,
          .counterparty = step.owner_id,
          .cause_kind = step.cause_kind,
          .cause_id = step.cause_id};
}

std::optional<books::Balance> balance(db::Reader& reader, const AccountName& account) {
  const auto row = reader.maybe(select_standing, store::of(account));
  if (!row) return std::nullopt;
  return books::Balance{account.kind, row->balance, row->held, row->credit_limit};
}

std::vector<books::Balance> balances(db::Reader& reader, TenantId tenant, const books::AccountKind& kind,
                                     std::span<const std::int64_t> owners) {
  std::unordered_map<std::int64_t, books::Balance> found;
  for (std::size_t first = 0; first < owners.size(); first += k_owners_each) {
    const auto at = [&](std::size_t i) { return owners[std::min(first + i, owners.size() - 1)]; };
    for (const auto& row : reader.rows(select_balances, {tenant, std::string(kind.id),
                                                         at(0),  at(1),
                                                         at(2),  at(3),
                                                         at(4),  at(5),
                                                         at(6),  at(7),
                                                         at(8),  at(9),
                                                         at(10), at(11),
                                                         at(12), at(13),
                                                         at(14), at(15),
                                                         at(16), at(17),
                                                         at(18), at(19)}))
      found[row.owner_id] = {&kind, row.balance, row.held, row.credit_limit};
  }
  std::vector<books::Balance> all;
  for (const auto owner : owners)
    all.push_back(found.try_emplace(owner, books::Balance{&kind}).first->second);
  return all;
}

std::int64_t balance_at(db::Reader& reader, const AccountName& account, Instant at) {
  const auto row = reader.maybe(
      walk_balance_at,
      {account.tenant, account.owner, std::string(account.kind->id), walk_until(at), INT64_MAX, at});
  return row ? row->balance : 0;
}

namespace {

/// What the newest `depth` entries tell; nothing when more of them are needed.
std::optional<StatementPage> page_within(db::Reader& reader, const books::Chart& chart,
                                         const AccountName& account, const StatementQuery& query,
                                         std::int64_t depth) {
  StatementPage page;
  const std::int64_t enough = std::max(query.count_most, std::int64_t{query.offset} + query.limit);
  std::int64_t walked = 0;
  reader.each(walk_statement, back_from(account, query.period.from, depth), [&](const Step& step) {
    ++walked;
    if (!query.period.contains(step.at) || !wanted(query, step.code)) return true;
    page.more = page.total == enough;
    if (page.more) return false;
    if (page.total >= query.offset && std::ssize(page.lines) < query.limit)
      page.lines.push_back(line_of(step, chart));
    ++page.total;
    return true;
  });
  if (walked == depth && !page.more) return std::nullopt;
  return page;
}

}  // namespace

void statement_pages(db::Reader& reader, const books::Chart& chart, const AccountName& account,
                     const StatementQuery& query, std::size_t lines_a_page,
                     const std::function<void(std::span<const Line>)>& page) {
  const auto back = back_from(account, query.period.from, INT64_MAX);
  reader.pages(walk_statement, back, lines_a_page, [&](const std::vector<Step>& steps) {
    std::vector<Line> lines;
    for (const auto& step : steps)
      if (query.period.contains(step.at) && wanted(query, step.code)) lines.push_back(line_of(step, chart));
    page(lines);
    return true;
  });
}

StatementPage statement(db::Reader& reader, const books::Chart& chart, const AccountName& account,
                        const StatementQuery& query) {
  if (account.kind->long_lived && of_whole_days(query.period))
    return statement_by_days(reader, chart, account, query);
  if (query.count_most == INT64_MAX) return *page_within(reader, chart, account, query, INT64_MAX);
  // One more than is counted tells that there are more.
  std::int64_t depth = std::max(query.count_most, std::int64_t{query.offset} + query.limit) + 1;
  while (true) {
    if (auto page = page_within(reader, chart, account, query, depth)) return *std::move(page);
    depth *= 8;
  }
}

}  // namespace pc::ledger
