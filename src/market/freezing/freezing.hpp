// Public: freezing of resale customers. Whoever freezes, a person or the application (a budget that is used up), it is
// written here, once, and announced, so that rooms that use this one join in or object.
#pragma once
#include "market/customers/customers.hpp"
#include "market/freezing/freeze.hpp"

namespace pc::freezing {

namespace events {
/// A customer was frozen or unfrozen. Subject: the customer. Payload: FreezeNews.
inline constexpr std::string_view freeze_changed = "customers.freeze_changed";
}  // namespace events

struct FreezeNews {
  static constexpr const char* shape_name = "FreezeNews";
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  std::string customer_name;
  customers::Frozen was = customers::Frozen::none, becomes = customers::Frozen::none;
  bool automatic = false;
  std::string reason, by;
  static wire::Fields fields();
};


/// Who changes what the application changes by itself.
inline constexpr std::string_view k_system = "system";

struct Change {
  customers::Frozen becomes = customers::Frozen::none;
  bool automatic = false;
  std::string reason, by;
};
/// Writes the change and its record. False: it is so already. Does not ask whether it may be.
Result<bool> change(db::Transaction& tx, const pc::events::Announcer& announcer,
                    const customers::Customer& customer, const Change& change, Instant now);

/// Frozen by the system: nothing happens when the customer is frozen already, least of all to what a person froze.
Result<bool> freeze_automatically(db::Transaction& tx, const pc::events::Announcer& announcer,
                                  const customers::Customer& customer, const Change& change, Instant now);
/// Lifts what the application froze, and only that.
Result<bool> lift(db::Transaction& tx, const pc::events::Announcer& announcer,
                  const customers::Customer& customer, const std::string& reason, Instant now);
/// What is frozen of the customer now, its partner's standing included.
InEffect now_in_effect(db::Reader& reader, const customers::Customer& customer);

/// The relation ends, and the freeze with it.
Outcome end(db::Transaction& tx, const pc::events::Announcer& announcer, const customers::Customer& customer,
            Instant now);

/// Resale customers among the caller's rows whose resources have been frozen in effect so long that they are deleted.
std::int64_t count_due(const work::View& view);

/// Tells the customer's and the partner's people; by app at start.
void react(pc::events::Announcer& announcer);

void add_routes(edge::Routes& routes);

}  // namespace pc::freezing
