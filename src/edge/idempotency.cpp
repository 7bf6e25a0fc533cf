#include "idempotency.hpp"

#include <map>

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

#define PC_SELECT_ANSWERS \
  "SELECT request_key, request_hash, route, status, answer FROM idempotency WHERE tenant_id = $1 AND request_key IN "

// Fixed widths, so that statements stay prepared; short lists are filled up with their last key.
const db::Statement select_1{"edge.answers_1", PC_SELECT_ANSWERS "($2)"};
const db::Statement select_8{"edge.answers_8", PC_SELECT_ANSWERS "($2, $3, $4, $5, $6, $7, $8, $9)"};
const db::Statement select_32{
    "edge.answers_32", PC_SELECT_ANSWERS
    "($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, "
    "$26, $27, $28, $29, $30, $31, $32, $33)"};

}  // namespace

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
  std::map<TenantId, std::vector<std::string_view>> by_tenant;
  for (const auto& each : keys) by_tenant[each.tenant].push_back(each.key);
  for (const auto& [tenant, all] : by_tenant) {
    std::span<const std::string_view> rest = all;
    while (!rest.empty()) {
      const std::size_t width = rest.size() == 1 ? 1 : rest.size() <= 8 ? 8 : 32;
      const auto part = rest.first(std::min(width, rest.size()));
      load(tx, tenant, part);
      rest = rest.subspan(part.size());
    }
  }
}

void Idempotency::load(db::Transaction& tx, TenantId tenant, std::span<const std::string_view> keys) {
  const std::size_t width = keys.size() == 1 ? 1 : keys.size() <= 8 ? 8 : 32;
  db::Params params{tenant.value};
  for (std::size_t i = 0; i < width; ++i) params.emplace_back(std::string(keys[std::min(i, keys.size() - 1)]));
  const db::Statement& statement = width == 1 ? select_1 : width == 8 ? select_8 : select_32;
  tx.each(statement, params, [&](const db::Row& row) {
    known_[{tenant.value, row.text(0)}] = {row.text(1), row.text(2), static_cast<int>(row.integer(3)), row.text(4)};
    return true;
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
