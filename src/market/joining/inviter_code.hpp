// Act: where no mail can be sent, who invites gives the customer a one-time code beside the link, by another way. It
// stands in for the code that proves a mail address.
#pragma once
#include "market/acquisition/invitations.hpp"

namespace pc::joining {

struct InviterCode {
  static constexpr const char* shape_name = "InviterCode";
  std::string code;
  Instant expires_at;
  static wire::Fields fields();
};
/// Shown once; the one before it ends. The same submit again shows the same. Refuses invitations.unknown,
/// invitations.over, join.partner_closed, customers.too_many_codes, and join.code_by_mail where mail can be sent.
Result<InviterCode> make_inviter_code(const access::Principal& who, edge::Exchange& exchange,
                                      const acquisition::OneInvitation& input);

}  // namespace pc::joining
