#include "checks.hpp"

#include <iostream>

#include "api/module/verb.hpp"

namespace pc::app {

std::int64_t run_checks(db::Database& database, std::span<const NamedCheck> checks, std::ostream& out) {
  std::int64_t faults = 0;
  const auto progress = [](std::int64_t done) {
    if (somebody_watches()) std::cerr << "\r  " << done << " rows" << std::flush;
  };
  database.read([&](db::Reader& reader) {
    for (const auto& check : checks) {
      const auto findings = check.run(reader, progress);
      out << (findings.empty() ? "ok    " : "FAULT ") << check.name << "  " << check.says << "\n";
      for (const auto& finding : findings) out << "      " << finding << "\n";
      faults += static_cast<std::int64_t>(findings.size());
    }
  });
  return faults;
}

}  // namespace pc::app
