// The part of the books that one lane holds in memory: accounts loaded on demand, changes that follow the
// lane's savepoints, and the flush that writes them as sets.
#pragma once
#include <unordered_map>
#include <vector>

#include "ledger.hpp"
#include "store.hpp"

namespace pc::ledger {

struct Account {
  TenantId tenant;
  AccountId id;
  std::int64_t owner = 0;
  books::Balance standing;
  TransferId last_transfer;
  std::int64_t entries = 0;
  std::int64_t version = 0;
  std::int64_t written = 0;  // the balance in its row
  std::uint64_t seen = 0;    // the batch in which it was last used
  bool stored = false;       // a row exists
  bool touched = false;      // differs from its row
  Instant opened_at;
};

class Book : public db::Participant {
 public:
  /// The account, loaded or opened; its reference stays good until the batch ends.
  Account& account(db::Transaction& tx, const AccountName& name, Instant now, IdSource& ids);
  /// As `account`, without opening: nullptr when it was never used.
  Account* find(db::Transaction& tx, const AccountName& name);
  /// To be called before an account is changed: remembers how it was for `undo`.
  void remember(Account& account);
  /// A transfer was gathered; counted when its batch is durable.
  void count_transfer() { ++transfers_; }

  void batch_begins(db::Transaction& tx, std::span<const JobKey> keys) override;
  void mark() override;
  void undo() override;
  void release() override;
  /// One conditional statement an account. Throws Conflict when an account that a closure of this batch used,
  /// if only to refuse, is no longer as it was when an earlier batch read it.
  void before_commit(db::Transaction& tx) override;
  void committed() override;
  void rolled_back() override;

 private:
  struct Key {
    std::int64_t tenant, owner;
    const books::AccountKind* kind;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const noexcept;
  };
  struct Before {
    Account* account;
    Account was;
  };

  std::vector<Account*> changed_accounts() const;
  void open(db::Transaction& tx, const std::vector<Account*>& changed) const;
  void update(db::Transaction& tx, const std::vector<Account*>& changed) const;
  void verify_carried(db::Transaction& tx) const;

  std::unordered_map<Key, Account, KeyHash> accounts_;
  std::unordered_map<Key, std::uint64_t, KeyHash> absent_;  // no account of the name; the batch it was last asked for
  std::vector<Before> log_;
  struct Mark {
    std::size_t changes, transfers;
  };
  std::vector<Mark> marks_;
  std::size_t transfers_ = 0;
  std::vector<Account*> carried_;    // used in this batch as an earlier one left them
  std::vector<Key> carried_absent_;  // found missing in this batch as in an earlier one
  // Accounts of the transaction that was rolled back, in the order of ids.
  std::vector<store::OneAccount> lock_first_;
  std::uint64_t batch_ = 1;
};

}  // namespace pc::ledger
