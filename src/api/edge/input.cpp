#include "input.hpp"

#include "errors.hpp"
#include "platform/wire/query.hpp"

namespace pc::edge {

Result<std::shared_ptr<void>> decode_input(const Route& route, const Router::Match& match,
                                           const http::Request& request) {
  wire::Json object;
  object.type = wire::Json::Type::object;
  const bool lenient = route.dialect != Dialect::portal;
  const bool query = route.verb == Verb::get || route.upload;
  if (!query && !request.query.empty() && !lenient) return errors::no_query;
  if (query) {
    // In a signed query "+" stands for itself, in a form's for a blank.
    PC_TRY(parsed, wire::parse_query(request.query, !lenient));
    object = std::move(parsed);
  } else if (!request.body.empty()) {
    PC_TRY(parsed, wire::Json::parse(request.body));
    if (parsed.type != wire::Json::Type::object) return refuse(pc::errors::invalid_value, "", "object");
    object = std::move(parsed);
  }
  for (const auto& [name, value] : match.variables) {
    // What the address says and the body says otherwise is not guessed at.
    const auto* said = object.find(name);
    if (said != nullptr && said->type != wire::Json::Type::null && said->text != value)
      return refuse(pc::errors::invalid_value, std::string(name), value);
    std::erase_if(object.members, [&](const auto& member) { return member.first == name; });
    object.members.emplace_back(std::string(name), wire::Json::of_text(value));
  }
  return route.decode(object, wire::Reading{query || request.body.empty(), lenient});
}

}  // namespace pc::edge
