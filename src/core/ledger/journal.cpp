// The book as a journal of plain-text accounting.
#include <map>
#include <ostream>

#include "statements.hpp"
#include "store.hpp"

namespace pc::ledger {
namespace {

using AccountKey = std::pair<std::int64_t, std::int64_t>;  // tenant, account

std::string journal_name(const store::AccountRow& account) {
  std::string kind = account.kind;
  for (char& c : kind)
    if (c == '.') c = ':';
  return "t" + std::to_string(account.tenant_id) + ":" + kind + ":" + std::to_string(account.owner_id);
}

/// nullptr: the account is of a kind that nobody declares.
std::string amount_text(const books::Asset* asset, std::int64_t amount) {
  if (asset == nullptr) return std::to_string(amount);
  return std::string(asset->id) + " " + asset->text(amount);
}

}  // namespace

void export_hledger(db::Reader& reader, const books::Chart& chart, std::ostream& out) {
  out << "; The books of every tenant. Accounts are tenant:kind:owner, dates are business days "
         "(GMT+08:00).\n";
  for (const auto* asset : chart.assets())
    out << "commodity " << asset->id << " 1000."
        << std::string(static_cast<std::size_t>(asset->decimals), '0') << "\n";
  out << "\n";
  std::map<AccountKey, std::string> names;
  store::each_account(reader, [&](const store::AccountRow& account) {
    const auto& name = names[{account.tenant_id, account.account_id}] = journal_name(account);
    out << "account " << name << "\n";
    return out.good();
  });
  std::int64_t tenant = 0;
  Day day{INT32_MIN};
  store::each_transfer(reader, [&](const store::TransferRow& transfer) {
    // Assertions are checked by date, then by place in the file. Requests may be a moment out of the order of
    // their clocks, so that a day never begins before the one of the transfer before; the exact time stands
    // beside.
    const Day own = Day::of(transfer.at);
    day = tenant == transfer.tenant_id ? std::max(day, own) : own;
    tenant = transfer.tenant_id;
    const auto* code = chart.code(transfer.code);
    const auto* asset = code != nullptr ? code->from->asset : nullptr;
    out << "\n"
        << day.text() << " (" << transfer.transfer_id << ") " << (code != nullptr ? code->en : "unknown")
        << "  ; " << transfer.code << ", " << transfer.cause_kind << " " << transfer.cause_id << ", "
        << transfer.at.text_micros() << "\n    " << names[{tenant, transfer.from_account}] << "  "
        << amount_text(asset, -transfer.amount) << " = " << amount_text(asset, transfer.from_after)
        << "\n    " << names[{tenant, transfer.to_account}] << "  " << amount_text(asset, transfer.amount)
        << " = " << amount_text(asset, transfer.to_after) << "\n";
    return out.good();
  });
}

}  // namespace pc::ledger
