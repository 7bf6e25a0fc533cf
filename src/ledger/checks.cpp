#include "checks.hpp"

#include <map>

namespace pc::ledger {
namespace {

const db::Statement select_sums{
    "ledger.check_sums_everywhere",
    "SELECT kind, CAST(SUM(balance) AS BIGINT) FROM account GROUP BY kind ORDER BY kind"};

const db::Statement select_accounts{
    "ledger.check_accounts_everywhere",
    "SELECT tenant_id, account_id, owner_id, kind, balance, held, credit_limit, last_transfer_id, entries "
    "FROM account ORDER BY tenant_id, account_id"};

const db::Statement select_transfers{
    "ledger.check_transfers_everywhere",
    "SELECT tenant_id, transfer_id, code, amount, from_account, to_account, from_after, to_after, from_previous, "
    "to_previous, cause_kind, cause_id FROM transfer ORDER BY tenant_id, transfer_id"};

const db::Statement select_held{
    "ledger.check_held_everywhere",
    "SELECT tenant_id, account_id, CAST(SUM(amount) AS BIGINT) FROM hold WHERE state = 'open' "
    "GROUP BY tenant_id, account_id"};

using Progress = std::function<void(std::int64_t)>;
using AccountKey = std::pair<std::int64_t, std::int64_t>;

std::string account_words(const AccountKey& key) {
  return "account " + std::to_string(key.second) + " of tenant " + std::to_string(key.first);
}

std::vector<Finding> zero_sum(db::Reader& reader, const books::Chart& chart, Progress) {
  std::map<std::string_view, std::int64_t> sums;
  std::vector<Finding> findings;
  for (const auto& row : reader.rows(select_sums)) {
    const auto* kind = chart.kind(row.text(0));
    if (kind == nullptr) {
      findings.push_back({"unknown account kind " + row.text(0)});
      continue;
    }
    sums[books::asset_id(kind->asset)] += row.integer(1);
  }
  for (const auto& [asset, sum] : sums)
    if (sum != 0) findings.push_back({"all accounts in " + std::string(asset) + " sum to " + std::to_string(sum)});
  return findings;
}

struct Walked {
  std::int64_t balance = 0, last = 0, entries = 0;
};

/// Replays every transfer: sums, balances after, and the link to the transfer before it on each account.
std::vector<Finding> replay(db::Reader& reader, const books::Chart&, Progress progress) {
  std::map<AccountKey, Walked> walked;
  std::vector<Finding> findings;
  std::int64_t done = 0;
  const auto step = [&](std::int64_t tenant, std::int64_t account, std::int64_t delta, std::int64_t transfer,
                        std::int64_t after, std::int64_t previous) {
    Walked& w = walked[{tenant, account}];
    const AccountKey key{tenant, account};
    if (w.last != previous)
      findings.push_back({"transfer " + std::to_string(transfer) + ": the chain of " + account_words(key) + " is broken"});
    w.balance += delta;
    w.last = transfer;
    ++w.entries;
    if (w.balance != after)
      findings.push_back({"transfer " + std::to_string(transfer) + ": wrong balance after on " + account_words(key)});
  };
  reader.each(select_transfers, {}, [&](const db::Row& row) {
    const auto tenant = row.integer(0);
    const auto id = row.integer(1);
    step(tenant, row.integer(4), -row.integer(3), id, row.integer(6), row.integer(8));
    step(tenant, row.integer(5), row.integer(3), id, row.integer(7), row.integer(9));
    if (++done % 10'000 == 0) progress(done);
    return findings.size() < 1000;
  });
  reader.each(select_accounts, {}, [&](const db::Row& row) {
    const AccountKey key{row.integer(0), row.integer(1)};
    const Walked& w = walked[key];
    if (w.balance != row.integer(4)) findings.push_back({account_words(key) + ": balance is not the sum of its transfers"});
    if (w.last != row.integer(7) || w.entries != row.integer(8))
      findings.push_back({account_words(key) + ": last transfer or number of entries is wrong"});
    return findings.size() < 1000;
  });
  return findings;
}

std::vector<Finding> floors(db::Reader& reader, const books::Chart& chart, Progress) {
  std::vector<Finding> findings;
  reader.each(select_accounts, {}, [&](const db::Row& row) {
    const books::Balance standing{chart.kind(row.text(3)), row.integer(4), row.integer(5), row.integer(6)};
    if (standing.kind != nullptr && standing.kind->floor != books::Floor::none && standing.balance < standing.floor())
      findings.push_back({account_words({row.integer(0), row.integer(1)}) + " is below its floor"});
    return true;
  });
  return findings;
}

std::vector<Finding> declared_pairs(db::Reader& reader, const books::Chart& chart, Progress) {
  std::map<AccountKey, std::string> kinds;
  reader.each(select_accounts, {}, [&](const db::Row& row) {
    kinds[{row.integer(0), row.integer(1)}] = row.text(3);
    return true;
  });
  std::vector<Finding> findings;
  reader.each(select_transfers, {}, [&](const db::Row& row) {
    const auto* code = chart.code(row.text(2));
    const bool declared = code != nullptr && kinds[{row.integer(0), row.integer(4)}] == code->from->id &&
                          kinds[{row.integer(0), row.integer(5)}] == code->to->id;
    if (!declared) findings.push_back({"transfer " + std::to_string(row.integer(1)) + ": undeclared pair or code"});
    if (row.text(10).empty() || row.integer(11) == 0)
      findings.push_back({"transfer " + std::to_string(row.integer(1)) + " names no cause"});
    return findings.size() < 1000;
  });
  return findings;
}

std::vector<Finding> holds(db::Reader& reader, const books::Chart&, Progress) {
  std::map<AccountKey, std::int64_t> held;
  for (const auto& row : reader.rows(select_held)) held[{row.integer(0), row.integer(1)}] = row.integer(2);
  std::vector<Finding> findings;
  reader.each(select_accounts, {}, [&](const db::Row& row) {
    const AccountKey key{row.integer(0), row.integer(1)};
    if (held[key] != row.integer(5)) findings.push_back({account_words(key) + ": held is not the sum of open reservations"});
    return true;
  });
  return findings;
}

}  // namespace

const std::vector<Check>& checks() {
  static const std::vector<Check> all{
      {"zero-sum", "The balances of all accounts of an asset sum to zero.", &zero_sum},
      {"replay", "Every balance is the sum of its transfers, every link leads to the transfer before.", &replay},
      {"floors", "No account is below its floor.", &floors},
      {"declared-pairs", "Every transfer has a declared code, the kinds it declares, and a cause.", &declared_pairs},
      {"holds", "What is held on an account is the sum of its open reservations.", &holds}};
  return all;
}

}  // namespace pc::ledger
