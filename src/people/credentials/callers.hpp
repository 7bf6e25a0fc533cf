// What is remembered of those who come with a key or token.
#pragma once
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
};

using Keys = persons::Cache<Key>;
using Tokens = persons::Cache<Token>;

}  // namespace pc::credentials
