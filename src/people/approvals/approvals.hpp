// Public: four eyes. Above an amount that the partner sets, an act is put down as a request; a second person agrees,
// and then it is done, or not. What the act does and what keeps the money meanwhile is the asking room's business.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "people/approvals/request.hpp"
#include "api/edge/route.hpp"
#include "core/work/work.hpp"

namespace pc::approvals {

/// What a room lets wait; declared to the services.
struct Act {
  std::string_view id;  // "funds.allocate"
  std::string_view en, zh;
  const access::Permission* permission;  // of the one who agrees
  /// Does it, in the words of whoever asked; returns what came of it (a transaction number). The request is not
  /// decided when it refuses.
  Result<std::string> (*run)(work::Work& work, const Request& request);
  /// Lets go of what was held.
  void (*release)(db::Transaction& tx, const Request& request, Instant now);
};

namespace permissions {
inline constexpr access::Permission view{"approvals.view", "See transfers that wait for a second person",
                                         "查看待审批", "sales.accounts.funds"};
}  // namespace permissions

/// A partner's active people who hold a permission; lent by the application.
struct Colleagues {
  std::function<std::vector<access::PersonId>(db::Reader&, TenantId, std::int64_t partner,
                                              const access::Permission&)>
      who_may;
};

/// Above which a second person must agree; nothing: never.
std::optional<Money> threshold(db::Reader& reader, TenantId tenant, std::int64_t partner);
/// What `threshold` will ask, for routes that let the reads of a batch travel together.
db::Prefetch foresee_threshold(TenantId tenant, std::int64_t partner);

/// Whether an act of `kind` for `subject` needs a second person: when it and what was done of the kind for the same
/// subject on the same business day (GMT+08:00) without one are above the threshold together. What needs none is
/// counted.
bool needs_second_person(work::Work& work, TenantId tenant, std::int64_t partner, std::string_view kind,
                         std::int64_t subject, Money amount);

struct Asking {
  std::string_view kind;
  std::int64_t partner = 0, subject = 0;
  std::string subject_name;
  Money amount;
  std::string memo, payload, scene;
};
/// An open request of the same person for the same: a partner's system that tries again gets it instead of a second.
std::optional<Request> open_request(db::Reader& reader, const access::Principal& who, const Asking& asking,
                                    Instant now);
/// Puts the request down and tells who may agree. `holds` keep the money until `end_of_request`. Refuses
/// approvals.no_second_person when nobody else could.
Result<edge::InReview> ask(work::Work& work, TenantId tenant, const Asking& asking, const std::string& holds);
Instant end_of_request(Instant now);

/// Requests of others that the caller may decide.
std::int64_t waiting_for(db::Reader& reader, const access::Principal& who, Instant now);

/// Ends requests whose time is over; returns how many. Throws db::Error.
std::int64_t expire_requests(db::Database& database, Instant now);

/// Raising the threshold and switching it off need a second person too, as long as there is one: nothing when nobody is
/// asked.
Result<std::optional<edge::InReview>> review_threshold(work::Work& work, std::optional<Money> threshold);
/// Tells that the threshold itself waits for a second person: one who may agree to the first of the declared acts.
/// After them.
void declare_threshold(Services& services);

/// For demo and tests: as the routes do.
Outcome set_threshold(work::Work& work, std::optional<Money> threshold);
Result<std::string> approve(work::Work& work, RequestId request);
Outcome reject(work::Work& work, RequestId request, const std::string& reason);
Outcome withdraw(work::Work& work, RequestId request);
std::optional<Request> find(db::Reader& reader, TenantId tenant, RequestId id);

void add_routes(edge::Routes& routes);

}  // namespace pc::approvals
