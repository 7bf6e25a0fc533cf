#include "account_rules.hpp"

#include <algorithm>

namespace pc::joining {

bool good_account_name(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  };
  const auto all = [&](char c) { return letter(c) || (c >= '0' && c <= '9'); };
  const auto low = lower_ascii(name);
  return name.size() >= 5 && name.size() <= 32 && letter(name.front()) &&
         std::all_of(name.begin(), name.end(), all) && !low.starts_with("op_") && !low.starts_with("shadow_");
}

std::int64_t code_minutes(std::optional<std::int64_t> asked) {
  if (!asked || *asked <= 0) return k_code_minutes_default;
  return *asked > 60 ? 5 : *asked;
}

CodeCheck check_code(std::string_view stored, Instant expires_at, int tries, std::string_view given,
                     Instant now) {
  if (stored.empty() || expires_at <= now) return CodeCheck::expired;
  if (tries >= k_code_tries_max) return CodeCheck::exhausted;
  return stored == given ? CodeCheck::right : CodeCheck::wrong;
}

NewCustomerTag new_customer_tag(std::string_view verified_status, Instant created_at,
                                Instant first_associated_at) {
  if (verified_status == "none" || verified_status == "rejected") return {};
  if (verified_status != "verified") return {"UNDETERMINED", {}, {}};
  if (first_associated_at >= created_at.plus_seconds(k_new_account_seconds)) return {"N", {}, {}};
  const auto from = BillCycle::of(first_associated_at);
  return {"Y", from, from.plus(k_new_months - 1)};
}

}  // namespace pc::joining
