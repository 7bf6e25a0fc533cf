// Mail that waits or was captured, sealed anew under another key.
#include "jobs/rewrite.hpp"
#include "messages.hpp"

namespace pc::messages {
namespace {

const db::Statement select_waiting{
    "messages.sealed_everywhere",
    "SELECT tenant_id, mail_id, body FROM mail WHERE (tenant_id, mail_id) > ($1, $2) AND sealed = 1 AND "
    "body NOT LIKE $3 ORDER BY tenant_id, mail_id LIMIT 100"};
const db::Statement reseal_waiting{
    "messages.reseal", "UPDATE mail SET body = $4 WHERE tenant_id = $1 AND mail_id = $2 AND body = $3"};
const db::Statement select_captured{
    "messages.sealed_log_everywhere",
    "SELECT tenant_id, mail_id, body FROM mail_log WHERE (tenant_id, mail_id) > ($1, $2) AND sealed = 1 AND "
    "body NOT LIKE $3 ORDER BY tenant_id, mail_id LIMIT 100"};
const db::Statement reseal_captured{
    "messages.reseal_log",
    "UPDATE mail_log SET body = $4 WHERE tenant_id = $1 AND mail_id = $2 AND body = $3"};

}  // namespace

std::int64_t seal_anew(db::Database& database, const std::string& done,
                       const std::function<std::optional<std::string>(const std::string&)>& fresh) {
  const db::Params first{std::int64_t{0}, std::int64_t{0}};
  return jobs::rewrite(database, {select_waiting, reseal_waiting, first}, done, fresh) +
         jobs::rewrite(database, {select_captured, reseal_captured, first}, done, fresh);
}

}  // namespace pc::messages
