// Who may give what to whom.
#pragma once
#include <string>
#include <vector>

#include "people/persons/member.hpp"
#include "people/persons/persons.hpp"
#include "people/persons/role.hpp"

namespace pc::members {

/// The roles exist for this side and partner, go together, and give nothing that the caller may not do themselves; an
/// administrator may give every role.
Outcome check_grant(db::Reader& reader, const access::Principal& who, const std::vector<std::string>& roles);
/// Preset roles that people of the caller's side may hold.
std::vector<const persons::Role*> presets_for(const Services& services, const access::Principal& who);
/// Permissions that a role composed on the caller's side may contain, in the order of the menu.
std::vector<const access::Permission*> grantable(const Services& services, const access::Principal& who);

/// `supervisor` is an active supervisor of the same partner.
Outcome check_supervisor(db::Reader& reader, const persons::Scope& scope, access::PersonId supervisor,
                         const std::string& field);
/// Somebody else remains administrator when this one no longer is. Refuses identity.last_administrator.
Outcome check_administrator_left(db::Reader& reader, const persons::Scope& scope,
                                 const persons::Member& leaving);

/// "张伟" → one language's text of a permission, place or role.
template <class Worded>
std::string worded(const Worded& thing, Language language) {
  return std::string(language == Language::en ? thing.en : thing.zh);
}

}  // namespace pc::members
