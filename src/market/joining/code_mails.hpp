// Mails and messages with codes that prove an address or a number.
#pragma once
#include "people/messages/messages.hpp"

namespace pc::joining {

/// In the act's transaction; delivered afterwards. Refuses messages.cannot_send, messages.address.
Outcome mail_code(work::Work& work, TenantId tenant, const std::string& address, const std::string& code,
                  Language language);
Outcome text_code(work::Work& work, TenantId tenant, const std::string& mobile, const std::string& code,
                  std::int64_t minutes, Language language);

}  // namespace pc::joining
