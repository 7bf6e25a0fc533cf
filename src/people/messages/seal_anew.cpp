// Mail that waits or was captured, sealed anew under another key.
#include "platform/db/sql.hpp"
#include "core/jobs/rewrite.hpp"
#include "messages.hpp"

namespace pc::messages {
namespace {

struct After {
  TenantId tenant_id;
  std::int64_t mail_id;
  std::string done;
};
struct Sealed {
  TenantId tenant_id;
  std::int64_t mail_id;
  std::string body;
};
struct Anew {
  TenantId tenant_id;
  std::int64_t mail_id;
  std::string body, fresh;
};
std::string page_of(const std::string& table) {
  return "SELECT tenant_id, mail_id, body FROM " + table +
         " WHERE (tenant_id, mail_id) > (:tenant_id, :mail_id) AND sealed = 1 AND body NOT LIKE :done "
         "ORDER BY tenant_id, mail_id LIMIT 100";
}
std::string change_of(const std::string& table) {
  return "UPDATE " + table +
         " SET body = :fresh WHERE tenant_id = :tenant_id AND mail_id = :mail_id AND body = :body";
}
const db::Sql<After, Sealed> select_waiting{"messages.sealed_everywhere", page_of("mail")};
const db::Sql<Anew> reseal_waiting{"messages.reseal", change_of("mail")};
const db::Sql<After, Sealed> select_captured{"messages.sealed_log_everywhere", page_of("mail_log")};
const db::Sql<Anew> reseal_captured{"messages.reseal_log", change_of("mail_log")};

}  // namespace

std::int64_t seal_anew(db::Database& database, const std::string& done,
                       const std::function<std::optional<std::string>(const std::string&)>& fresh) {
  const db::Params first{std::int64_t{0}, std::int64_t{0}};
  return jobs::rewrite(database, {select_waiting, reseal_waiting, first}, done, fresh) +
         jobs::rewrite(database, {select_captured, reseal_captured, first}, done, fresh);
}

}  // namespace pc::messages
