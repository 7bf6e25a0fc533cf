#include "mail_address.hpp"

#include <algorithm>

#include "text.hpp"

namespace pc {
namespace {

constexpr std::size_t k_address_max = 254, k_local_max = 64, k_label_max = 63;

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool letter_or_digit(char c) { return letter(c) || (c >= '0' && c <= '9'); }

bool is_local(std::string_view local) {
  const auto allowed = [](char c) {
    return letter_or_digit(c) || std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
  };
  return !local.empty() && local.size() <= k_local_max && std::ranges::all_of(local, allowed) &&
         local.front() != '.' && local.back() != '.' && local.find("..") == std::string_view::npos;
}

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= k_label_max && letter_or_digit(label.front()) &&
         letter_or_digit(label.back()) &&
         std::ranges::all_of(label, [](char c) { return letter_or_digit(c) || c == '-'; });
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const auto at = text.rfind('@');
  if (text.size() > k_address_max || at == std::string_view::npos || !is_local(text.substr(0, at)))
    return false;
  const auto labels = split(text.substr(at + 1), '.');
  return labels.size() >= 2 && std::ranges::all_of(labels, is_label) && labels.back().size() >= 2 &&
         letter(labels.back().front());
}

}  // namespace pc
