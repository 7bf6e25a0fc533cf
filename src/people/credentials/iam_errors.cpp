#include "iam_errors.hpp"

#include "people/passwords/passwords.hpp"
#include "platform/wire/json.hpp"

namespace pc::credentials {
namespace {

std::pair<int, std::string_view> status_of(Kind kind) {
  switch (kind) {
    case Kind::invalid:
    case Kind::precondition:
    case Kind::conflict: return {400, "Bad Request"};
    case Kind::unauthenticated: return {401, "Unauthorized"};
    case Kind::forbidden: return {403, "Forbidden"};
    case Kind::not_found: return {404, "Not Found"};
    case Kind::exhausted: return {429, "Too Many Requests"};
    case Kind::unavailable: return {503, "Service Unavailable"};
    case Kind::internal: return {500, "Internal Server Error"};
  }
  return {500, "Internal Server Error"};
}

}  // namespace

edge::Answer IamErrors::write(const Refusal& refusal, Language, const std::string&) const {
  const auto [status, title] = status_of(refusal.code->kind);
  edge::Answer answer;
  answer.status = status;
  wire::Out out(answer.body);
  out.begin_object();
  out.key("error");
  out.begin_object();
  out.key("code");
  out.integer(status);
  out.key("message");
  out.string(refusal.code == &passwords::errors::wrong_password ? "The username or password is wrong."
                                                     : refusal.message(Language::en));
  out.key("title");
  out.string(title);
  out.end_object();
  out.end_object();
  return answer;
}

}  // namespace pc::credentials
