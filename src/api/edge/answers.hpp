// How an answer leaves the edge: head, body and how refusals and faults are worded.
#pragma once
#include "request_context.hpp"

namespace pc::edge {

/// Adds what all answers of the edge have in common.
void finish(RequestContext& context, http::Response response, std::vector<http::Header> headers);
void answer(RequestContext& context, Answer result, std::vector<http::Header> headers = {});
void answer_with_file(RequestContext& context, const Exchange& exchange, std::vector<http::Header> headers);
void refuse_with(RequestContext& context, const Refusal& refusal);
/// As above, of what the route's own act refused.
void refuse_as_the_act_did(RequestContext& context, const Refusal& refusal);
/// Something broke; `what` is for the log.
void fail(RequestContext& context, const Refusal& refusal, std::string_view what);

}  // namespace pc::edge
