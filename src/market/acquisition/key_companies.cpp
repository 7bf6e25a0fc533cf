#include "acquisition.hpp"
#include "platform/db/sql.hpp"
#include "platform/telemetry/log.hpp"
#include "registration.hpp"
#include "store.hpp"

namespace pc::acquisition {
namespace {

struct OldClaim {
  std::string company_key;
  TenantId tenant_id;
  partners::PartnerId partner_id;
  RegistrationId registration_id;
  Instant until_at;
  std::string company_name;
};
const db::Sql<db::None, OldClaim> select_old_claims{
    "acquisition.old_claims_everywhere",
    "SELECT k.company_key, k.tenant_id, k.partner_id, k.registration_id, k.until_at, r.company_name FROM "
    "company_claim k "
    "JOIN registration r ON r.tenant_id = k.tenant_id AND r.registration_id = k.registration_id "
    "WHERE k.company_key LIKE 'name:%' ORDER BY k.registration_id LIMIT 500"};

struct OneClaim {
  std::string company_key;
  RegistrationId registration_id;
};
const db::Sql<OneClaim> delete_old_claim{
    "acquisition.delete_claim_of_old_key",
    "DELETE FROM company_claim WHERE company_key = :company_key AND registration_id = :registration_id"};

/// Its new key is the company's, unless a live registration has it.
void key_claim(db::Transaction& tx, const OldClaim& claim, Instant now) {
  Registration r;
  r.tenant = claim.tenant_id;
  r.partner = claim.partner_id;
  r.id = claim.registration_id;
  tx.change(delete_old_claim, {claim.company_key, r.id});
  if (!claim_company(tx, name_claim(company_key(claim.company_name)), r, claim.until_at, now))
    log::warn("a company is registered twice",
              {{"registration", r.id.text()}, {"partner", r.partner.text()}});
}

}  // namespace

void key_companies(db::Database& database) {
  const Instant now = Clock().now();
  for (;;) {
    std::vector<OldClaim> found;
    database.read([&](db::Reader& reader) { found = reader.rows(select_old_claims, {}); });
    if (found.empty()) return;
    for (const auto& claim : found) {
      const auto finished = database.write(claim.tenant_id, [&](db::Transaction& tx) {
        key_claim(tx, claim, now);
        return true;
      });
      if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    }
  }
}

}  // namespace pc::acquisition
