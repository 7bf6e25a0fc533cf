// Which registrations and invitations a caller acts on: its partner's; of an account manager, those they made
// themselves; of a supervisor, their own and their team's.
#pragma once
#include "records.hpp"

namespace pc::acquisition {

/// Refuses registrations.unknown, for foreign ones too.
Result<Registration> own_registration(db::Reader& reader, const access::Principal& who, RegistrationId id);
/// Refuses invitations.unknown, for foreign ones too.
Result<Invitation> own_invitation(db::Reader& reader, const access::Principal& who, InvitationId id);
/// The caller's partner, if it may take on customers. Refuses join.partner_closed.
Result<partners::Partner> inviting_partner(db::Reader& reader, const access::Principal& who);
/// The account manager (客户经理) to whom customers come that they invite; none for everybody else.
access::PersonId manager_of(const access::Principal& who);

}  // namespace pc::acquisition
