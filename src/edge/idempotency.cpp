#include "idempotency.hpp"

#include "base/limits.hpp"
#include "edge.hpp"
#include "jobs/trim.hpp"

namespace pc::edge {
namespace {

using enum db::ColumnType;

const db::Append insert_answer{"edge.insert_answer",
                               "idempotency",
                               {{"tenant_id", integer},
                                {"request_key", text},
                                {"request_hash", text},
                                {"route", text},
                                {"status", integer},
                                {"answer", text},
                                {"created_at", integer}}};

const db::Statement select_answer{"edge.answer",
                                  "SELECT request_hash, route, status, answer FROM idempotency "
                                  "WHERE tenant_id = $1 AND request_key = $2"};

const db::Statement select_old_answers_everywhere{
    "edge.old_answers_everywhere",
    "SELECT tenant_id, request_key FROM idempotency WHERE (tenant_id, request_key) > ($1, $2) AND created_at < $3 "
    "ORDER BY tenant_id, request_key LIMIT 1000"};
const db::Statement delete_answer{"edge.delete_answer",
                                  "DELETE FROM idempotency WHERE tenant_id = $1 AND request_key = $2"};

}  // namespace

std::int64_t forget_old_answers(db::Database& database, Instant now) {
  return jobs::trim(database, {select_old_answers_everywhere, delete_answer, {std::int64_t{0}, std::string()}},
                    now.plus_seconds(-limits::answers_kept_seconds));
}

const StoredAnswer* Idempotency::find(TenantId tenant, const std::string& key) const {
  const auto found = known_.find({tenant.value, key});
  return found == known_.end() ? nullptr : &found->second;
}

void Idempotency::store(db::Transaction& tx, TenantId tenant, const std::string& key, const StoredAnswer& answer,
                        Instant now) {
  tx.append(insert_answer, {tenant.value, key, answer.request_hash, answer.route, std::int64_t{answer.status},
                            answer.body, now.micros});
  known_[{tenant.value, key}] = answer;
  added_.push_back({tenant.value, key});
}

void Idempotency::batch_begins(db::Transaction& tx, std::span<const JobKey> keys) {
  std::vector<db::Params> wanted;
  for (const auto& each : keys) wanted.push_back({each.tenant.value, std::string(each.key)});
  tx.each_of(select_answer, wanted, [&](std::size_t at, const db::Row& row) {
    known_[{keys[at].tenant.value, std::string(keys[at].key)}] = {row.text(0), row.text(1),
                                                                   static_cast<int>(row.integer(2)), row.text(3)};
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
