#include "member.hpp"

#include "store.hpp"
#include "words.hpp"

namespace pc::persons {

Scope scope_of(const access::Principal& who) {
  return {who.tenant, who.side == access::Side::partner ? who.partner : 0, who.side};
}

Result<Member> member(db::Reader& reader, const Scope& scope, access::PersonId id) {
  const auto row = reader.maybe(store::select_member,
                                {scope.tenant, scope.partner, std::string(side_text(scope.side)), id});
  if (!row) return refuse(errors::unknown_person, "person_id");
  Member m{.id = row->person_id,
           .name = row->display_name,
           .account_name = row->account_name,
           .user_name = row->user_name,
           .status = row->status,
           .mobile = row->mobile,
           .email = row->email,
           .roles = {},
           .last_sign_in_at = row->last_sign_in_at,
           .created_at = row->created_at,
           .must_change_password = row->must_change_password};
  for (const auto role : split(row->roles, ',')) m.roles.emplace_back(role);
  return m;
}

Outcome check_not_acting(const access::Principal& who) {
  if (who.actor) return errors::acting;
  return Done{};
}

}  // namespace pc::persons
