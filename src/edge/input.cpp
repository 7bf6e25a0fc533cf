#include "input.hpp"

#include "errors.hpp"
#include "wire/query.hpp"

namespace pc::edge {
namespace {

bool is_json(std::string_view content_type) {
  const auto type = lower_ascii(trimmed(content_type.substr(0, content_type.find(';'))));
  return type.empty() || type == "application/json";
}

}  // namespace

Result<std::shared_ptr<void>> decode_input(const Route& route, const Router::Match& match,
                                           const http::Request& request) {
  wire::Json object;
  const bool lenient = route.dialect != Dialect::portal;
  const bool body = !request.body.empty() && route.verb != Verb::get && !route.upload;
  if (body) {
    if (!is_json(request.header("content-type"))) return refuse(errors::wrong_type, "", "application/json");
    PC_TRY(parsed, wire::Json::parse(request.body));
    if (parsed.type != wire::Json::Type::object) return refuse(pc::errors::invalid_value, "", "object");
    object = std::move(parsed);
  } else {
    // In a signed query "+" stands for itself, in a form's for a blank.
    PC_TRY(parsed, wire::parse_query(request.query, !lenient));
    object = std::move(parsed);
  }
  for (const auto& [name, value] : match.variables) {
    std::erase_if(object.members, [&](const auto& member) { return member.first == name; });
    object.members.emplace_back(std::string(name), wire::Json::of_text(value));
  }
  return route.decode(object, wire::Reading{!body, lenient});
}

}  // namespace pc::edge
