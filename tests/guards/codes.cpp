#include "codes.hpp"

#include <regex>

namespace pc::guards {
namespace {

bool is_product(const File& file) {
  return file.is_cpp() && file.path.starts_with("src/") && !file.path.ends_with("_test.cpp");
}

}  // namespace

Codes codes_in(const File& file) {
  static const std::regex word(R"(\bErrorCode\b)");
  static const std::regex declaration(R"re(^ErrorCode\s+\w+\s*\{\s*"([^"]+)",\s*(?:pc::)?Kind::(\w+),)re");
  // A pointer, a reference, or the type's own definition.
  static const std::regex harmless(R"(^ErrorCode\s*([*&]|\{\s*std::string_view id;))");
  Codes codes;
  const auto text = without_comments(file.text);
  for (std::sregex_iterator each(text.begin(), text.end(), word), end; each != end; ++each) {
    const auto rest = text.begin() + each->position();
    std::smatch found;
    if (std::regex_search(rest, text.end(), found, declaration))
      codes.all.push_back({found[1], found[2], file.path});
    else if (!std::regex_search(rest, text.end(), harmless))
      codes.not_understood.push_back(file.path + ": " +
                                     text.substr(static_cast<std::size_t>(each->position()), 60));
  }
  return codes;
}

const Codes& all_codes() {
  static const Codes house = [] {
    Codes sum;
    for (const File& file : tree()) {
      if (!is_product(file)) continue;
      auto [all, not_understood] = codes_in(file);
      sum.all.insert(sum.all.end(), all.begin(), all.end());
      sum.not_understood.insert(sum.not_understood.end(), not_understood.begin(), not_understood.end());
    }
    return sum;
  }();
  return house;
}

}  // namespace pc::guards
