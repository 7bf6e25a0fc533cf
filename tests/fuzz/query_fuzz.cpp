// A query, on its first line "+" for a form's or anything else for a signed one: names and values survive being written
// again; a broken escape is told.
#include "fuzz.hpp"
#include "platform/wire/query.hpp"

namespace {

using pc::fuzz::holds;
using pc::wire::Json;

std::string pair_of(const std::string& name, const std::string& value) {
  return (pc::percent_encoded(name) + "=").append(pc::percent_encoded(value)).append("&");
}

std::string written(const Json& object) {
  std::string text;
  for (const auto& [name, value] : object.members) {
    if (value.type == Json::Type::string) text += pair_of(name, value.text);
    for (const auto& item : value.items) text += pair_of(name, item.text);
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto rest = pc::fuzz::text_of(data, size);
  const bool plus = pc::fuzz::take_line(rest) == "+";
  const auto object = pc::wire::parse_query(rest, plus);
  if (!object) return 0;
  holds(object->members.size() <= static_cast<std::size_t>(pc::limits::query_parameters_max), "too many");
  for (const auto& [name, value] : object->members)
    holds(value.type == Json::Type::string || value.items.size() > 1, "a value that is neither text nor a list");
  const std::string text = written(*object);
  holds(!pc::has_broken_escape(text), "a broken escape was written");
  const auto again = pc::wire::parse_query(text, plus);
  holds(again && written(*again) == text, "a query changes when it is written again");
  return 0;
}
