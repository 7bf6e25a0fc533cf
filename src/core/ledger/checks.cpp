#include "checks.hpp"

#include <map>

#include "store.hpp"

namespace pc::ledger {
namespace {

const db::Sql<db::None, store::AccountSum> select_held{
    "ledger.held_everywhere",
    "SELECT tenant_id, account_id, CAST(SUM(amount) AS BIGINT) AS sum FROM hold WHERE state = 'open' "
    "GROUP BY tenant_id, account_id"};

using store::AccountRow;
using store::TransferRow;
using AccountKey = std::pair<std::int64_t, std::int64_t>;  // tenant, account

/// What one run of a check has found, and how far it is.
struct Run {
  db::Reader& reader;
  const books::Chart& chart;
  const Progress& progress;
  Findings findings = {};
  std::int64_t rows = 0;

  void found(std::string what) { findings.push_back(std::move(what)); }
  /// To be called for every row: tells how far we are and whether to go on.
  bool row() {
    if (++rows % k_progress_every == 0 && progress) progress(rows);
    return findings.size() < k_findings_max;
  }
};

std::string words(const AccountKey& key) {
  return "account " + std::to_string(key.second) + " of tenant " + std::to_string(key.first);
}
std::string words(const AccountRow& row) { return words(AccountKey{row.tenant_id, row.account_id}); }
std::string words(const TransferRow& row) {
  return "transfer " + std::to_string(row.transfer_id) + " of tenant " + std::to_string(row.tenant_id);
}

/// Rows under test may hold anything: sums wrap instead of overflowing.
std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
std::int64_t minus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}

void zero_sum(Run& run) {
  std::map<std::pair<std::int64_t, std::string_view>, std::int64_t> sums;
  store::each_account(run.reader, [&](const AccountRow& account) {
    const auto* kind = run.chart.kind(account.kind);
    if (kind == nullptr) {
      run.found(words(account) + " is of the unknown kind " + account.kind);
    } else {
      auto& sum = sums[{account.tenant_id, kind->asset->id}];
      sum = plus(sum, account.balance);
    }
    return run.row();
  });
  for (const auto& [key, sum] : sums)
    if (sum != 0)
      run.found("all accounts of tenant " + std::to_string(key.first) + " in " + std::string(key.second) +
                " sum to " + std::to_string(sum) + ", not to 0");
}

void sums(Run& run) {
  struct Sum {
    std::int64_t balance = 0, entries = 0;
  };
  std::map<AccountKey, Sum> sums_of;
  const auto enter = [&](std::int64_t tenant, std::int64_t account, std::int64_t amount) {
    Sum& sum = sums_of[{tenant, account}];
    sum.balance = plus(sum.balance, amount);
    ++sum.entries;
  };
  store::each_transfer(run.reader, [&](const TransferRow& transfer) {
    enter(transfer.tenant_id, transfer.from_account, minus(0, transfer.amount));
    enter(transfer.tenant_id, transfer.to_account, transfer.amount);
    if (transfer.amount <= 0) run.found(words(transfer) + " moves " + std::to_string(transfer.amount));
    return run.row();
  });
  store::each_account(run.reader, [&](const AccountRow& account) {
    const auto found = sums_of.find({account.tenant_id, account.account_id});
    const Sum sum = found == sums_of.end() ? Sum{} : found->second;
    if (found != sums_of.end()) sums_of.erase(found);
    if (sum.balance != account.balance)
      run.found(words(account) + " has " + std::to_string(account.balance) + ", its transfers sum to " +
                std::to_string(sum.balance));
    if (sum.entries != account.entries)
      run.found(words(account) + " counts " + std::to_string(account.entries) + " entries, it has " +
                std::to_string(sum.entries));
    return run.row();
  });
  if (run.findings.size() >= k_findings_max) return;
  for (const auto& [key, sum] : sums_of) run.found(words(key) + " has transfers but does not exist");
}

/// One side of a transfer: the account, what it had before, what it has after, the transfer before.
struct Side {
  std::int64_t account, before, after, previous;
};

void links(Run& run) {
  struct Last {
    std::int64_t balance = 0, transfer = 0;
  };
  std::map<AccountKey, Last> lasts;
  store::each_transfer(run.reader, [&](const TransferRow& t) {
    for (const Side& side :
         {Side{t.from_account, plus(t.from_after, t.amount), t.from_after, t.from_previous},
          Side{t.to_account, minus(t.to_after, t.amount), t.to_after, t.to_previous}}) {
      Last& last = lasts[{t.tenant_id, side.account}];
      if (side.previous != last.transfer)
        run.found(words(t) + " names " + std::to_string(side.previous) + " as the one before on account " +
                  std::to_string(side.account) + ", it is " + std::to_string(last.transfer));
      if (side.before != last.balance)
        run.found(words(t) + " leaves " + std::to_string(side.after) + " on account " +
                  std::to_string(side.account) + ", but " + std::to_string(last.balance) +
                  " was there before");
      last = {side.after, t.transfer_id};
    }
    return run.row();
  });
  store::each_account(run.reader, [&](const AccountRow& account) {
    const Last last = lasts[{account.tenant_id, account.account_id}];
    if (account.last_transfer_id != last.transfer)
      run.found(words(account) + " names " + std::to_string(account.last_transfer_id) +
                " as its last transfer, it is " + std::to_string(last.transfer));
    if (account.balance != last.balance)
      run.found(words(account) + " has " + std::to_string(account.balance) + ", its last transfer left " +
                std::to_string(last.balance));
    return run.row();
  });
}

void floors(Run& run) {
  store::each_account(run.reader, [&](const AccountRow& account) {
    const auto* kind = run.chart.kind(account.kind);
    const std::int64_t floor = kind == nullptr ? 0 : books::Balance{kind, 0, 0, account.credit_limit}.floor();
    if (kind != nullptr && kind->floor != books::Floor::none) {
      if (account.balance < floor)
        run.found(words(account) + " has " + std::to_string(account.balance) + ", its floor is " +
                  std::to_string(floor));
      else if (minus(account.balance, account.held) < floor)
        run.found(words(account) + " reserves " + std::to_string(account.held) + ", more than it has");
    }
    if (account.credit_limit < 0 || account.held < 0)
      run.found(words(account) + " has a limit or reserve below 0");
    return run.row();
  });
}

void declared_pairs(Run& run) {
  std::map<AccountKey, std::string> kinds;
  store::each_account(run.reader, [&](const AccountRow& account) {
    kinds[{account.tenant_id, account.account_id}] = account.kind;
    return run.row();
  });
  store::each_transfer(run.reader, [&](const TransferRow& transfer) {
    const auto* code = run.chart.code(transfer.code);
    const std::string& from = kinds[{transfer.tenant_id, transfer.from_account}];
    const std::string& to = kinds[{transfer.tenant_id, transfer.to_account}];
    if (code == nullptr)
      run.found(words(transfer) + " has the unknown code " + transfer.code);
    else if (from != code->from->id || to != code->to->id)
      run.found(words(transfer) + " moves from " + from + " to " + to + ", which " + transfer.code +
                " does not declare");
    return run.row();
  });
}

void causes(Run& run) {
  store::each_transfer(run.reader, [&](const TransferRow& transfer) {
    if (transfer.cause_kind.empty() || transfer.cause_id == 0) run.found(words(transfer) + " names no cause");
    return run.row();
  });
}

void holds(Run& run) {
  std::map<AccountKey, std::int64_t> open;
  run.reader.each(select_held, {}, [&](const store::AccountSum& row) {
    open[{row.tenant_id, row.account_id}] = row.sum;
    return run.row();
  });
  store::each_account(run.reader, [&](const AccountRow& account) {
    const auto found = open.find({account.tenant_id, account.account_id});
    const std::int64_t sum = found == open.end() ? 0 : found->second;
    if (found != open.end()) open.erase(found);
    if (sum != account.held)
      run.found(words(account) + " reserves " + std::to_string(account.held) +
                ", its open reservations sum to " + std::to_string(sum));
    return run.row();
  });
  if (run.findings.size() >= k_findings_max) return;
  for (const auto& [key, sum] : open) run.found(words(key) + " has reservations but does not exist");
}

void days(Run& run) {
  std::map<AccountKey, std::int64_t> counted;
  run.reader.each(store::sum_of_days, {}, [&](const store::AccountSum& row) {
    counted[{row.tenant_id, row.account_id}] = row.sum;
    return run.row();
  });
  store::each_account(run.reader, [&](const AccountRow& account) {
    const auto found = counted.find({account.tenant_id, account.account_id});
    const std::int64_t sum = found == counted.end() ? 0 : found->second;
    if (found != counted.end()) counted.erase(found);
    const auto* kind = run.chart.kind(account.kind);
    if (kind != nullptr && kind->long_lived && sum != account.entries)
      run.found(words(account) + " has " + std::to_string(account.entries) + " entries, its days count " +
                std::to_string(sum));
    return run.row();
  });
  if (run.findings.size() >= k_findings_max) return;
  for (const auto& [key, sum] : counted) run.found(words(key) + " has days but does not exist");
}

NamedCheck make(std::string_view name, std::string_view says, void (*body)(Run&)) {
  return {name, std::string(says), [body](db::Reader& reader, const Progress& progress) {
            Run run{reader, use<books::Chart>(reader), progress};
            body(run);
            return std::move(run.findings);
          }};
}

}  // namespace

const std::vector<NamedCheck>& checks() {
  static const std::vector<NamedCheck> all{
      make("zero-sum", "The balances of all accounts of a tenant sum to zero in every asset.", &zero_sum),
      make("sums", "Every balance is the sum of the account's transfers, and no transfer is missing.", &sums),
      make("links", "Every transfer names the one before it on both accounts and continues its balance.",
           &links),
      make("floors", "No account is below its floor or reserves more than it has.", &floors),
      make("declared-pairs", "Every transfer has a declared code and moves between the kinds it declares.",
           &declared_pairs),
      make("causes", "Every transfer names its cause.", &causes),
      make("holds", "What is reserved on an account is the sum of its open reservations.", &holds),
      make("days", "The entries of a partner's account are counted on their days.", &days)};
  return all;
}

}  // namespace pc::ledger
