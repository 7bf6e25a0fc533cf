// What is remembered of those who come with a key or token.
#pragma once
#include "people/persons/acting.hpp"
#include "people/persons/callers.hpp"
#include "platform/base/secret.hpp"

namespace pc::credentials {

struct Key {
  access::Principal who;
  Secret secret;
  bool read_only = false;
  Instant expires_at;  // k_end_of_time: never
  Instant last_used_at;
};

struct Token {
  access::Principal who;
  Instant expires_at;
  std::int64_t acting_id = 0;               // the period of acting for a customer; 0: for nobody
  std::optional<persons::ActedFor> acting;  // empty though there is an id: it is over
  /// As whom it is seen: `who`, or the customer they act for.
  access::Principal seen() const { return acting ? persons::seen_as(who, *acting) : who; }
};

using Keys = persons::Cache<Key>;
using Tokens = persons::Cache<Token>;

}  // namespace pc::credentials
