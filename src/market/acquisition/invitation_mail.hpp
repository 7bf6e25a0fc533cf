// Mails of this room, to addresses that need not be a person's.
#pragma once
#include "people/messages/messages.hpp"
#include "store.hpp"

namespace pc::acquisition {

/// The invitation of a company, as the customer reads it.
extern const messages::Kind k_invitation_mail;

messages::Preview letter_of(const Services& services, const Invitation& invitation,
                            const std::string& partner, const std::string& link, Language language);
/// In the act's transaction; delivered afterwards. Refuses messages.cannot_send, messages.address.
Outcome mail_invitation(work::Work& work, const Invitation& invitation, const std::string& partner,
                        Language language);

}  // namespace pc::acquisition
