#include "inviter_code.hpp"

#include "api/edge/submit.hpp"
#include "codes.hpp"
#include "errors.hpp"
#include "market/acquisition/invite.hpp"
#include "market/acquisition/scope.hpp"
#include "people/messages/messages.hpp"
#include "people/sealing/seal.hpp"

namespace pc::joining {
namespace {

constexpr std::int64_t k_seconds = 7 * 86'400;

/// Of the submit, so that it is the same when it is asked for again, and nothing readable is stored.
std::string code_of(const edge::Exchange& exchange) {
  const auto& seal = use<sealing::Seal>(*exchange.database);
  return six_digits_of(seal.derived("inviter code", exchange.idempotency_key, seal.key_name()));
}

}  // namespace

wire::Fields InviterCode::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&InviterCode::code>("code", "Six digits, for the customer; not told again."),
      wire::field<&InviterCode::expires_at>("expires_at", "Until when it works.")};
  return all;
}

Result<InviterCode> make_inviter_code(const access::Principal& who, edge::Exchange& exchange,
                                      const acquisition::OneInvitation& input) {
  if (messages::can_send(exchange.database->services(), messages::Channel::mail)) return errors::code_by_mail;
  InviterCode made{code_of(exchange), {}};
  const auto written =
      edge::submitted(exchange, who.tenant, [&](db::Transaction& tx) -> Outcome {
        const Instant now = use<Clock>(tx).now();
        PC_TRY(partner, acquisition::inviting_partner(tx, who));
        PC_TRY(invitation, acquisition::open_one(tx, who, input.invitation_id));
        if (invitation.expires_at <= now) return acquisition::errors::invitation_over;
        made.expires_at = std::min(invitation.expires_at, now.plus_seconds(k_seconds));
        PC_CHECK(put_code(tx, {partner.tenant, k_by_inviter, invitation.id.text()}, made.code,
                          made.expires_at, now));
        use<audit::AuditLog>(tx).write(tx, who.tenant, who,
                                    {"customers.make_inviter_code",
                                     "invitation:" + invitation.id.text(),
                                     "done",
                                     {},
                                     exchange.request_id},
                                    now);
        return Done{};
      });
  if (!written) return written.refusal();
  return made;
}

}  // namespace pc::joining
