#include "query.hpp"

namespace pc::wire {
namespace {

void add(Json& object, std::string name, std::string value) {
  for (auto& [known, member] : object.members) {
    if (known != name) continue;
    if (member.type != Json::Type::array) {
      Json list;
      list.type = Json::Type::array;
      list.items.push_back(std::move(member));
      member = std::move(list);
    }
    member.items.push_back(Json::of_text(std::move(value)));
    return;
  }
  object.members.emplace_back(std::move(name), Json::of_text(std::move(value)));
}

}  // namespace

Result<Json> parse_query(std::string_view query, bool plus_is_space) {
  Json object;
  object.type = Json::Type::object;
  if (query.empty()) return object;
  int count = 0;
  for (const auto pair : split(query, '&')) {
    if (pair.empty()) continue;
    if (++count > limits::query_parameters_max)
      return refuse(pc::errors::invalid_value, "", "at most " + std::to_string(limits::query_parameters_max));
    const auto equals = pair.find('=');
    const auto value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    add(object, percent_decoded(pair.substr(0, equals), plus_is_space), percent_decoded(value, plus_is_space));
  }
  return object;
}

}  // namespace pc::wire
