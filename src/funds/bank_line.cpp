#include "bank_line.hpp"

#include "telemetry/log.hpp"

namespace pc::funds {
namespace {

const db::Statement select_reference{
    "funds.reference",
    "SELECT kind, tenant_id, owner_id, amount, reference, remark, booking_id, transfer_id, balance_after, at "
    "FROM bank_reference WHERE reference_key = $1"};
const db::Statement insert_reference{"funds.insert_reference",
                                     "INSERT INTO bank_reference (reference_key, tenant_id, booking_id, "
                                     "kind, owner_id, amount, reference, remark, "
                                     "transfer_id, balance_after, at) VALUES ($1, $2, $3, $4, $5, $6, $7, "
                                     "$8, $9, $10, $11) ON CONFLICT DO NOTHING"};

// One blank before the key: it is to be made. Two: another line has it.
const db::Statement select_without_key{
    "funds.references_without_key",
    "SELECT reference_key, tenant_id, reference FROM bank_reference WHERE reference_key LIKE ' %' AND "
    "reference_key NOT LIKE '  %' ORDER BY at, booking_id LIMIT 500"};
const db::Statement set_key{
    "funds.key_reference",
    "UPDATE bank_reference SET reference_key = $2 WHERE reference_key = $1 AND NOT EXISTS "
    "(SELECT 1 FROM bank_reference b WHERE b.reference_key = $2)"};
const db::Statement leave_without_key{"funds.leave_reference_without_key",
                                      "UPDATE bank_reference SET reference_key = ' ' || reference_key "
                                      "WHERE reference_key = $1"};

std::string name_of(db::Reader& reader, const BankLine& line) {
  if (line.kind == "top_up") {
    const auto partner = partners::find_anywhere(reader, partners::PartnerId(line.owner));
    return partner ? partner->name : std::string();
  }
  const auto customer = customers::find_anywhere(reader, customers::CustomerId(line.owner));
  return customer ? customer->name : std::string();
}

}  // namespace

Result<std::optional<Booking>> booked_before(db::Reader& reader, const BankLine& line) {
  const auto row = reader.maybe(select_reference, {comparable(line.reference)});
  if (!row) return std::optional<Booking>();
  const std::string kind = row->text(0);
  const BankLine first{kind,           row->id<TenantId>(1), row->integer(2), Money::fen(row->integer(3)),
                       line.reference, row->text(5)};
  if (first == line)
    return std::optional(
        Booking{row->integer(6), row->id<ledger::TransferId>(7), Money::fen(row->integer(8))});
  return refuse(errors::reference_used, "reference",
                row->text(4) + ", " + Day::of(row->instant(9)).text() + ", " + name_of(reader, first) + ", " +
                    first.amount.text());
}

void keep_booking(db::Transaction& tx, const BankLine& line, const Booking& booking, Instant now) {
  const auto kept = tx.change(
      insert_reference, {comparable(line.reference), line.tenant.value, booking.id, std::string(line.kind),
                         line.owner, line.amount.in_fen(), line.reference, line.remark,
                         booking.transfer.value, booking.balance_after.in_fen(), now.micros});
  if (kept != 1) throw db::Conflict("a line of the bank was booked by another process");
}

void key_references(db::Database& database) {
  for (;;) {
    db::Rows found;
    database.read([&](db::Reader& reader) { found = reader.rows(select_without_key); });
    if (found.empty()) return;
    for (const auto& row : found) {
      const auto finished = database.write(row.id<TenantId>(1), [&](db::Transaction& tx) {
        if (tx.change(set_key, {row.text(0), comparable(row.text(2))}) == 1) return true;
        if (tx.change(leave_without_key, {row.text(0)}) == 1)
          log::warn("a bank reference was booked more than once", {{"reference", row.text(2)}});
        return true;
      });
      if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    }
  }
}

}  // namespace pc::funds
