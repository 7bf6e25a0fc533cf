#include "decide_request.hpp"

#include "take_effect.hpp"

namespace pc::relations {
namespace {

Party side_of(const access::Principal& who) {
  return who.side == access::Side::customer ? Party::customer : Party::partner;
}

/// The request, if it concerns the caller: a customer its own, a partner those of its own customers.
Result<Event> concerned(work::Work& work, RelationEventId id) {
  const auto event = relations::event(work.tx, work.who.tenant, id);
  if (!event) return refuse(errors::unknown_request, "request_id");
  const bool mine = side_of(work.who) == Party::customer ? event->customer_id.value == work.who.customer
                                                         : event->partner_id.value == work.who.partner;
  if (!mine || !customers::visible(work.tx, work.who, event->customer_id))
    return refuse(errors::unknown_request, "request_id");
  return *event;
}

/// Somebody else may have closed it meanwhile, in another process.
Outcome close_or_say(work::Work& work, const Event& event, RelationState state, const std::string& answer) {
  if (close(work.tx, event, state, work.now, work.who.name, answer)) return Done{};
  throw db::Conflict("request " + event.event_id.text() + " was closed by somebody else");
}

}  // namespace

wire::Fields DecideRequest::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&DecideRequest::request_id>("request_id", "The request."),
      wire::field<&DecideRequest::agree>("agree", "true: it takes effect now."),
      wire::defaulted<&DecideRequest::answer>("answer", "Why not; required when it is rejected.")};
  return all;
}

wire::Fields WithdrawRequest::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&WithdrawRequest::request_id>("request_id", "The request.")};
  return all;
}

Result<edge::Nothing> decide_request(work::Work& work, const DecideRequest& input) {
  PC_TRY(event, concerned(work, input.request_id));
  // What the job has not closed yet is closed all the same.
  const bool over = event.state == RelationState::waiting && event.expires_at <= work.now;
  PC_CHECK(check_may_decide(over ? RelationState::expired : event.state, event.initiator, side_of(work.who)));
  if (!input.agree && trimmed(input.answer.value).empty()) return refuse(errors::answer_missing, "answer");
  if (input.agree) {
    const auto customer = customers::find(work.tx, event.tenant_id, event.customer_id);
    ensure(customer.has_value(), "a request is about a customer");
    if (customer->association == customers::Association::none || customer->partner != event.partner_id)
      return refuse(customers::errors::not_associated, "request_id");
    PC_CHECK(check_nothing_blocks(work, {*customer, event.kind}));
    PC_CHECK(close_or_say(work, event, RelationState::agreed, input.answer.value));
    PC_CHECK(take_effect(work, event, *customer));
  } else {
    PC_CHECK(close_or_say(work, event, RelationState::rejected, input.answer.value));
  }
  PC_CHECK(tell_closed(work.tx, work.announcer, event,
                       input.agree ? RelationState::agreed : RelationState::rejected, input.answer.value,
                       work.now));
  return edge::Nothing{};
}

Result<edge::Nothing> withdraw_request(work::Work& work, const WithdrawRequest& input) {
  PC_TRY(event, concerned(work, input.request_id));
  PC_CHECK(check_may_withdraw(event.state, event.initiator, side_of(work.who)));
  PC_CHECK(close_or_say(work, event, RelationState::withdrawn, ""));
  PC_CHECK(tell_closed(work.tx, work.announcer, event, RelationState::withdrawn, "", work.now));
  return edge::Nothing{};
}

}  // namespace pc::relations
