// The demo market's people: who supervises whom, a role of a partner's own, whom customers may turn to.
#pragma once
#include <string>
#include <vector>

#include "app/application.hpp"

namespace pc::app {

/// Somebody who can sign in.
struct Seat {
  std::string persona, name, account, user, access_key, secret_key;
};

/// Completes the people of the partner under `account`. The same in every demo.
std::vector<Seat> organise(Application& application, TenantId tenant, std::int64_t partner,
                           const std::string& account, Instant now);

}  // namespace pc::app
