// The frame in which an act runs. Work writes, View reads; no more members than these.
#pragma once
#include "core/access/access.hpp"
#include "core/audit/audit.hpp"
#include "core/events/events.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::work {

struct Work {
  db::Transaction& tx;
  const access::Principal& who;
  Instant now;
  IdSource& ids;
  const audit::AuditLog& audit_log;
  const events::Announcer& announcer;
};

/// The frame of an act that some other work carries out by itself.
inline Work work_in(db::Transaction& tx, const access::Principal& who, Instant now) {
  return {tx, who, now, use<IdSource>(tx), use<audit::AuditLog>(tx), use<events::Announcer>(tx)};
}

struct View {
  db::Reader& reader;
  const access::Principal& who;
  Instant now;
};

}  // namespace pc::work
