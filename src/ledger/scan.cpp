// Reads all accounts and transfers page by page, so that neither we nor a client library keeps them all.
#include "store.hpp"

namespace pc::ledger::store {
namespace {

#define PC_PAGE_ROWS "5000"
constexpr int k_page_rows = 5000;

const db::Statement select_accounts{
    "ledger.accounts_everywhere",
    "SELECT tenant_id, account_id, owner_id, kind, balance, held, credit_limit, last_transfer_id, entries "
    "FROM account WHERE (tenant_id, account_id) > ($1, $2) ORDER BY tenant_id, account_id "
    "LIMIT " PC_PAGE_ROWS};

const db::Statement select_transfers{
    "ledger.transfers_everywhere",
    "SELECT tenant_id, transfer_id, code, amount, from_account, to_account, from_after, to_after, "
    "from_previous, "
    "to_previous, cause_kind, cause_id, at FROM transfer WHERE (tenant_id, transfer_id) > ($1, $2) "
    "ORDER BY tenant_id, transfer_id LIMIT " PC_PAGE_ROWS};

AccountRow account_of(const db::Row& row) {
  return {row.integer(0), row.integer(1), row.integer(2), row.text(3),   row.integer(4),
          row.integer(5), row.integer(6), row.integer(7), row.integer(8)};
}

TransferRow transfer_of(const db::Row& row) {
  return {row.integer(0), row.integer(1),  row.text(2),    row.integer(3), row.integer(4),
          row.integer(5), row.integer(6),  row.integer(7), row.integer(8), row.integer(9),
          row.text(10),   row.integer(11), row.instant(12)};
}

/// Both statements take the key after which to go on and give it in their first two columns.
template <class Thing>
void in_pages(db::Reader& reader, const db::Statement& statement, Thing (*read)(const db::Row&),
              const std::function<bool(const Thing&)>& row) {
  db::Params after{std::int64_t{INT64_MIN}, std::int64_t{INT64_MIN}};
  bool more = true;
  while (more) {
    int rows = 0;
    db::Params last;
    reader.each(statement, after, [&](const db::Row& each) {
      ++rows;
      last = {each.integer(0), each.integer(1)};
      more = row(read(each));
      return more;
    });
    if (rows < k_page_rows) return;
    after = std::move(last);
  }
}

}  // namespace

void each_account(db::Reader& reader, const std::function<bool(const AccountRow&)>& row) {
  in_pages(reader, select_accounts, &account_of, row);
}

void each_transfer(db::Reader& reader, const std::function<bool(const TransferRow&)>& row) {
  in_pages(reader, select_transfers, &transfer_of, row);
}

}  // namespace pc::ledger::store
