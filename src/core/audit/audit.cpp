#include "audit.hpp"

#include <unordered_map>

#include "store.hpp"

namespace pc::audit {
namespace {

using store::End;

/// Where each tenant's chain ends, as this lane knows it.
class Ends : public db::Participant {
 public:
  End& of(db::Transaction& tx, TenantId tenant) {
    const auto known = ends_.find(tenant.value);
    if (known != ends_.end()) return known->second;
    const auto end = tx.maybe(store::select_end, {tenant.value});
    return ends_.emplace(tenant.value, end.value_or(End{})).first->second;
  }
  void remember(TenantId tenant, const End& was) { log_.push_back({tenant.value, was}); }

  void mark() override { marks_.push_back(log_.size()); }
  void undo() override {
    for (; log_.size() > marks_.back(); log_.pop_back()) ends_[log_.back().first] = log_.back().second;
    marks_.pop_back();
  }
  void release() override { marks_.pop_back(); }
  void committed() override { log_.clear(); }
  void rolled_back() override {
    log_.clear();
    marks_.clear();
    ends_.clear();
  }

 private:
  std::unordered_map<std::int64_t, End> ends_;
  std::vector<std::pair<std::int64_t, End>> log_;
  std::vector<std::size_t> marks_;
};

Line line_of(TenantId tenant, const access::Principal& who, const Entry& entry, Instant now) {
  Line line;
  line.tenant_id = tenant.value;
  line.at = now.micros;
  line.person_id = who.person.value;
  line.person_name = who.name;
  line.act = entry.act;
  line.subject = entry.subject;
  line.outcome = entry.outcome;
  line.detail = entry.detail;
  line.request_id = entry.request_id;
  line.partner_id = who.partner;
  line.customer_id = who.customer;
  if (who.actor) {
    line.actor_id = who.actor->person.value;
    line.actor_name = who.actor->name;
    line.actor_partner_id = who.actor->partner;
  }
  return line;
}

}  // namespace

AuditLog::AuditLog(db::Database& database) {
  slot_ = database.add_participant([] { return std::make_unique<Ends>(); });
}

void AuditLog::write(db::Transaction& tx, TenantId tenant, const access::Principal& who, const Entry& entry,
                     Instant now) const {
  auto& ends = static_cast<Ends&>(tx.participant(slot_));
  End& end = ends.of(tx, tenant);
  ends.remember(tenant, end);
  Line line = line_of(tenant, who, entry, now);
  line.sequence = ++end.sequence;
  line.hash = end.hash = hash_after(end.hash, line);
  tx.append(store::insert_line, line);
}

}  // namespace pc::audit
