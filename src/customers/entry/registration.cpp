#include "registration.hpp"

#include <algorithm>

namespace pc::customers {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view state_text(RegistrationState state) {
  switch (state) {
    case RegistrationState::pending: return "pending";
    case RegistrationState::registered: return "registered";
    case RegistrationState::rejected: return "rejected";
    case RegistrationState::expired: return "expired";
    case RegistrationState::associated: return "associated";
    case RegistrationState::withdrawn: return "withdrawn";
  }
  return "";
}

std::optional<RegistrationState> registration_state_of_text(std::string_view text) {
  using enum RegistrationState;
  for (const auto state : {pending, registered, rejected, expired, associated, withdrawn})
    if (state_text(state) == text) return state;
  return std::nullopt;
}

RegistrationState state_at(RegistrationState stored, Instant expires_at, Instant now) {
  if (stored == RegistrationState::registered && expires_at <= now) return RegistrationState::expired;
  return stored;
}

bool is_live(RegistrationState state_now) {
  return state_now == RegistrationState::pending || state_now == RegistrationState::registered;
}

std::string company_key(std::string_view name) {
  // Wide forms as people type them in Chinese names, and what they are taken for.
  static constexpr std::pair<std::string_view, std::string_view> k_wide[] = {
      {"（", "("}, {"）", ")"}, {"　", ""}, {"·", ""}, {"，", ","}, {"．", "."}, {"＆", "&"}};
  std::string key;
  for (std::size_t at = 0; at < name.size();) {
    const auto wide = std::find_if(std::begin(k_wide), std::end(k_wide),
                                   [&](const auto& pair) { return name.substr(at).starts_with(pair.first); });
    if (wide != std::end(k_wide)) {
      key += wide->second;
      at += wide->first.size();
      continue;
    }
    const char c = name[at++];
    if (c != ' ' && c != '\t') key += c;
  }
  return lower_ascii(key);
}

bool good_mobile(std::string_view mobile) {
  return mobile.size() == 11 && mobile.front() == '1' && std::all_of(mobile.begin(), mobile.end(), digit);
}

bool good_email(std::string_view email) {
  if (email.size() > 128) return false;
  const auto at = email.find('@');
  if (at == std::string_view::npos || at == 0 || email.find('@', at + 1) != std::string_view::npos)
    return false;
  const auto domain = email.substr(at + 1);
  const auto dot = domain.rfind('.');
  const bool dotted = dot != std::string_view::npos && dot != 0 && dot + 2 < domain.size();
  const auto plain = [](char c) {
    return c > ' ' && c < 127 && std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
  };
  return dotted && domain.front() != '.' && domain.find("..") == std::string_view::npos &&
         std::all_of(email.begin(), email.end(), plain);
}

bool good_credit_code(std::string_view code) {
  return code.size() == 18 && std::all_of(code.begin(), code.end(), [](char c) {
           return digit(c) ||
                  (c >= 'A' && c <= 'Z' && std::string_view("IOSVZ").find(c) == std::string_view::npos);
         });
}

}  // namespace pc::customers
