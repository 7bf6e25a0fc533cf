#include "verify.hpp"

#include "store.hpp"

namespace pc::audit {
namespace {

/// Walks one tenant's chain.
class Walk {
 public:
  Walk(std::int64_t tenant, Findings& findings) : tenant_(tenant), findings_(findings) {}

  void take(const Line& line) {
    const std::string place =
        "audit log line " + std::to_string(line.sequence) + " of tenant " + std::to_string(tenant_);
    ++expected_;
    if (line.sequence < expected_) {
      note(place + " was put in");
      --expected_;
      return;
    }
    if (line.sequence > expected_) {
      note("lines before " + place + " are missing");
      expected_ = line.sequence;
    } else if (!follows(previous_, line)) {
      note(place + " was changed");
    }
    previous_ = line.hash;
  }

 private:
  void note(std::string what) {
    if (findings_.size() < k_findings_max) findings_.push_back(std::move(what));
  }

  std::int64_t tenant_, expected_ = 0;
  std::string previous_;
  Findings& findings_;
};

Findings walk_chains(db::Reader& reader, const Progress& progress) {
  Findings findings;
  std::int64_t done = 0;
  std::int64_t last_tenant = INT64_MIN;
  while (const auto next = reader.maybe(store::next_tenant, {last_tenant})) {
    last_tenant = next->tenant_id;
    Walk walk(last_tenant, findings);
    for (std::int64_t last = INT64_MIN;;) {
      const auto rows = reader.rows(store::select_page, {last_tenant, last});
      if (rows.empty()) break;
      for (const auto& row : rows) {
        walk.take(row);
        if (++done % k_progress_every == 0) progress(done);
      }
      last = rows.back().sequence;
    }
  }
  return findings;
}

}  // namespace

NamedCheck chain_check() {
  return {"audit-chain", "No line of the audit log is missing, changed or put in.", &walk_chains};
}

}  // namespace pc::audit
