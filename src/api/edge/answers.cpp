#include "answers.hpp"

#include <algorithm>

#include "declared.hpp"
#include "download.hpp"
#include "errors.hpp"
#include "negotiation.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::edge {

void finish(RequestContext& context, http::Response response, std::vector<http::Header> headers) {
  response.headers = std::move(headers);
  const auto says_when = [](const http::Header& header) { return header.name == "Retry-After"; };
  if (response.status == 429 && std::ranges::none_of(response.headers, says_when))
    response.headers.push_back({"Retry-After", "1"});
  response.headers.push_back({"Cache-Control", "no-store"});
  response.headers.push_back({"X-Content-Type-Options", "nosniff"});
  response.route = context.route != nullptr ? context.route->path : "none";
  context.reply(std::move(response));
}

void answer(RequestContext& context, Answer result, std::vector<http::Header> headers) {
  http::Response response;
  response.status = result.status;
  response.body = std::move(result.body);
  if (result.status != 204) response.content_type = std::move(result.content_type);
  finish(context, std::move(response), std::move(headers));
}

void answer_with_file(RequestContext& context, const Exchange& exchange, std::vector<http::Header> headers) {
  http::Response response{200, exchange.answer_file_type};
  response.long_body = exchange.answer_file->bytes();
  response.owner = exchange.answer_file;
  headers.push_back({"Content-Disposition", disposition(exchange.answer_file_name)});
  finish(context, std::move(response), std::move(headers));
}

void refuse_with(RequestContext& context, const Refusal& refusal) {
  std::vector<http::Header> headers;
  if (refusal.code == &errors::wrong_verb) headers.push_back({"Allow", refusal.allowed});
  // A lockout says in `allowed` how many seconds it lasts; a full bucket has a token within a second.
  if (refusal.code->kind == Kind::exhausted && parse_id(refusal.allowed))
    headers.push_back({"Retry-After", refusal.allowed});
  answer(context,
         context.errors->write(refusal, language_of(context.request, context.caller),
                               context.request.request_id),
         std::move(headers));
}

void fail(RequestContext& context, const Refusal& refusal, std::string_view what) {
  log::error(what, {{"request_id", context.request.request_id}, {"path", context.request.path}});
  refuse_with(context, refusal);
}

void refuse_as_the_act_did(RequestContext& context, const Refusal& refusal) {
  note_refusal(*context.route, refusal);
  refuse_with(context, refusal);
}

}  // namespace pc::edge
