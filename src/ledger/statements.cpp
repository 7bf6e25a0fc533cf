#include "statements.hpp"

#include <unordered_map>

#include "day_statement.hpp"
#include "walk.hpp"

namespace pc::ledger {
namespace {

const db::Statement select_standing{
    "ledger.standing",
    "SELECT balance, held, credit_limit FROM account WHERE tenant_id = $1 AND owner_id = $2 AND kind = $3"};

// Twenty owners a statement; fewer are filled up with the last one.
constexpr std::size_t k_owners_each = 20;
const db::Statement select_balances{
    "ledger.balances",
    "SELECT owner_id, balance, held, credit_limit FROM account WHERE tenant_id = $1 AND kind = $2 AND "
    "owner_id IN ($3, $4, $5, "
    "$6, $7, "
    "$8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"};

// From the newest back to the first that is older than $4. The depth also ends the walk when links were tampered
// with, or were followed $5 times.
#define PC_WALK_BACK PC_WALK("a.last_transfer_id", "w.at >= $4 AND w.depth < w.entries AND w.depth < $5")

const db::Statement walk_statement{"ledger.statement", PC_WALK_BACK PC_LINE};

const db::Statement walk_balance_at{"ledger.balance_at", PC_WALK_BACK
                                    "SELECT s.balance - COALESCE((SELECT CAST(SUM(CASE WHEN w.income = 1 "
                                    "THEN w.amount ELSE -w.amount END) AS BIGINT) "
                                    "FROM walk w WHERE w.at >= $6), 0) FROM start s"};

/// Requests reach the lane a little out of the order of their clocks, and processes' clocks differ: times
/// along an account's links may step back by as much as this, and a walk goes on for as long.
constexpr std::int64_t k_disorder_micros = 3'600'000'000;

std::int64_t walk_until(Instant from) {
  return from.micros < INT64_MIN + k_disorder_micros ? INT64_MIN : from.micros - k_disorder_micros;
}

}  // namespace

bool wanted(const StatementQuery& query, std::string_view code) {
  if (query.codes.empty()) return true;
  for (const auto* each : query.codes)
    if (each->id == code) return true;
  return false;
}

Line line_of(const db::Row& row, const books::Chart& chart) {
  Line line;
  line.id = row.id<TransferId>(0);
  line.group = row.id<GroupId>(1);
  line.at = row.instant(2);
  line.code = chart.code(row.text(3));
  line.amount = row.integer(4);
  line.income = row.integer(5) != 0;
  line.balance_after = row.integer(6);
  line.counterparty = row.integer(7);
  line.cause_kind = row.text(8);
  line.cause_id = row.integer(9);
  return line;
}

std::optional<books::Balance> balance(db::Reader& reader, const AccountName& account) {
  const auto row =
      reader.maybe(select_standing, {account.tenant.value, account.owner, std::string(account.kind->id)});
  if (!row) return std::nullopt;
  return books::Balance{account.kind, row->integer(0), row->integer(1), row->integer(2)};
}

std::vector<books::Balance> balances(db::Reader& reader, TenantId tenant, const books::AccountKind& kind,
                                     std::span<const std::int64_t> owners) {
  std::unordered_map<std::int64_t, books::Balance> found;
  for (std::size_t first = 0; first < owners.size(); first += k_owners_each) {
    db::Params params{tenant.value, std::string(kind.id)};
    for (std::size_t i = 0; i < k_owners_each; ++i)
      params.push_back(owners[std::min(first + i, owners.size() - 1)]);
    for (const auto& row : reader.rows(select_balances, params))
      found[row.integer(0)] = {&kind, row.integer(1), row.integer(2), row.integer(3)};
  }
  std::vector<books::Balance> all;
  for (const auto owner : owners)
    all.push_back(found.try_emplace(owner, books::Balance{&kind}).first->second);
  return all;
}

std::int64_t balance_at(db::Reader& reader, const AccountName& account, Instant at) {
  const auto row =
      reader.maybe(walk_balance_at, {account.tenant.value, account.owner, std::string(account.kind->id),
                                     walk_until(at), std::int64_t{INT64_MAX}, at.micros});
  return row ? row->integer(0) : 0;
}

namespace {

/// What the newest `depth` entries tell; nothing when more of them are needed.
std::optional<StatementPage> page_within(db::Reader& reader, const books::Chart& chart,
                                         const AccountName& account, const StatementQuery& query,
                                         std::int64_t depth) {
  StatementPage page;
  const std::int64_t enough = std::max(query.count_most, std::int64_t{query.offset} + query.limit);
  std::int64_t walked = 0;
  reader.each(walk_statement,
              {account.tenant.value, account.owner, std::string(account.kind->id),
               walk_until(query.period.from), depth},
              [&](const db::Row& row) {
                ++walked;
                if (!query.period.contains(row.instant(2)) || !wanted(query, row.text(3))) return true;
                page.more = page.total == enough;
                if (page.more) return false;
                if (page.total >= query.offset && std::ssize(page.lines) < query.limit)
                  page.lines.push_back(line_of(row, chart));
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
  const db::Params params{account.tenant.value, account.owner, std::string(account.kind->id),
                          walk_until(query.period.from), std::int64_t{INT64_MAX}};
  reader.pages(walk_statement, params, lines_a_page, [&](const db::Rows& rows) {
    std::vector<Line> lines;
    for (const auto& row : rows)
      if (query.period.contains(row.instant(2)) && wanted(query, row.text(3))) lines.push_back(line_of(row, chart));
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
