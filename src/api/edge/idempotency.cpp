#include "idempotency.hpp"

#include "core/jobs/trim.hpp"
#include "edge.hpp"
#include "platform/base/limits.hpp"
#include "platform/db/sql.hpp"

namespace pc::edge {
namespace {

struct NewAnswer {
  TenantId tenant_id;
  std::string request_key, request_hash, route;
  int status;
  std::string answer;
  Instant created_at;
};
const db::AppendOf<NewAnswer> insert_answer{"edge.insert_answer", "idempotency"};

struct OneKey {
  TenantId tenant_id;
  std::string request_key;
};
struct KeptAnswer {
  std::string request_hash, route;
  int status;
  std::string answer;
};
const db::Sql<OneKey, KeptAnswer> select_answer{
    "edge.answer",
    "SELECT request_hash, route, status, answer FROM idempotency WHERE tenant_id = :tenant_id AND "
    "request_key = :request_key"};

struct OldAnswers {
  TenantId tenant_id;
  std::string request_key;
  Instant before;
};
const db::Sql<OldAnswers, OneKey> select_old_answers_everywhere{
    "edge.old_answers_everywhere",
    "SELECT tenant_id, request_key FROM idempotency WHERE (tenant_id, request_key) > "
    "(:tenant_id, :request_key) AND created_at < :before ORDER BY tenant_id, request_key LIMIT 1000"};
const db::Sql<OneKey> delete_answer{
    "edge.delete_answer",
    "DELETE FROM idempotency WHERE tenant_id = :tenant_id AND request_key = :request_key"};

}  // namespace

std::int64_t forget_old_answers(db::Database& database, Instant now) {
  return jobs::trim(database,
                    {select_old_answers_everywhere, delete_answer, {std::int64_t{0}, std::string()}},
                    now.plus_seconds(-limits::answers_kept_seconds));
}

const StoredAnswer* Idempotency::find(TenantId tenant, const std::string& key) const {
  const auto found = known_.find({tenant.value, key});
  return found == known_.end() ? nullptr : &found->second;
}

void Idempotency::store(db::Transaction& tx, TenantId tenant, const std::string& key,
                        const StoredAnswer& answer, Instant now) {
  tx.append(insert_answer, {tenant, key, answer.request_hash, answer.route, answer.status, answer.body, now});
  known_[{tenant.value, key}] = answer;
  added_.push_back({tenant.value, key});
}

void Idempotency::batch_begins(db::Transaction& tx, std::span<const JobKey> keys) {
  std::vector<OneKey> wanted;
  for (const auto& each : keys) wanted.push_back({each.tenant, std::string(each.key)});
  tx.each_of(select_answer, wanted, [&](std::size_t at, const KeptAnswer& row) {
    known_[{keys[at].tenant.value, std::string(keys[at].key)}] = {row.request_hash, row.route, row.status,
                                                                  row.answer};
  });
}

void Idempotency::undo() {
  for (; added_.size() > marks_.back(); added_.pop_back()) known_.erase(added_.back());
  marks_.pop_back();
}

void Idempotency::forget() {
  known_.clear();
  added_.clear();
  marks_.clear();
}

}  // namespace pc::edge
