#include "words.hpp"

namespace pc::persons {

std::string_view side_text(access::Side side) {
  switch (side) {
    case access::Side::none: return "none";
    case access::Side::vendor: return "vendor";
    case access::Side::partner: return "partner";
    case access::Side::customer: return "customer";
  }
  return "";
}

access::Side side_of_text(std::string_view text) {
  for (const auto side : {access::Side::vendor, access::Side::partner, access::Side::customer})
    if (side_text(side) == text) return side;
  return access::Side::none;
}

std::string_view language_text(Language language) { return language == Language::en ? "en" : "zh-CN"; }

std::optional<Language> language_of_text(std::string_view text) {
  for (const auto language : {Language::zh_CN, Language::en})
    if (language_text(language) == text) return language;
  return std::nullopt;
}

Result<Language> language_named(std::string_view text) {
  const auto language = language_of_text(text);
  if (!language) return refuse(pc::errors::invalid_value, "language", "zh-CN, en");
  return *language;
}

Result<Language> language_or(const std::optional<Text<2, 5>>& named, Language otherwise) {
  if (!named) return otherwise;
  return language_named(named->value);
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

}  // namespace pc::persons
