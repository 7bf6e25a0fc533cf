// The audit log: who did what to which thing, with what outcome. Append-only; each line carries the hash of the line
// before it in its tenant, so that a missing or changed line shows.
#pragma once
#include <string>
#include <string_view>

#include "core/access/access.hpp"
#include "core/audit/verify.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::audit {

struct Entry {
  std::string_view act;       // "funds.allocate"
  std::string subject;        // "customer:123"
  std::string outcome;        // "done" or the refusal's id
  std::string detail;         // short JSON of what matters (amount, reason); never secrets
  std::string request_id;
};

/// What an act says of itself for its line: about what, and short JSON of what matters.
struct Note {
  std::string subject, detail;
};

/// Keeps the chain's end per tenant on each lane. Registered once, before start.
class AuditLog {
 public:
  explicit AuditLog(db::Database& database);
  /// Of somebody who acts for another both identities are kept.
  void write(db::Transaction& tx, TenantId tenant, const access::Principal& who, const Entry& entry, Instant now) const;

 private:
  std::size_t slot_;
};

}  // namespace pc::audit
