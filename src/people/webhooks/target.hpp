// Public: where webhooks may go. Looked at when somebody enters an address, and again at every connection, because
// names may lead elsewhere by then.
#pragma once
#include <string>

#include "platform/base/base.hpp"
#include "platform/base/result.hpp"

struct sockaddr;

namespace pc::webhooks {

/// Lent by the application.
struct Settings {
  bool allow_private = false;  // private, loopback and link-local addresses too
  bool allow_http = false;     // not only https
};

/// Refuses webhooks.url (no such URL, another scheme, a name and password in it, a fragment) and webhooks.inside (an
/// address that only we can reach). Resolves names: not on a lane. A name that resolves to nothing passes.
Outcome check_target(const Settings& settings, const std::string& url);
bool may_connect(const Settings& settings, const sockaddr* to);

}  // namespace pc::webhooks
