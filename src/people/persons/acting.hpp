// Public: somebody who acts for a customer, in a session of the console or with a token of the Open API: as whom they
// are seen, how it begins and ends. Whether they may is asked of the application's hooks at every request, because
// customers stand to the right.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::persons {

/// For whom somebody acts, and what they may do meanwhile.
struct ActedFor {
  std::int64_t customer = 0;
  std::string customer_name, account_name, purpose;
  std::vector<std::string> permissions;
};

/// Lent by the application; without them nobody acts for anybody.
struct ActingHooks {
  const access::Permission* needs = nullptr;  // to begin
  std::vector<const ErrorCode*> refuses;      // of `begin`, for the document
  /// Begins a period of acting; returns its id.
  std::function<Result<std::int64_t>(db::Transaction&, const access::Principal& actor, std::int64_t customer,
                                     const std::string& purpose, Instant now)>
      begin;
  /// Asked at every request. Nothing: it is over.
  std::function<std::optional<ActedFor>(db::Reader&, const access::Principal& actor, std::int64_t acting_id)>
      still;
  std::function<void(db::Transaction&, const access::Principal& actor, std::int64_t acting_id, Instant now,
                     const std::string& why)>
      end;
};

/// How the actor is seen while they act: as the customer, with themselves as `actor`.
access::Principal seen_as(const access::Principal& actor, const ActedFor& acted_for);

struct WantedActing {
  std::int64_t customer = 0;
  std::string purpose;  // "order", "operate"
  std::string agency;   // a program's name for it; empty in a session
  std::string request_id;
};
/// Begins a period of acting and writes it down, also when it is refused; returns its id.
Result<std::int64_t> begin_acting(db::Transaction& tx, const access::Principal& actor,
                                  const WantedActing& wanted, Instant now);
/// `seen`: as whom the actor was seen until now.
void end_acting(db::Transaction& tx, const access::Principal& actor, const access::Principal& seen,
                std::int64_t acting_id, const std::string& why);

}  // namespace pc::persons
