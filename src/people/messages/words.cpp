#include "words.hpp"

#include <algorithm>

#include "platform/base/assertions.hpp"

namespace pc::messages {

std::string filled(std::string_view text, const Values& values) {
  std::string result;
  std::size_t at = 0;
  for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', at)) {
    const auto close = text.find('}', open);
    ensure(close != std::string_view::npos, "a place for a value is closed");
    const auto name = text.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find_if(values, [&](const auto& each) { return each.first == name; });
    ensure(value != values.end(), "every place of a text has its value");
    result += text.substr(at, open - at);
    result += value->second;
    at = close + 1;
  }
  return result + std::string(text.substr(at));
}

}  // namespace pc::messages
