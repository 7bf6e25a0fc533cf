#include "identity.hpp"
#include "jobs/trim.hpp"

namespace pc::identity {
namespace {

const db::Statement select_ended_sessions{
    "identity.ended_sessions_everywhere",
    "SELECT tenant_id, token_hash FROM session WHERE (tenant_id, token_hash) > ($1, $2) AND ends_at < $3 "
    "ORDER BY tenant_id, token_hash LIMIT 1000"};
const db::Statement delete_ended_session{"identity.delete_ended_session",
                                         "DELETE FROM session WHERE tenant_id = $1 AND token_hash = $2"};

const db::Statement select_ended_tokens{
    "identity.ended_tokens_everywhere",
    "SELECT tenant_id, token_hash FROM iam_token WHERE (tenant_id, token_hash) > ($1, $2) AND expires_at < $3 "
    "ORDER BY tenant_id, token_hash LIMIT 1000"};
const db::Statement delete_ended_token{"identity.delete_ended_token",
                                       "DELETE FROM iam_token WHERE tenant_id = $1 AND token_hash = $2"};

}  // namespace

std::int64_t forget_ended_sessions(db::Database& database, Instant now) {
  const db::Params first{std::int64_t{0}, std::string()};
  return jobs::trim(database, {select_ended_sessions, delete_ended_session, first}, now) +
         jobs::trim(database, {select_ended_tokens, delete_ended_token, first}, now);
}

}  // namespace pc::identity
