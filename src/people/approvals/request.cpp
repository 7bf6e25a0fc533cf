#include "request.hpp"

namespace pc::approvals {
namespace {

constexpr State k_states[] = {State::pending, State::approved, State::rejected, State::expired, State::withdrawn};

Outcome check_open(const Request& request, Instant now) {
  if (request.state != State::pending) return refuse(errors::decided, "", std::string(state_text(request.state)));
  if (request.expires_at <= now) return refuse(errors::decided, "", std::string(state_text(State::expired)));
  return Done{};
}

}  // namespace

std::string_view state_text(State state) {
  switch (state) {
    case State::pending: return "pending";
    case State::approved: return "approved";
    case State::rejected: return "rejected";
    case State::expired: return "expired";
    case State::withdrawn: return "withdrawn";
  }
  return "";
}

std::optional<State> state_of_text(std::string_view text) {
  for (const auto state : k_states)
    if (state_text(state) == text) return state;
  return std::nullopt;
}

Outcome check_may_decide(const Request& request, access::PersonId who, Instant now) {
  auto open = check_open(request, now);
  if (!open) return open;
  if (request.asked_by == who) return errors::own_request;
  return Done{};
}

Outcome check_may_withdraw(const Request& request, access::PersonId who, Instant now) {
  auto open = check_open(request, now);
  if (!open) return open;
  if (request.asked_by != who) return errors::not_own_request;
  return Done{};
}

bool needs_second_person(Money amount, std::optional<Money> threshold) { return threshold && amount > *threshold; }

}  // namespace pc::approvals
