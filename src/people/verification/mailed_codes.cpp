#include "mailed_codes.hpp"

#include "codes.hpp"

namespace pc::verification {

void keep_mailed_code(db::Transaction& tx, const Purpose& purpose, const std::string& code, Instant ends_at,
                      Instant now) {
  tx.change(store::insert_recovery,
            {purpose.tenant, use<IdSource>(tx).next(now), purpose.person, std::string(purpose.act),
             std::string(purpose.bound_to), code_mac(tx, purpose.act, code), ends_at});
}

std::optional<std::int64_t> mailed_code(db::Reader& reader, const Purpose& purpose, std::string_view typed,
                                        Instant now) {
  const std::string code = meant_code(typed);
  for (const auto& row : reader.rows(
           store::select_recoveries,
           {purpose.tenant, purpose.person, std::string(purpose.act), std::string(purpose.bound_to), now}))
    if (is_code_mac(reader, purpose.act, code, row.code_mac)) return row.challenge_id;
  return std::nullopt;
}

bool use_mailed_code(db::Transaction& tx, TenantId tenant, std::int64_t id, Instant now) {
  return tx.change(store::use_challenge, {tenant, id, now, {}}) != 0;
}

CodesAlive mailed_codes_alive(db::Reader& reader, TenantId tenant, access::PersonId person,
                              std::string_view act, Instant now) {
  return reader.one(store::count_recoveries, {tenant, person, std::string(act), now});
}

}  // namespace pc::verification
