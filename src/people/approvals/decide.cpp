// Acts: agree, reject, take back; and the end of a request nobody decided. Exactly one of them wins.
#include "ask.hpp"
#include "store.hpp"

namespace pc::approvals {
namespace {

/// A request of the caller's partner that they may decide; anything else looks like none.
Result<Request> mine(db::Reader& reader, const access::Principal& who, RequestId id) {
  auto request = find(reader, who.tenant, id);
  if (!request || request->partner != who.partner) return refuse(errors::unknown_request, "request_id");
  return *request;
}

Outcome check_permission(const Services& at, const Request& request, const access::Principal& who) {
  const Act* act = act_of(at, request.kind);
  if (act == nullptr || !who.may(*act->permission)) return pc::errors::forbidden;
  return Done{};
}

/// The row's state decides between two who come at once.
Outcome move_to(db::Transaction& tx, const Request& request, State state, const access::Principal& who,
                const std::string& reason, Instant now) {
  const bool first = tx.change(store::decide_request,
                               {request.tenant, request.id, state, who.person, who.name, reason, now}) == 1;
  if (first) return Done{};
  const auto newest = find(tx, request.tenant, request.id);
  return refuse(errors::decided, "", std::string(state_text(newest ? newest->state : State::expired)));
}

Outcome end(work::Work& work, RequestId id, State state, const std::string& reason) {
  PC_TRY(request, mine(work.tx, work.who, id));
  if (state == State::withdrawn) {
    PC_CHECK(check_may_withdraw(request, work.who.person, work.now));
  } else {
    PC_CHECK(check_permission(work.tx.services(), request, work.who));
    PC_CHECK(check_may_decide(request, work.who.person, work.now));
  }
  PC_CHECK(move_to(work.tx, request, state, work.who, reason, work.now));
  if (const Act* act = act_of(work.tx.services(), request.kind)) act->release(work.tx, request, work.now);
  if (state == State::rejected) tell_asker(work.tx, request, state, reason, work.now);
  return Done{};
}

bool expire_one(db::Transaction& tx, TenantId tenant, RequestId id, Instant now) {
  const auto request = find(tx, tenant, id);
  if (!request || request->expires_at > now) return false;
  if (!move_to(tx, *request, State::expired, access::Principal{}, {}, now)) return false;
  if (const Act* act = act_of(tx.services(), request->kind)) act->release(tx, *request, now);
  tell_asker(tx, *request, State::expired, {}, now);
  return true;
}

}  // namespace

std::optional<Request> find(db::Reader& reader, TenantId tenant, RequestId id) {
  const auto row = reader.maybe(store::select_request, {tenant, id});
  if (!row) return std::nullopt;
  return store::request_of(*row);
}

Result<std::string> approve(work::Work& work, RequestId id) {
  PC_TRY(request, mine(work.tx, work.who, id));
  PC_CHECK(check_permission(work.tx.services(), request, work.who));
  PC_CHECK(check_may_decide(request, work.who.person, work.now));
  PC_CHECK(move_to(work.tx, request, State::approved, work.who, {}, work.now));
  const Act* act = act_of(work.tx.services(), request.kind);
  act->release(work.tx, request, work.now);
  PC_TRY(result, act->run(work, request));
  work.tx.change(store::set_result, {request.tenant, request.id, result});
  tell_asker(work.tx, request, State::approved, result, work.now);
  return result;
}

Outcome reject(work::Work& work, RequestId id, const std::string& reason) {
  if (trimmed(reason).empty()) return refuse(errors::no_reason, "reason");
  return end(work, id, State::rejected, reason);
}

Outcome withdraw(work::Work& work, RequestId id) { return end(work, id, State::withdrawn, {}); }

std::int64_t expire_requests(db::Database& database, Instant now) {
  std::vector<store::OneRequest> over;
  database.read([&](db::Reader& reader) { over = reader.rows(store::select_expired, {now}); });
  std::int64_t ended = 0;
  for (const auto& [tenant, id] : over) {
    bool ended_here = false;
    const auto finished = database.write(tenant, [&, tenant = tenant, id = id](db::Transaction& tx) {
      ended_here = expire_one(tx, tenant, id, now);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
    ended += ended_here ? 1 : 0;
  }
  return ended;
}

}  // namespace pc::approvals
