#include "session.hpp"

#include "people/verification/verification.hpp"
#include "store.hpp"

namespace pc::sign_in {

std::optional<Session> load_session(db::Reader& reader, const std::string& token_hash) {
  const auto row = reader.maybe(store::select_session, {token_hash});
  if (!row) return std::nullopt;
  const auto person = persons::find(reader, row->tenant_id, row->person_id);
  auto who = persons::admitted(reader, person);
  if (!who) return std::nullopt;
  const auto needed = verification::second_step_of(reader, *who);
  Session session{*who,
                  person->roles,
                  row->csrf_token,
                  {row->rotated_at, row->seen_at, row->ends_at},
                  person->must_change_password,
                  row->began_at,
                  row->acting_id,
                  {},
                  needed.asks_codes,
                  needed.must_enrol};
  const auto* acting = reader.services().find<persons::ActingHooks>();
  if (session.acting_id != 0 && acting != nullptr)
    session.acting = acting->still(reader, *who, session.acting_id);
  return session;
}

Affiliation affiliation_of(db::Reader& reader, const access::Principal& who) {
  const auto* all = reader.services().find<Affiliations>();
  return all != nullptr ? all->of(reader, who) : Affiliation{};
}

std::vector<std::string> names_around(db::Reader& reader, const persons::Person& person) {
  const auto of = affiliation_of(reader, person.principal);
  return {person.principal.account_name, person.user_name, person.principal.name, of.partner_name,
          of.customer_name};
}

std::string session_token_of(std::string_view cookie_header, bool secure) {
  const auto name = session_cookie(secure);
  for (const auto part : split(cookie_header, ';')) {
    const auto cookie = trimmed(part);
    if (cookie.starts_with(name) && cookie.size() > name.size() && cookie[name.size()] == '=')
      return std::string(cookie.substr(name.size() + 1));
  }
  return {};
}

std::string session_token_of(const edge::Exchange& exchange) {
  return session_token_of(exchange.header("cookie"), exchange.secure);
}

}  // namespace pc::sign_in
