// Acts: the other side agrees to a request or rejects it; whoever asked takes it back.
#pragma once
#include "relation_change.hpp"

namespace pc::relations {

struct DecideRequest {
  static constexpr const char* shape_name = "DecideRequest";
  RelationEventId request_id;
  bool agree = false;
  Text<0, 500> answer;
  static wire::Fields fields();
};
struct WithdrawRequest {
  static constexpr const char* shape_name = "WithdrawRequest";
  RelationEventId request_id;
  static wire::Fields fields();
};

/// Order of refusals: customers.unknown_request, customers.request_closed, customers.not_yours_to_decide,
/// customers.answer_missing, customers.parting_blocked.
Result<edge::Nothing> decide_request(work::Work& work, const DecideRequest& input);
/// Order of refusals: customers.unknown_request, customers.request_closed, customers.not_yours_to_withdraw.
Result<edge::Nothing> withdraw_request(work::Work& work, const WithdrawRequest& input);

}  // namespace pc::relations
