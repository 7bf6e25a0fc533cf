#include "words.hpp"

#include <algorithm>
#include <iterator>

namespace pc::lists {
namespace {

struct Word {
  std::string_view group, code, en, zh;
};
constexpr Word k_words[] = {
#include "words.inc"
};

}  // namespace

bool has_words(std::string_view group) {
  return std::any_of(std::begin(k_words), std::end(k_words),
                     [&](const Word& each) { return each.group == group; });
}

std::string word(std::string_view group, std::string_view code, Language language) {
  const auto* found = std::find_if(std::begin(k_words), std::end(k_words), [&](const Word& each) {
    return each.group == group && each.code == code;
  });
  if (found == std::end(k_words)) return std::string(code);
  return std::string(language == Language::en ? found->en : found->zh);
}

}  // namespace pc::lists
