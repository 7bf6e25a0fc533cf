// How an answer leaves the edge: head, body and how refusals and faults are worded.
#pragma once
#include "passage.hpp"

namespace pc::edge {

/// Adds what all answers of the edge have in common.
void finish(Passage& passage, http::Response response, std::vector<http::Header> headers);
void answer(Passage& passage, Answer result, std::vector<http::Header> headers = {});
void answer_with_file(Passage& passage, const Exchange& exchange, std::vector<http::Header> headers);
void refuse_with(Passage& passage, const Refusal& refusal);
/// As above, of what the route's own act refused.
void refuse_as_the_act_did(Passage& passage, const Refusal& refusal);
/// Something broke; `what` is for the log.
void fail(Passage& passage, const Refusal& refusal, std::string_view what);

}  // namespace pc::edge
