#include "registration.hpp"

#include <algorithm>

#include "platform/base/unicode.hpp"

namespace pc::acquisition {
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
  // The dots between the parts of a foreign name are typed in many ways, or not at all.
  static constexpr std::u32string_view k_dots = U"\u00b7\u2022\u2027\u30fb";
  std::string key = comparable(name);
  for (const char32_t dot : k_dots) {
    const auto bytes = utf8_of(dot);
    for (auto at = key.find(bytes); at != std::string::npos; at = key.find(bytes, at))
      key.erase(at, bytes.size());
  }
  return key;
}

std::string name_claim(std::string_view company_key) { return "company:" + std::string(company_key); }

bool good_mobile(std::string_view mobile) {
  return mobile.size() == 11 && mobile.front() == '1' && std::all_of(mobile.begin(), mobile.end(), digit);
}

bool good_credit_code(std::string_view code) {
  return code.size() == 18 && std::all_of(code.begin(), code.end(), [](char c) {
           return digit(c) ||
                  (c >= 'A' && c <= 'Z' && std::string_view("IOSVZ").find(c) == std::string_view::npos);
         });
}

}  // namespace pc::acquisition
