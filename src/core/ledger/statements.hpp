// Reading the books: balances, balances at a past instant, statements (收支明细), export.
#pragma once
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "ledger.hpp"

namespace pc::ledger {

/// The stored balance; nothing when the account was never used.
std::optional<books::Balance> balance(db::Reader& reader, const AccountName& account);
/// Of several owners for one kind, in the order of `owners` (nothing where never used).
std::vector<books::Balance> balances(db::Reader& reader, TenantId tenant, const books::AccountKind& kind,
                                     std::span<const std::int64_t> owners);
/// The balance right before `at` (transfers with time < at are in). Its cost grows with the transfers since.
std::int64_t balance_at(db::Reader& reader, const AccountName& account, Instant at);

/// One line of an account's statement, newest first.
struct Line {
  TransferId id;
  GroupId group;
  Instant at;
  const books::TransferCode* code = nullptr;
  std::int64_t amount = 0;         // minor units, > 0
  bool income = false;             // into this account?
  std::int64_t balance_after = 0;  // of this account
  std::int64_t counterparty = 0;   // owner of the other account
  std::string cause_kind;
  std::int64_t cause_id = 0;
};
/// `codes` empty: all. Period by transfer time. Skips `offset` matching lines, returns at most `limit`, and the number
/// of all matching lines. A long-lived account knows it from its days. Of any other, counting ends at `count_most`
/// lines, but not before the page's own, so that the page of a long account costs no more than a short one's.
struct StatementQuery {
  Period period;
  std::vector<const books::TransferCode*> codes;
  int offset = 0;
  int limit = limits::page_rows_default;
  std::int64_t count_most = INT64_MAX;
};
struct StatementPage {
  std::vector<Line> lines;
  std::int64_t total = 0;
  bool more = false;  // there may be more than `total`
};
StatementPage statement(db::Reader& reader, const books::Chart& chart, const AccountName& account,
                        const StatementQuery& query);

/// All matching lines, newest first, so many at a time; for files. Nothing of the query is a limit here.
void statement_pages(db::Reader& reader, const books::Chart& chart, const AccountName& account,
                     const StatementQuery& query, std::size_t lines_a_page,
                     const std::function<void(std::span<const Line>)>& page);

/// The whole book in hledger's journal format, streamed: every account declared, every transfer a transaction
/// of two postings, accounts named t<tenant>:<kind>:<owner> (a kind's dots become colons), a balance
/// assertion on each posting, business days as dates; so that hledger, ledger-cli or beancount can check it.
void export_hledger(db::Reader& reader, const books::Chart& chart, std::ostream& out);

}  // namespace pc::ledger
