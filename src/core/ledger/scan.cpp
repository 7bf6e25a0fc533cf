// Reads all accounts and transfers page by page, so that neither we nor a client library keeps them all.
#include "store.hpp"

namespace pc::ledger::store {
namespace {

constexpr int k_page_rows = 5000;

/// The key after which a page begins.
struct After {
  std::int64_t tenant, id;
};
const db::Sql<After, AccountRow> select_accounts{
    "ledger.accounts_everywhere",
    "SELECT " + db::columns<AccountRow>() +
        " FROM account WHERE (tenant_id, account_id) > (:tenant, :id) ORDER BY tenant_id, account_id LIMIT " +
        std::to_string(k_page_rows)};

const db::Sql<After, TransferRow> select_transfers{
    "ledger.transfers_everywhere",
    "SELECT " + db::columns<TransferRow>() +
        " FROM transfer WHERE (tenant_id, transfer_id) > (:tenant, :id) ORDER BY tenant_id, transfer_id "
        "LIMIT " +
        std::to_string(k_page_rows)};

template <class Thing>
void in_pages(db::Reader& reader, const db::Sql<After, Thing>& statement, std::int64_t Thing::*id,
              const std::function<bool(const Thing&)>& row) {
  After after{INT64_MIN, INT64_MIN};
  bool more = true;
  while (more) {
    int rows = 0;
    After last = after;
    reader.each(statement, after, [&](const Thing& each) {
      ++rows;
      last = {each.tenant_id, each.*id};
      more = row(each);
      return more;
    });
    if (rows < k_page_rows) return;
    after = last;
  }
}

}  // namespace

void each_account(db::Reader& reader, const std::function<bool(const AccountRow&)>& row) {
  in_pages(reader, select_accounts, &AccountRow::account_id, row);
}

void each_transfer(db::Reader& reader, const std::function<bool(const TransferRow&)>& row) {
  in_pages(reader, select_transfers, &TransferRow::transfer_id, row);
}

}  // namespace pc::ledger::store
