// Makes who plays in the demo market: the vendor's people, partners with their people and keys, customers. It crosses
// the rooms of people, partners and customers, so it is the application's; what happens to them the rooms play.
#pragma once
#include <string>
#include <vector>

#include "api/demo/stage.hpp"
#include "app/application.hpp"

namespace pc::app {

/// Who can sign in, or sign requests.
struct Credential {
  std::string persona, name, account, user, access_key, secret_key, domain_id;
};

/// The account that is there as soon as the market is.
inline constexpr std::string_view k_probe_account = "operator";

/// Fills `stage`, also with `let_in`; those who can sign in are added to `credentials`, which outlives it.
void make_cast(Application& application, demo::Stage& stage, std::vector<Credential>& credentials);

}  // namespace pc::app
