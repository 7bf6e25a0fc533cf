#include "errors.hpp"

namespace pc::edge {

int status_of(Kind kind) {
  switch (kind) {
    case Kind::invalid: return 400;
    case Kind::unauthenticated: return 401;
    case Kind::forbidden: return 403;
    case Kind::not_found: return 404;
    case Kind::conflict: return 409;
    case Kind::precondition: return 422;
    case Kind::exhausted: return 429;
    case Kind::unavailable: return 503;
    case Kind::internal: return 500;
  }
  return 500;
}

namespace {

int portal_status(const ErrorCode& code) {
  if (&code == &errors::wrong_verb) return 405;
  if (&code == &errors::wrong_type) return 415;
  if (&code == &errors::not_acceptable) return 406;
  if (&code == &errors::verification_required) return 428;
  return status_of(code.kind);
}

/// "<challenge> <method> <method>"
void write_challenge(wire::Out& out, std::string_view challenge_and_methods) {
  const auto parts = split(challenge_and_methods, ' ');
  out.key("challenge");
  out.begin_object();
  out.key("id");
  out.string(parts.front());
  out.key("methods");
  out.begin_array();
  for (std::size_t i = 1; i < parts.size(); ++i) out.string(parts[i]);
  out.end_array();
  out.end_object();
}

}  // namespace

Answer PortalErrors::write(const Refusal& refusal, Language language, const std::string& request_id) const {
  Answer answer;
  answer.status = portal_status(*refusal.code);
  wire::Out out(answer.body);
  out.begin_object();
  out.key("error_code");
  out.string(refusal.code->id);
  out.key("error_msg");
  out.string(refusal.message(language));
  out.key("field");
  out.string(refusal.field);
  out.key("allowed");
  const bool asks_code = refusal.code == &errors::verification_required;
  out.string(asks_code ? std::string_view() : std::string_view(refusal.allowed));
  if (asks_code) write_challenge(out, refusal.allowed);
  out.key("request_id");
  out.string(request_id);
  out.end_object();
  return answer;
}

}  // namespace pc::edge
