#include "mask.hpp"

#include <vector>

namespace pc {
namespace {

/// Start bytes of the characters of valid UTF-8, so that masking never cuts one in two.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> all;
  all.reserve(text.size());
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from + 1;
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xc0) == 0x80) ++to;
    all.push_back(text.substr(from, to - from));
    from = to;
  }
  return all;
}

}  // namespace

std::string masked_middle(std::string_view text, std::size_t head, std::size_t tail, std::string_view stars) {
  const auto all = characters(text);
  if (all.empty()) return {};
  std::string result;
  const bool short_text = all.size() <= head + tail;
  for (std::size_t i = 0; i < (short_text ? 1 : head); ++i) result += all[i];
  result += stars;
  if (!short_text)
    for (std::size_t i = all.size() - tail; i < all.size(); ++i) result += all[i];
  return result;
}

std::string masked_mobile(std::string_view mobile) { return masked_middle(mobile, 3, 4, "****"); }

std::string masked_email(std::string_view email) {
  const auto at = email.find('@');
  if (at == std::string_view::npos) return masked_middle(email, 1, 0, "***");
  return masked_middle(email.substr(0, at), 1, 0, "***") + std::string(email.substr(at));
}

}  // namespace pc
