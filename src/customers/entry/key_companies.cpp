#include "entry.hpp"
#include "registration.hpp"
#include "store.hpp"
#include "telemetry/log.hpp"

namespace pc::customers::entry {
namespace {

const db::Statement select_old_claims{
    "customers.old_claims_everywhere",
    "SELECT k.company_key, k.tenant_id, k.partner_id, k.registration_id, k.until_at, r.company_name FROM "
    "company_claim k "
    "JOIN registration r ON r.tenant_id = k.tenant_id AND r.registration_id = k.registration_id "
    "WHERE k.company_key LIKE 'name:%' ORDER BY k.registration_id LIMIT 500"};
const db::Statement delete_old_claim{
    "customers.delete_claim_of_old_key",
    "DELETE FROM company_claim WHERE company_key = $1 AND registration_id = $2"};

/// Its new key is the company's, unless a live registration has it.
void key_claim(db::Transaction& tx, const db::Row& row, Instant now) {
  Registration r;
  r.tenant = row.id<TenantId>(1);
  r.partner = row.id<partners::PartnerId>(2);
  r.id = row.id<RegistrationId>(3);
  tx.change(delete_old_claim, {row.text(0), r.id.value});
  if (!claim_company(tx, name_claim(company_key(row.text(5))), r, row.instant(4), now))
    log::warn("a company is registered twice",
              {{"registration", r.id.text()}, {"partner", r.partner.text()}});
}

}  // namespace

void key_companies(db::Database& database) {
  const Instant now = Clock().now();
  for (;;) {
    db::Rows found;
    database.read([&](db::Reader& reader) { found = reader.rows(select_old_claims); });
    if (found.empty()) return;
    for (const auto& row : found) {
      const auto finished = database.write(row.id<TenantId>(1), [&](db::Transaction& tx) {
        key_claim(tx, row, now);
        return true;
      });
      if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    }
  }
}

}  // namespace pc::customers::entry
