#include "input.hpp"

#include "errors.hpp"

namespace pc::edge {
namespace {

/// In a signed query "+" stands for itself, in a form's for a blank.
void add_query(wire::Json& object, std::string_view query, bool plus_is_space) {
  if (query.empty()) return;
  for (const auto pair : split(query, '&')) {
    if (pair.empty()) continue;
    const auto equals = pair.find('=');
    std::string name = percent_decoded(pair.substr(0, equals), plus_is_space);
    std::string value = equals == std::string_view::npos
                            ? std::string()
                            : percent_decoded(pair.substr(equals + 1), plus_is_space);
    // A repeated key becomes a list.
    bool repeated = false;
    for (auto& [known, member] : object.members) {
      if (known != name) continue;
      if (member.type != wire::Json::Type::array) {
        wire::Json list;
        list.type = wire::Json::Type::array;
        list.items.push_back(member);
        member = list;
      }
      member.items.push_back(wire::Json::of_text(value));
      repeated = true;
    }
    if (!repeated) object.members.emplace_back(std::move(name), wire::Json::of_text(std::move(value)));
  }
}

bool is_json(std::string_view content_type) {
  const auto type = lower_ascii(trimmed(content_type.substr(0, content_type.find(';'))));
  return type.empty() || type == "application/json";
}

}  // namespace

Result<std::shared_ptr<void>> decode_input(const Route& route, const Router::Match& match,
                                           const http::Request& request) {
  wire::Json object;
  object.type = wire::Json::Type::object;
  const bool lenient = route.dialect != Dialect::portal;
  const bool body = !request.body.empty() && route.verb != Verb::get && !route.upload;
  if (body) {
    if (!is_json(request.header("content-type"))) return refuse(errors::wrong_type, "", "application/json");
    PC_TRY(parsed, wire::Json::parse(request.body));
    if (parsed.type != wire::Json::Type::object) return refuse(pc::errors::invalid_value, "", "object");
    object = std::move(parsed);
  } else {
    add_query(object, request.query, !lenient);
  }
  for (const auto& [name, value] : match.variables) {
    std::erase_if(object.members, [&](const auto& member) { return member.first == name; });
    object.members.emplace_back(std::string(name), wire::Json::of_text(value));
  }
  return route.decode(object, wire::Reading{!body, lenient});
}

}  // namespace pc::edge
