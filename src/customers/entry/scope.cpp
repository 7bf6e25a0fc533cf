#include "scope.hpp"

#include <algorithm>

namespace pc::customers::entry {

std::int64_t only_by(const access::Principal& who) {
  return who.rows == access::Rows::own ? who.person.value : 0;
}

Result<Registration> own_registration(db::Reader& reader, const access::Principal& who, RegistrationId id) {
  const auto found = find_registration(reader, who.tenant, id);
  const bool mine =
      found && found->partner.value == who.partner && (only_by(who) == 0 || found->created_by == who.person);
  if (!mine) return refuse(errors::unknown_registration, "registration_id");
  return *found;
}

Result<Invitation> own_invitation(db::Reader& reader, const access::Principal& who, InvitationId id) {
  const auto found = find_invitation(reader, who.tenant, id);
  const bool mine =
      found && found->partner.value == who.partner && (only_by(who) == 0 || found->inviter == who.person);
  if (!mine) return refuse(errors::unknown_invitation, "invitation_id");
  return *found;
}

Result<partners::Partner> inviting_partner(db::Reader& reader, const access::Principal& who) {
  const auto partner = partners::find(reader, who.tenant, partners::PartnerId(who.partner));
  if (!partner) return partners::errors::unknown_partner;
  if (partner->status != partners::PartnerStatus::normal) return errors::partner_closed;
  return *partner;
}

access::PersonId manager_of(const access::Principal& who) {
  const bool manager = std::find(who.roles.begin(), who.roles.end(), "account_manager") != who.roles.end();
  return manager ? who.person : access::PersonId();
}

}  // namespace pc::customers::entry
