#include "statements.hpp"

#include <ostream>

namespace pc::ledger {
namespace {

const db::Statement select_standing{
    "ledger.standing",
    "SELECT balance, held, credit_limit FROM account WHERE tenant_id = $1 AND owner_id = $2 AND kind = $3"};


// Walks an account's transfers from the newest back through the links that each transfer carries.
#define PC_WALK                                                                                                     \
  "WITH RECURSIVE start AS (SELECT account_id, last_transfer_id FROM account "                                      \
  "WHERE tenant_id = $1 AND owner_id = $2 AND kind = $3), "                                                         \
  "walk(depth, account_id, transfer_id, previous_id, after, income, other, group_id, code, amount, cause_kind, "    \
  "cause_id, at) AS (SELECT 1, s.account_id, t.transfer_id, "                                                       \
  "CASE WHEN t.from_account = s.account_id THEN t.from_previous ELSE t.to_previous END, "                           \
  "CASE WHEN t.from_account = s.account_id THEN t.from_after ELSE t.to_after END, "                                 \
  "CASE WHEN t.from_account = s.account_id THEN 0 ELSE 1 END, "                                                     \
  "CASE WHEN t.from_account = s.account_id THEN t.to_account ELSE t.from_account END, "                             \
  "t.group_id, t.code, t.amount, t.cause_kind, t.cause_id, t.at "                                                   \
  "FROM start s JOIN transfer t ON t.tenant_id = $1 AND t.transfer_id = s.last_transfer_id "                        \
  "UNION ALL SELECT w.depth + 1, w.account_id, t.transfer_id, "                                                     \
  "CASE WHEN t.from_account = w.account_id THEN t.from_previous ELSE t.to_previous END, "                           \
  "CASE WHEN t.from_account = w.account_id THEN t.from_after ELSE t.to_after END, "                                 \
  "CASE WHEN t.from_account = w.account_id THEN 0 ELSE 1 END, "                                                     \
  "CASE WHEN t.from_account = w.account_id THEN t.to_account ELSE t.from_account END, "                             \
  "t.group_id, t.code, t.amount, t.cause_kind, t.cause_id, t.at "                                                   \
  "FROM walk w JOIN transfer t ON t.tenant_id = $1 AND t.transfer_id = w.previous_id WHERE w.at >= $4) "

const db::Statement walk_statement{
    "ledger.statement",
    PC_WALK
    "SELECT w.transfer_id, w.group_id, w.at, w.code, w.amount, w.income, w.after, a.owner_id, w.cause_kind, "
    "w.cause_id FROM walk w JOIN account a ON a.tenant_id = $1 AND a.account_id = w.other "
    "WHERE w.at >= $4 AND w.at < $5 ORDER BY w.depth"};

const db::Statement walk_balance_at{
    "ledger.balance_at", PC_WALK "SELECT w.after FROM walk w WHERE w.at < $4 ORDER BY w.depth LIMIT 1"};

const db::Statement select_everything{
    "ledger.export_everywhere",
    "SELECT t.tenant_id, t.transfer_id, t.at, t.code, t.amount, f.owner_id, f.kind, o.owner_id, o.kind, t.from_after, "
    "t.to_after, t.cause_kind, t.cause_id FROM transfer t "
    "JOIN account f ON f.tenant_id = t.tenant_id AND f.account_id = t.from_account "
    "JOIN account o ON o.tenant_id = t.tenant_id AND o.account_id = t.to_account "
    "ORDER BY t.tenant_id, t.transfer_id"};

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

}  // namespace

std::optional<books::Balance> balance(db::Reader& reader, const AccountName& account) {
  const auto row =
      reader.maybe(select_standing, {account.tenant.value, account.owner, std::string(account.kind->id)});
  if (!row) return std::nullopt;
  return books::Balance{account.kind, row->integer(0), row->integer(1), row->integer(2)};
}

std::vector<std::int64_t> balances(db::Reader& reader, TenantId tenant, const books::AccountKind& kind,
                                   std::span<const std::int64_t> owners) {
  std::vector<std::int64_t> all;
  for (const auto owner : owners) {
    const auto found = balance(reader, {tenant, owner, &kind});
    all.push_back(found ? found->balance : 0);
  }
  return all;
}

std::int64_t balance_at(db::Reader& reader, const AccountName& account, Instant at) {
  const auto row = reader.maybe(walk_balance_at, {account.tenant.value, account.owner, std::string(account.kind->id),
                                                  at.micros});
  return row ? row->integer(0) : 0;
}

StatementPage statement(db::Reader& reader, const books::Chart& chart, const AccountName& account,
                        const StatementQuery& query) {
  StatementPage page;
  const db::Params params{account.tenant.value, account.owner, std::string(account.kind->id),
                          query.period.from.micros, query.period.to.micros};
  reader.each(walk_statement, params, [&](const db::Row& row) {
    if (!wanted(query, row.text(3))) return true;
    if (page.total >= query.offset && static_cast<int>(page.lines.size()) < query.limit)
      page.lines.push_back(line_of(row, chart));
    ++page.total;
    return true;
  });
  return page;
}

void export_hledger(db::Reader& reader, const books::Chart& chart, std::ostream& out) {
  out << "; Amounts in CNY. Accounts: tenant:kind:owner.\ncommodity CNY 1000.00\n\n";
  reader.each(select_everything, {}, [&](const db::Row& row) {
    const auto name = [&](std::size_t owner, std::size_t kind) {
      std::string text = row.text(kind);
      for (char& c : text)
        if (c == '.') c = ':';
      return "t" + std::to_string(row.integer(0)) + ":" + text + ":" + std::to_string(row.integer(owner));
    };
    const auto* code = chart.code(row.text(3));
    out << row.instant(2).text().substr(0, 10) << " (" << row.integer(1) << ") "
        << (code != nullptr ? code->en : std::string_view("?")) << "  ; " << row.text(3) << ", cause:" << row.text(11)
        << ":" << row.integer(12) << "\n    " << name(5, 6) << "  CNY -" << Money::fen(row.integer(4)).text()
        << " = CNY " << Money::fen(row.integer(9)).text() << "\n    " << name(7, 8) << "  CNY "
        << Money::fen(row.integer(4)).text() << " = CNY " << Money::fen(row.integer(10)).text() << "\n\n";
    return true;
  });
}

}  // namespace pc::ledger
