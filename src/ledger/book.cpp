#include "book.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::ledger {
namespace {

/// Beyond this many, accounts are forgotten between batches rather than kept.
constexpr std::size_t k_accounts_kept = 200'000;

db::Params row_of(const Account& a) {
  return {a.tenant.value, a.id.value, a.owner, std::string(a.standing.kind->id), a.standing.balance, a.standing.held,
          a.standing.credit_limit, a.last_transfer.value, a.entries, a.version, a.opened_at.micros};
}

db::Params update_of(const Account& a) {
  return {a.tenant.value, a.id.value, a.standing.balance, a.standing.held, a.standing.credit_limit,
          a.last_transfer.value, a.entries, a.version};
}

void check_before_writing(const Account& a) {
  invariant(a.standing.kind->floor == books::Floor::none || a.standing.balance >= a.standing.floor(),
            "an account is about to be written below its floor");
  invariant(a.standing.held >= 0, "less than nothing is held");
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
  if (found != accounts_.end()) return &found->second;
  const auto row =
      tx.maybe(store::select_account, {name.tenant.value, name.owner, std::string(name.kind->id)});
  if (!row) return nullptr;
  Account account;
  account.tenant = name.tenant;
  account.id = row->id<AccountId>(0);
  account.owner = name.owner;
  account.standing = {name.kind, row->integer(1), row->integer(2), row->integer(3)};
  account.last_transfer = row->id<TransferId>(4);
  account.entries = row->integer(5);
  account.version = row->integer(6);
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
  fresh.opened_at = now;
  return accounts_.emplace(Key{name.tenant.value, name.owner, name.kind}, fresh).first->second;
}

void Book::remember(Account& account) {
  log_.push_back({&account, account});
  account.touched = true;
}

void Book::mark() { marks_.push_back(log_.size()); }

void Book::undo() {
  for (; log_.size() > marks_.back(); log_.pop_back()) *log_.back().account = log_.back().was;
  marks_.pop_back();
}

void Book::release() { marks_.pop_back(); }

void Book::before_commit(db::Transaction& tx) {
  std::vector<Account*> changed;
  for (const auto& before : log_)
    if (before.account->touched) {
      before.account->touched = false;
      changed.push_back(before.account);
    }
  // Always in the order of ids, so that two processes never wait for each other in a circle.
  std::sort(changed.begin(), changed.end(), [](const Account* a, const Account* b) {
    return std::pair(a->tenant, a->id) < std::pair(b->tenant, b->id);
  });
  std::vector<db::Params> updates;
  std::vector<Account*> updated;
  for (Account* account : changed) {
    check_before_writing(*account);
    if (account->stored) {
      updates.push_back(update_of(*account));
      updated.push_back(account);
    } else {
      tx.append(store::account, row_of(*account));
      account->stored = true;
    }
  }
  const auto counts = tx.change_each(store::update_account, updates);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] != 1) throw db::Conflict("an account was written by another process");
    ++updated[i]->version;
  }
}

void Book::committed() {
  log_.clear();
  if (accounts_.size() > k_accounts_kept) accounts_.clear();
}

void Book::rolled_back() {
  log_.clear();
  marks_.clear();
  accounts_.clear();
}

}  // namespace pc::ledger
