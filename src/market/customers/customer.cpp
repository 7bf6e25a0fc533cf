#include "customer.hpp"

#include <algorithm>

#include "platform/base/masked.hpp"

namespace pc::customers {
namespace {

constexpr std::size_t k_tags_max = 10;
constexpr std::size_t k_tag_chars_max = 32;

}  // namespace

std::string_view association_text(Association association) {
  switch (association) {
    case Association::resale: return "resale";
    case Association::referral: return "referral";
    case Association::none: return "none";
  }
  return "";
}

std::optional<Association> association_of_text(std::string_view text) {
  for (const auto one : {Association::resale, Association::referral, Association::none})
    if (association_text(one) == text) return one;
  return std::nullopt;
}

std::string joined_tags(const std::vector<std::string>& tags) {
  std::string text;
  for (const auto& tag : tags) text += (text.empty() ? "" : ",") + tag;
  return text;
}

std::vector<std::string> split_tags(std::string_view text) {
  if (text.empty()) return {};
  const auto parts = split(text, ',');
  return {parts.begin(), parts.end()};
}

Outcome check_tags(const std::vector<std::string>& tags) {
  if (tags.size() > k_tags_max) return refuse(errors::bad_tag, "tags");
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto length = utf8_length(tags[i]);
    const bool good = length >= 1 && length <= k_tag_chars_max && tags[i].find(',') == std::string::npos &&
                      trimmed(tags[i]) == tags[i] && !harmful_character(tags[i]);
    const bool repeated = std::find(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(i), tags[i]) !=
                          tags.begin() + static_cast<std::ptrdiff_t>(i);
    if (!good || repeated) return refuse(errors::bad_tag, "tags[" + std::to_string(i) + "]");
  }
  return Done{};
}

}  // namespace pc::customers
