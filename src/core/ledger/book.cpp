#include "book.hpp"

#include <algorithm>

#include "platform/telemetry/metrics.hpp"
#include "store.hpp"

namespace pc::ledger {
namespace {

/// Beyond this many, accounts are forgotten between batches rather than kept.
constexpr std::size_t k_accounts_kept = 200'000;
/// In place of a version: there is no such account.
constexpr std::int64_t k_no_row = -1;

store::NewAccount row_of(const Account& a) {
  return {.tenant_id = a.tenant,
          .account_id = a.id,
          .owner_id = a.owner,
          .kind = std::string(a.standing.kind->id),
          .balance = a.standing.balance,
          .held = a.standing.held,
          .credit_limit = a.standing.credit_limit,
          .last_transfer_id = a.last_transfer,
          .entries = a.entries,
          .version = a.version,
          .opened_at = a.opened_at};
}

store::ChangedAccount update_of(const Account& a) {
  return {.tenant_id = a.tenant,
          .account_id = a.id,
          .balance = a.standing.balance,
          .held = a.standing.held,
          .credit_limit = a.standing.credit_limit,
          .last_transfer_id = a.last_transfer,
          .entries = a.entries,
          .version = a.version};
}

/// Whatever the closures of the batch did, nothing else may be committed.
void check_before_commit(const std::vector<Account*>& changed) {
  // What each asset moved by; modulo 2^64, so that no sum can overflow.
  std::vector<std::pair<const books::Asset*, std::uint64_t>> moved;
  for (const Account* account : changed) {
    const books::Balance& standing = account->standing;
    invariant(standing.kind->floor == books::Floor::none || standing.available() >= 0,
              "an account is about to be committed below its floor");
    invariant(standing.held >= 0, "less than nothing is held");
    invariant(standing.credit_limit >= 0, "a credit limit is below nothing");
    auto sum = std::ranges::find(moved, standing.kind->asset, [](const auto& one) { return one.first; });
    if (sum == moved.end()) sum = moved.insert(sum, {standing.kind->asset, 0});
    sum->second +=
        static_cast<std::uint64_t>(standing.balance) - static_cast<std::uint64_t>(account->written);
  }
  for (const auto& [asset, sum] : moved) invariant(sum == 0, "a batch creates or destroys value");
}

void expect_all(const std::vector<std::int64_t>& counts, const char* what) {
  for (const auto count : counts)
    if (count != 1) throw db::Conflict(what);
}

}  // namespace

std::size_t Book::KeyHash::operator()(const Key& key) const noexcept {
  const auto mix = static_cast<std::uint64_t>(key.owner) * 0x9e3779b97f4a7c15ULL ^
                   static_cast<std::uint64_t>(key.tenant) ^ std::hash<const void*>{}(key.kind);
  return static_cast<std::size_t>(mix ^ (mix >> 29));
}

Account* Book::find(db::Transaction& tx, const AccountName& name) {
  const Key key{name.tenant.value, name.owner, name.kind};
  const auto found = accounts_.find(key);
  if (found != accounts_.end()) {
    Account& known = found->second;
    if (known.seen != batch_) carried_.push_back(&known);
    known.seen = batch_;
    return &known;
  }
  if (const auto missing = absent_.find(key); missing != absent_.end()) {
    if (missing->second != batch_) carried_absent_.push_back(key);
    missing->second = batch_;
    return nullptr;
  }
  const auto row = tx.maybe(store::select_account, store::of(name));
  if (!row) {
    absent_.emplace(key, batch_);
    return nullptr;
  }
  Account account;
  account.tenant = name.tenant;
  account.id = row->account_id;
  account.owner = name.owner;
  account.standing = {name.kind, row->balance, row->held, row->credit_limit};
  account.last_transfer = row->last_transfer_id;
  account.entries = row->entries;
  account.version = row->version;
  account.written = account.standing.balance;
  account.seen = batch_;
  account.stored = true;
  return &accounts_.emplace(key, account).first->second;
}

Account& Book::account(db::Transaction& tx, const AccountName& name, Instant now, IdSource& ids) {
  if (Account* known = find(tx, name)) return *known;
  Account fresh;
  fresh.tenant = name.tenant;
  fresh.id = ids.next_as<AccountId>(now);
  fresh.owner = name.owner;
  fresh.standing.kind = name.kind;
  fresh.seen = batch_;
  fresh.opened_at = now;
  return accounts_.emplace(Key{name.tenant.value, name.owner, name.kind}, fresh).first->second;
}

void Book::remember(Account& account) {
  log_.push_back({&account, account});
  account.touched = true;
}

void Book::mark() { marks_.push_back({log_.size(), transfers_}); }

void Book::undo() {
  for (; log_.size() > marks_.back().changes; log_.pop_back()) *log_.back().account = log_.back().was;
  transfers_ = marks_.back().transfers;
  marks_.pop_back();
}

void Book::release() { marks_.pop_back(); }

std::vector<Account*> Book::changed_accounts() const {
  std::vector<Account*> changed;
  for (const auto& before : log_) changed.push_back(before.account);
  std::sort(changed.begin(), changed.end());
  changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
  return changed;
}

// First what is known, by id; then what is new, by name: every process takes its locks in this order, so that
// two do not wait for each other in a circle.
void Book::update(db::Transaction& tx, const std::vector<Account*>& changed) const {
  std::vector<const Account*> known;
  for (const Account* account : changed)
    if (account->stored) known.push_back(account);
  std::sort(known.begin(), known.end(), [](const Account* a, const Account* b) {
    return std::pair(a->tenant, a->id) < std::pair(b->tenant, b->id);
  });
  std::vector<store::ChangedAccount> rows;
  for (const Account* account : known) rows.push_back(update_of(*account));
  if (!rows.empty())
    expect_all(tx.change_each(store::update_account, rows), "an account was written by another process");
}

void Book::open(db::Transaction& tx, const std::vector<Account*>& changed) const {
  std::vector<const Account*> fresh;
  for (const Account* account : changed)
    if (!account->stored) fresh.push_back(account);
  std::sort(fresh.begin(), fresh.end(), [](const Account* a, const Account* b) {
    return std::tuple(a->tenant, a->owner, a->standing.kind->id) <
           std::tuple(b->tenant, b->owner, b->standing.kind->id);
  });
  std::vector<store::NewAccount> rows;
  for (const Account* account : fresh) rows.push_back(row_of(*account));
  if (!rows.empty())
    expect_all(tx.change_each(store::insert_account, rows), "an account was opened by another process");
}

void Book::verify_carried(db::Transaction& tx) const {
  std::vector<store::OfOwner> asked;
  std::vector<std::int64_t> expected;
  const auto expect = [&](const Key& key, std::int64_t version) {
    asked.push_back({TenantId(key.tenant), key.owner, std::string(key.kind->id)});
    expected.push_back(version);
  };
  for (const Account* account : carried_)
    if (!account->touched)  // else its own statement says so
      expect({account->tenant.value, account->owner, account->standing.kind},
             account->stored ? account->version : k_no_row);
  for (const Key& key : carried_absent_) {
    const auto opened = accounts_.find(key);
    if (opened == accounts_.end() || !opened->second.touched) expect(key, k_no_row);  // else its insertion says so
  }
  std::vector<std::int64_t> found(asked.size(), k_no_row);
  tx.each_of(store::select_version, asked,
             [&](std::size_t at, const store::Version& row) { found[at] = row.version; });
  if (found != expected)
    throw db::Conflict("a refusal or a decision rests on a balance that another process changed");
}

void Book::before_commit(db::Transaction& tx) {
  const auto changed = changed_accounts();
  update(tx, changed);
  open(tx, changed);
  verify_carried(tx);
  // Only now is it certain that the balances these results were computed from were the newest.
  check_before_commit(changed);
  for (Account* account : changed) {
    if (account->stored) ++account->version;
    account->stored = true;
    account->touched = false;
    account->written = account->standing.balance;
  }
}

// A process that lost a race must read again, one that won goes on from memory: without a lock the same one
// would win for as long as it is busy.
void Book::batch_begins(db::Transaction& tx, std::span<const JobKey>) {
  if (!lock_first_.empty()) tx.change_each(store::lock_account, lock_first_);
  lock_first_.clear();
}

void Book::committed() {
  static auto posted = metrics::counter("partnerd_ledger_transfers_total", "Transfers that are durable.");
  posted.add(static_cast<double>(transfers_));
  transfers_ = 0;
  ++batch_;
  log_.clear();
  carried_.clear();
  carried_absent_.clear();
  if (accounts_.size() > k_accounts_kept) accounts_.clear();
  if (absent_.size() > k_accounts_kept) absent_.clear();
}

void Book::rolled_back() {
  std::vector<std::pair<TenantId, AccountId>> used;
  for (const auto& [key, account] : accounts_)
    if (account.stored && account.seen == batch_) used.emplace_back(account.tenant, account.id);
  std::sort(used.begin(), used.end());
  if (!used.empty()) lock_first_.clear();  // else it failed before it began: the ones of before are still due
  for (const auto& [tenant, account] : used) lock_first_.push_back({tenant, account});
  ++batch_;
  transfers_ = 0;
  log_.clear();
  marks_.clear();
  carried_.clear();
  carried_absent_.clear();
  accounts_.clear();
  absent_.clear();
}

}  // namespace pc::ledger
