// Public: whether the audit log is whole. Reads in pages; needs the same memory for a thousand lines and for a billion.
#pragma once
#include <string>

#include "platform/base/base.hpp"
#include "platform/db/named_check.hpp"

namespace pc::audit {

/// audit-chain: walks every tenant's chain; says which lines are missing, changed or put in.
NamedCheck chain_check();

/// Writes where every tenant's chain stands to `folder`/YYYY-MM-DD.jsonl (GMT+08:00): at the first call of a day every
/// tenant, later those that moved. Each line carries the hash of the line before it, across files. Returns how many
/// lines were written. Throws std::runtime_error when the folder cannot be written.
std::int64_t export_heads(db::Database& database, const std::string& folder, Instant now);

/// audit-heads: compares the audit log with the heads in `folder`: lines taken from the end of a chain, or a chain made
/// anew, show here. Also says when the files themselves were changed.
NamedCheck heads_check(const std::string& folder);

}  // namespace pc::audit
