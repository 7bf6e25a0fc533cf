#include "platform/db/sql.hpp"
#include "identity.hpp"
#include "core/jobs/trim.hpp"

namespace pc::identity {
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
std::string ended(const std::string& table, const std::string& end) {
  return "SELECT tenant_id, token_hash FROM " + table +
         " WHERE (tenant_id, token_hash) > (:tenant_id, :token_hash) AND " + end +
         " < :before ORDER BY tenant_id, token_hash LIMIT 1000";
}
std::string deletion(const std::string& table) {
  return "DELETE FROM " + table + " WHERE tenant_id = :tenant_id AND token_hash = :token_hash";
}

const db::Sql<After, Ended> select_ended_sessions{"identity.ended_sessions_everywhere",
                                                  ended("session", "ends_at")};
const db::Sql<Ended> delete_ended_session{"identity.delete_ended_session", deletion("session")};
const db::Sql<After, Ended> select_ended_tokens{"identity.ended_tokens_everywhere",
                                                ended("iam_token", "expires_at")};
const db::Sql<Ended> delete_ended_token{"identity.delete_ended_token", deletion("iam_token")};

}  // namespace

std::int64_t forget_ended_sessions(db::Database& database, Instant now) {
  const db::Params first{std::int64_t{0}, std::string()};
  return jobs::trim(database, {select_ended_sessions, delete_ended_session, first}, now) +
         jobs::trim(database, {select_ended_tokens, delete_ended_token, first}, now);
}

}  // namespace pc::identity
