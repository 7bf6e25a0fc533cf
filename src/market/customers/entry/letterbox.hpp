// Mails of this room, to addresses that need not be a person's.
#pragma once
#include "people/messages/messages.hpp"
#include "store.hpp"

namespace pc::customers::entry {

/// The invitation of a company, as the customer reads it.
extern const messages::Kind k_invitation_mail;
/// A code that proves an address (or a number).
extern const messages::Kind k_code_mail;
extern const messages::Kind k_code_message;

messages::Preview letter_of(const Services& services, const Invitation& invitation,
                            const std::string& partner, const std::string& link, Language language);
/// In the act's transaction; delivered afterwards. Refuses messages.cannot_send, messages.address.
Outcome mail_invitation(work::Work& work, const Invitation& invitation, const std::string& partner,
                        Language language);
Outcome mail_code(work::Work& work, TenantId tenant, const std::string& address, const std::string& code,
                  Language language);
Outcome text_code(work::Work& work, TenantId tenant, const std::string& mobile, const std::string& code,
                  std::int64_t minutes, Language language);

}  // namespace pc::customers::entry
