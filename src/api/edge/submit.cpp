#include "submit.hpp"

namespace pc::edge {

Outcome submitted(const Exchange& exchange, TenantId tenant,
                  const std::function<Outcome(db::Transaction&)>& work) {
  Outcome done = Done{};
  const auto finished = exchange.database->write(
      tenant,
      [&](db::Transaction& tx) {
        done = work(tx);
        return done.ok();
      },
      exchange.idempotency_key);
  if (!done) return done;
  if (finished.fate != db::Fate::committed) return pc::errors::unavailable;
  return Done{};
}

}  // namespace pc::edge
