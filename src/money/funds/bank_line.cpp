#include "bank_line.hpp"

#include "platform/db/sql.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::funds {
namespace {

struct OneKey {
  std::string reference_key;
};
struct Reference {
  std::string kind;
  TenantId tenant_id;
  std::int64_t owner_id = 0;
  Money amount;
  std::string reference, remark;
  std::int64_t booking_id = 0;
  ledger::TransferId transfer_id;
  Money balance_after;
  Instant at;
};
const db::Sql<OneKey, Reference> select_reference{
    "funds.reference",
    "SELECT " + db::columns<Reference>() + " FROM bank_reference WHERE reference_key = :reference_key"};

struct NewReference {
  std::string reference_key;
  TenantId tenant_id;
  std::int64_t booking_id = 0;
  std::string kind;
  std::int64_t owner_id = 0;
  Money amount;
  std::string reference, remark;
  ledger::TransferId transfer_id;
  Money balance_after;
  Instant at;
};
const db::Sql<NewReference> insert_reference{
    "funds.insert_reference", db::insert_into<NewReference>("bank_reference") + " ON CONFLICT DO NOTHING"};

// One blank before the key: it is to be made. Two: another line has it.
struct WithoutKey {
  std::string reference_key;
  TenantId tenant_id;
  std::string reference;
};
const db::Sql<db::None, WithoutKey> select_without_key{
    "funds.references_without_key",
    "SELECT reference_key, tenant_id, reference FROM bank_reference WHERE reference_key LIKE ' %' AND "
    "reference_key NOT LIKE '  %' ORDER BY at, booking_id LIMIT 500"};
struct NewKey {
  std::string reference_key, becomes;
};
const db::Sql<NewKey> set_key{
    "funds.key_reference",
    "UPDATE bank_reference SET reference_key = :becomes WHERE reference_key = :reference_key AND NOT EXISTS "
    "(SELECT 1 FROM bank_reference b WHERE b.reference_key = :becomes)"};
const db::Sql<OneKey> leave_without_key{
    "funds.leave_reference_without_key",
    "UPDATE bank_reference SET reference_key = ' ' || reference_key WHERE reference_key = :reference_key"};

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
  const BankLine first{row->kind, row->tenant_id, row->owner_id, row->amount, line.reference, row->remark};
  if (first == line) return std::optional(Booking{row->booking_id, row->transfer_id, row->balance_after});
  return refuse(errors::reference_used, "reference",
                row->reference + ", " + Day::of(row->at).text() + ", " + name_of(reader, first) + ", " +
                    first.amount.text());
}

void keep_booking(db::Transaction& tx, const BankLine& line, const Booking& booking, Instant now) {
  const auto kept = tx.change(insert_reference, {.reference_key = comparable(line.reference),
                                                 .tenant_id = line.tenant,
                                                 .booking_id = booking.id,
                                                 .kind = std::string(line.kind),
                                                 .owner_id = line.owner,
                                                 .amount = line.amount,
                                                 .reference = line.reference,
                                                 .remark = line.remark,
                                                 .transfer_id = booking.transfer,
                                                 .balance_after = booking.balance_after,
                                                 .at = now});
  if (kept != 1) throw db::Conflict("a line of the bank was booked by another process");
}

void key_references(db::Database& database) {
  for (;;) {
    std::vector<WithoutKey> found;
    database.read([&](db::Reader& reader) { found = reader.rows(select_without_key, {}); });
    if (found.empty()) return;
    for (const auto& row : found) {
      const auto finished = database.write(row.tenant_id, [&](db::Transaction& tx) {
        if (tx.change(set_key, {row.reference_key, comparable(row.reference)}) == 1) return true;
        if (tx.change(leave_without_key, {row.reference_key}) == 1)
          log::warn("a bank reference was booked more than once", {{"reference", row.reference}});
        return true;
      });
      if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    }
  }
}

}  // namespace pc::funds
