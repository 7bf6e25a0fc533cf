#include "sign_in.hpp"

#include "core/jobs/trim.hpp"
#include "people/credentials/credentials.hpp"
#include "portal.hpp"
#include "store.hpp"

namespace pc::sign_in {
namespace {

struct After {
  TenantId tenant_id;
  std::string token_hash;
  Instant before;
};
struct Ended {
  TenantId tenant_id;
  std::string token_hash;
};
const db::Sql<After, Ended> select_ended_sessions{
    "sign_in.ended_sessions_everywhere",
    "SELECT tenant_id, token_hash FROM session WHERE (tenant_id, token_hash) > (:tenant_id, :token_hash) AND "
    "ends_at < :before ORDER BY tenant_id, token_hash LIMIT 1000"};
const db::Sql<Ended> delete_ended_session{
    "sign_in.delete_ended_session",
    "DELETE FROM session WHERE tenant_id = :tenant_id AND token_hash = :token_hash"};

}  // namespace

void end_sessions(db::Transaction& tx, TenantId tenant, access::PersonId person, const std::string& but) {
  tx.change(store::delete_sessions, {tenant, person, but});
  credentials::end_tokens(tx, tenant, person);
}

void move(db::Transaction& tx, TenantId from, access::PersonId person, TenantId to) {
  tx.change(store::copy_tables, {from, person, to});
  tx.change(store::delete_tables, {from, person});
  tx.change(store::delete_sessions, {from, person, {}});
  persons::forget(tx, person);
}

std::int64_t forget_ended_sessions(db::Database& database, Instant now) {
  const db::Params first{std::int64_t{0}, std::string()};
  return jobs::trim(database, {select_ended_sessions, delete_ended_session, first}, now) +
         credentials::forget_ended_tokens(database, now);
}

edge::Authenticator& portal(const Services& services) { return services.get<PortalAuthenticator>(); }

}  // namespace pc::sign_in
