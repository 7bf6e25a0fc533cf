#include "verb.hpp"

#include <unistd.h>

#include <iostream>

namespace pc {

int complain(const std::string& fault) {
  std::cerr << "partnerctl: " << fault << "\n";
  return 1;
}

int complain(const Refusal& why) {
  return complain((why.field.empty() ? "" : why.field + ": ") + why.message(Language::en));
}

bool somebody_watches() { return isatty(STDERR_FILENO) == 1; }

int write_or_complain(const Services& services, TenantId tenant,
                      const std::function<Outcome(db::Transaction&)>& work) {
  Outcome done = Done{};
  const auto finished = services.get<db::Database>().write(tenant, [&](db::Transaction& tx) {
    done = work(tx);
    return done.ok();
  });
  if (!done) return complain(done.refusal());
  return finished.fate == db::Fate::committed ? 0 : complain(finished.error);
}

}  // namespace pc
