#include "scope.hpp"

#include <algorithm>

#include "store.hpp"

namespace pc::acquisition {
namespace {

/// What a person made is theirs, and their supervisor's.
bool made_in_scope(db::Reader& reader, const access::Principal& who, access::PersonId maker) {
  return (maker && maker == who.person) ||
         customers::in_scope(reader, who.tenant, maker, customers::scope_of(who));
}

}  // namespace

Result<Registration> own_registration(db::Reader& reader, const access::Principal& who, RegistrationId id) {
  const auto found = find_registration(reader, who.tenant, id);
  const bool mine =
      found && found->partner.value == who.partner && made_in_scope(reader, who, found->created_by);
  if (!mine) return refuse(errors::unknown_registration, "registration_id");
  return *found;
}

Result<Invitation> own_invitation(db::Reader& reader, const access::Principal& who, InvitationId id) {
  const auto found = find_invitation(reader, who.tenant, id);
  const bool mine =
      found && found->partner.value == who.partner && made_in_scope(reader, who, found->inviter);
  if (!mine) return refuse(errors::unknown_invitation, "invitation_id");
  return *found;
}

Result<partners::Partner> inviting_partner(db::Reader& reader, const access::Principal& who) {
  const auto partner = partners::find(reader, who.tenant, partners::PartnerId(who.partner));
  if (!partner) return partners::errors::unknown_partner;
  if (partner->standing != partners::PartnerStatus::normal) return errors::partner_closed;
  return *partner;
}

access::PersonId manager_of(const access::Principal& who) {
  const bool manager = std::find(who.roles.begin(), who.roles.end(), "account_manager") != who.roles.end();
  return manager ? who.person : access::PersonId();
}

}  // namespace pc::acquisition
