#include "codes.hpp"

#include "platform/base/hash.hpp"
#include "store.hpp"

namespace pc::joining {
namespace {

std::string hash_of(TenantId tenant, std::string_view purpose, const std::string& target,
                    const std::string& code) {
  return sha256_hex(tenant.text() + "|" + std::string(purpose) + "|" + target + "|" + code);
}

}  // namespace

std::string six_digits_of(std::string_view hex) {
  // 64 random bits; the remainder of so many is even enough for six digits.
  const auto number = std::stoull(std::string(hex.substr(0, 16)), nullptr, 16) % 1'000'000;
  const auto text = std::to_string(number);
  return std::string(6 - text.size(), '0') + text;
}

Outcome put_code(db::Transaction& tx, const CodePlace& place, const std::string& code, Instant until,
                 Instant now) {
  const Day today = Day::of(now);
  const std::string purpose(place.purpose);
  const auto row = tx.maybe(store::select_code, {place.tenant, purpose, place.target});
  const std::int64_t sent = row && row->day_number == today ? row->sent : 0;
  if (sent >= k_codes_a_day_max) return errors::too_many_codes;
  tx.change(store::upsert_code,
            {place.tenant, purpose, place.target, hash_of(place.tenant, purpose, place.target, code), until,
             0, today, sent + 1});
  return Done{};
}

Result<std::string> new_code(db::Transaction& tx, TenantId tenant, std::string_view purpose,
                             const std::string& target, std::int64_t minutes, Instant now) {
  const auto code = six_digits_of(random_hex(8));
  PC_CHECK(put_code(tx, {tenant, purpose, target}, code, now.plus_seconds(minutes * 60), now));
  return code;
}

Outcome count_code_of_partner(db::Transaction& tx, TenantId tenant, std::int64_t partner, Instant now) {
  static constexpr std::string_view k_of_partner = "partner";
  const std::string target = std::to_string(partner);
  const Day today = Day::of(now);
  const auto row = tx.maybe(store::select_code, {tenant, std::string(k_of_partner), target});
  const std::int64_t sent = row && row->day_number == today ? row->sent : 0;
  if (sent >= k_codes_of_partner_max) return errors::too_many_codes;
  tx.change(store::upsert_code, {tenant, std::string(k_of_partner), target, {}, {}, 0, today, sent + 1});
  return Done{};
}

Outcome use_code(db::Transaction& tx, TenantId tenant, std::string_view purpose, const std::string& target,
                 const std::string& given, Instant now) {
  const store::CodeKey key{tenant, std::string(purpose), target};
  const auto row = tx.maybe(store::select_code, key);
  const auto hash = hash_of(tenant, purpose, target, meant_code(given));
  const auto check =
      row ? check_code(row->code_hash, row->expires_at, row->tries, hash, now) : CodeCheck::expired;
  switch (check) {
    case CodeCheck::right: break;
    case CodeCheck::wrong:
      tx.change(store::count_try, key);
      return refuse_and_keep(refuse(errors::code_wrong, "code"));
    case CodeCheck::exhausted: return refuse(errors::code_exhausted, "code");
    case CodeCheck::expired: return refuse(errors::code_expired, "code");
  }
  if (tx.change(store::spend_code, {key.tenant_id, key.purpose, key.target, hash}) != 1)
    return refuse(errors::code_expired, "code");
  return Done{};
}

}  // namespace pc::joining
