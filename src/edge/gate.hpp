// What the edge asks of others: who is asking (identity, bss) and how a dialect words its errors.
#pragma once
#include <string>

#include "access/access.hpp"
#include "base/base.hpp"
#include "http/http.hpp"
#include "route.hpp"

namespace pc::edge {

/// Who came, and what the dialect's authentication knows beyond the person.
struct Caller {
  access::Principal who;
  std::string csrf_token;       // portal: the session's; the request must repeat it
  std::string replay_key;       // bss: the key that makes a repeated signed request answer as the first
};

/// Authentication of one dialect; implemented by identity (portal) and bss.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// Called on an I/O thread with the whole request: must not block on the database's lanes; may read through
  /// memory caches. `done` is called once, from any thread. Nobody known is a Caller with Side::none, not a
  /// refusal; bad credentials are a refusal.
  virtual void authenticate(const http::Request& request, std::function<void(Result<Caller>)> done) = 0;
};

/// How a dialect words a refusal.
class ErrorWriter {
 public:
  virtual ~ErrorWriter() = default;
  virtual Answer write(const Refusal& refusal, Language language, const std::string& request_id) const = 0;
};

}  // namespace pc::edge
