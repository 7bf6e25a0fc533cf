#include "ledger.hpp"

#include "book.hpp"
#include "store.hpp"

namespace pc::ledger {
namespace {

Book& book_of(db::Transaction& tx, std::size_t slot) { return static_cast<Book&>(tx.participant(slot)); }

/// Closes one open reservation and gives its money back to what is available.
void close(db::Transaction& tx, Book& book, Account& account, HoldId id, std::int64_t amount,
           const char* state, Instant now) {
  if (tx.change(store::close_hold, {account.tenant, id, state, now}) != 1)
    throw db::Conflict("a reservation was closed by another process");
  book.remember(account);
  account.standing.held -= amount;
}

/// Expired reservations no longer keep money from its owner, even before the job that closes them has run.
void release_expired(db::Transaction& tx, Book& book, Account& account, Instant now) {
  if (account.standing.held == 0) return;
  for (const auto& row : tx.rows(store::select_expired_of_account, {account.tenant, account.id, now}))
    close(tx, book, account, row.hold_id, row.amount, "expired", now);
}

struct OpenHold {
  AccountName account;
  std::int64_t amount = 0;
};

Result<OpenHold> open_hold(db::Transaction& tx, const books::Chart& chart, TenantId tenant, HoldId id,
                           Instant now) {
  const auto row = tx.maybe(store::select_hold, {tenant, id});
  if (!row || row->state != "open" || row->expires_at <= now) return errors::hold_closed;
  return OpenHold{{tenant, row->owner_id, chart.kind(row->kind)}, row->amount};
}

void move(Account& from, Account& to, std::int64_t amount, TransferId id) {
  from.standing.balance -= amount;
  from.last_transfer = id;
  ++from.entries;
  to.standing.balance += amount;
  to.last_transfer = id;
  ++to.entries;
}

}  // namespace

Ledger::Ledger(db::Database& database, const books::Chart& chart, IdSource& ids)
    : chart_(chart),
      ids_(ids),
      slot_(database.add_participant([] { return std::make_unique<Book>(); })),
      days_(database, store::count_entry) {}

Result<Posted> Ledger::post(db::Transaction& tx, TenantId tenant, std::span<const Transfer> transfers,
                            const Cause& cause, Instant now) const {
  ensure(!transfers.empty() && !cause.kind.empty() && cause.id != 0,
         "a group has transfers and names its cause");
  Book& book = book_of(tx, slot_);
  Posted posted{ids_.next_as<GroupId>(now), {}};
  Result<Posted> answer = posted;
  tx.nested([&] {
    for (const auto& transfer : transfers) {
      ensure(chart_.code(transfer.code->id) == transfer.code, "a transfer's code is in the chart");
      Account& from = book.account(tx, {tenant, transfer.from_owner, transfer.code->from}, now, ids_);
      Account& to = book.account(tx, {tenant, transfer.to_owner, transfer.code->to}, now, ids_);
      ensure(&from != &to, "a transfer has two accounts");
      release_expired(tx, book, from, now);
      const auto allowed = books::check_transfer(*transfer.code, from.standing, to.standing, transfer.amount);
      if (!allowed) {
        answer = allowed.refusal();
        return false;
      }
      book.remember(from);
      book.remember(to);
      // Ids grow along the chain of every account, whatever the clocks of other processes say.
      const TransferId id(ids_.next_after(std::max(from.last_transfer, to.last_transfer).value, now));
      const TransferId from_previous = from.last_transfer;
      const TransferId to_previous = to.last_transfer;
      move(from, to, transfer.amount, id);
      tx.append(store::transfer, {tenant, id, posted.group, std::string(transfer.code->id), transfer.amount,
                                  from.id, to.id, from.standing.balance, to.standing.balance, from_previous,
                                  to_previous, std::string(cause.kind), cause.id, now});
      for (const Account* side : {&from, &to})
        if (side->standing.kind->long_lived)
          days_.count(tx,
                      {tenant.value, side->id.value, std::int64_t{Day::of(now).number},
                       std::string(transfer.code->id)},
                      id.value);
      posted.transfers.push_back(id);
      book.count_transfer();
    }
    answer = posted;
    return true;
  });
  return answer;
}

books::Balance Ledger::balance(db::Transaction& tx, const AccountName& name) const {
  const Account* account = book_of(tx, slot_).find(tx, name);
  return account != nullptr ? account->standing : books::Balance{name.kind};
}

void Ledger::touch(db::Transaction& tx, const AccountName& name, Instant now) const {
  Book& book = book_of(tx, slot_);
  book.remember(book.account(tx, name, now, ids_));
}

db::Prefetch Ledger::prefetch(const AccountName& name) {
  return db::prefetch(store::select_account, store::of(name));
}

Outcome Ledger::set_credit_limit(db::Transaction& tx, const AccountName& name, std::int64_t limit,
                                 Instant now) const {
  ensure(name.kind->floor == books::Floor::credit_limit && limit >= 0 && limit <= books::amount_max,
         "a credit limit belongs to a credit account and is 0 to 10^15");
  Book& book = book_of(tx, slot_);
  Account& account = book.account(tx, name, now, ids_);
  release_expired(tx, book, account, now);
  if (account.standing.balance - account.standing.held < -limit)
    return refuse(errors::limit_below_use, "limit",
                  name.kind->asset->text(account.standing.held - account.standing.balance));
  book.remember(account);
  account.standing.credit_limit = limit;
  return Done{};
}

Result<HoldId> Ledger::hold(db::Transaction& tx, const AccountName& name, std::int64_t amount,
                            const Cause& cause, Instant expires_at, Instant now) const {
  ensure(!cause.kind.empty() && cause.id != 0, "a reservation names its cause");
  ensure(now < expires_at, "a reservation expires later");
  Book& book = book_of(tx, slot_);
  Account& account = book.account(tx, name, now, ids_);
  release_expired(tx, book, account, now);
  PC_CHECK(books::check_hold(account.standing, amount));
  const auto id = ids_.next_as<HoldId>(now);
  tx.change(store::insert_hold, {name.tenant, id, account.id, name.owner, std::string(name.kind->id), amount,
                                 std::string(cause.kind), cause.id, expires_at});
  book.remember(account);
  account.standing.held += amount;
  return id;
}

Result<Posted> Ledger::post_hold(db::Transaction& tx, TenantId tenant, HoldId id, const Transfer& transfer,
                                 const Cause& cause, Instant now) const {
  PC_TRY(held, open_hold(tx, chart_, tenant, id, now));
  ensure(held.account.kind == transfer.code->from && held.account.owner == transfer.from_owner,
         "a reservation is posted from the account it was made on");
  if (transfer.amount > held.amount)
    return refuse(errors::hold_exceeded, "amount", held.account.kind->asset->text(held.amount));
  Book& book = book_of(tx, slot_);
  Result<Posted> answer = Posted{};
  tx.nested([&] {
    close(tx, book, book.account(tx, held.account, now, ids_), id, held.amount, "posted", now);
    answer = post(tx, tenant, {&transfer, 1}, cause, now);
    return answer.ok();
  });
  return answer;
}

Outcome Ledger::void_hold(db::Transaction& tx, TenantId tenant, HoldId id, Instant now) const {
  PC_TRY(held, open_hold(tx, chart_, tenant, id, now));
  Book& book = book_of(tx, slot_);
  close(tx, book, book.account(tx, held.account, now, ids_), id, held.amount, "voided", now);
  return Done{};
}

int Ledger::expire_holds(db::Transaction& tx, TenantId tenant, Instant now) const {
  Book& book = book_of(tx, slot_);
  const auto expired = tx.rows(store::select_expired_holds, {tenant, now});
  for (const auto& row : expired) {
    Account& account = book.account(tx, {tenant, row.owner_id, chart_.kind(row.kind)}, now, ids_);
    close(tx, book, account, row.hold_id, row.amount, "expired", now);
  }
  return static_cast<int>(expired.size());
}

std::vector<TenantId> Ledger::tenants_with_expired_holds(db::Reader& reader, Instant now) {
  std::vector<TenantId> tenants;
  for (const auto& row : reader.rows(store::select_tenants_with_expired_holds, {now}))
    tenants.push_back(row.tenant_id);
  return tenants;
}

}  // namespace pc::ledger
