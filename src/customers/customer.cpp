#include "customer.hpp"

#include <algorithm>

namespace pc::customers {
namespace {

constexpr std::size_t k_tags_max = 10;
constexpr std::size_t k_tag_chars_max = 32;

/// Start bytes of the characters of valid UTF-8, so that masking never cuts one in two.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> all;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from + 1;
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xc0) == 0x80) ++to;
    all.push_back(text.substr(from, to - from));
    from = to;
  }
  return all;
}

std::string masked_middle(std::string_view text, std::size_t left, std::size_t right, std::string_view stars) {
  const auto all = characters(text);
  if (all.empty()) return {};
  std::string result;
  const bool short_text = all.size() <= left + right;
  for (std::size_t i = 0; i < (short_text ? 1 : left); ++i) result += all[i];
  result += stars;
  if (!short_text)
    for (std::size_t i = all.size() - right; i < all.size(); ++i) result += all[i];
  return result;
}

}  // namespace

std::string_view association_text(Association association) {
  return association == Association::resale ? "resale" : "referral";
}

std::optional<Association> association_of_text(std::string_view text) {
  if (text == "resale") return Association::resale;
  if (text == "referral") return Association::referral;
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
                      trimmed(tags[i]) == tags[i] && !has_control_characters(tags[i]);
    const bool repeated = std::find(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(i), tags[i]) !=
                          tags.begin() + static_cast<std::ptrdiff_t>(i);
    if (!good || repeated) return refuse(errors::bad_tag, "tags[" + std::to_string(i) + "]");
  }
  return Done{};
}

std::string masked_mobile(std::string_view mobile) { return masked_middle(mobile, 3, 4, "****"); }

std::string masked_email(std::string_view email) {
  const auto at = email.find('@');
  if (at == std::string_view::npos) return masked_middle(email, 1, 0, "***");
  return masked_middle(email.substr(0, at), 1, 0, "***") + std::string(email.substr(at));
}

std::string masked_name(std::string_view name) { return masked_middle(name, 2, 2, "***"); }

}  // namespace pc::customers
