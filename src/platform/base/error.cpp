#include "error.hpp"

namespace pc {

std::string Refusal::message(Language language) const {
  std::string text(language == Language::en ? code->en : code->zh);
  const auto place = text.find("{}");
  if (place != std::string::npos) text.replace(place, 2, allowed);
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

}  // namespace pc
