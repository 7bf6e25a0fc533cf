// Act: 忘记密码, the code.
#include "core/audit/audit.hpp"
#include "kinds.hpp"
#include "people/messages/messages.hpp"
#include "people/verification/code_limits.hpp"
#include "people/verification/mailed_codes.hpp"
#include "platform/base/hash.hpp"
#include "recovery.hpp"

namespace pc::sign_in {
namespace {

bool may_send(db::Transaction& tx, const access::Principal& who, Instant now) {
  const auto alive = verification::mailed_codes_alive(tx, who.tenant, who.person, k_recovery, now);
  const Instant last_sent = alive.last_expires_at.plus_seconds(-k_forgotten_seconds);
  return alive.found < k_forgotten_alive && last_sent.plus_seconds(verification::k_send_pause_seconds) <= now;
}

void send_code(db::Transaction& tx, const SignInName& name,
               const edge::Exchange& exchange) {
  const Instant now = use<Clock>(tx).now();
  const auto person = persons::find_by_name(tx, name.account, name.user);
  const auto who = persons::admitted(tx, person);
  if (!who || !may_send(tx, *who, now)) return;
  const auto address = messages::address_of(tx, {who->tenant, who->person});
  if (!address) return;
  const std::string code = random_hex(5);
  verification::keep_mailed_code(tx, {who->tenant, who->person, k_recovery, bound_to(*person)}, code,
                                 now.plus_seconds(k_forgotten_seconds), now);
  const auto sent = messages::send(
      tx, {who->tenant, messages::Channel::mail, address->email, address->language}, kinds::forgotten,
      {{"code", code.substr(0, 5) + "-" + code.substr(5)},
       {"name", name.user.empty() ? name.account : name.account + " / " + name.user}},
      now);
  use<audit::AuditLog>(tx).write(tx, who->tenant, *who,
                     {"identity.ask_recovery", "account:" + name.account,
                      std::string(sent ? "done" : sent.refusal().code->id),
                      "{\"remote\":\"" + exchange.remote + "\"}", exchange.request_id},
                     now);
}

}  // namespace

Result<edge::Nothing> ask_recovery(edge::Exchange& exchange, const Forgotten& input) {
  PC_TRY(name, name_of(input.form, input.account, input.user));
  if (!messages::can_send(exchange.database->services(), messages::Channel::mail))
    return messages::errors::cannot_send;
  TenantId lane;
  exchange.database->read([&](db::Reader& reader) {
    const auto known = persons::find_by_name(reader, name.account, name.user);
    lane = known ? known->principal.tenant : TenantId();
  });
  exchange.database->submit(
      lane, {},
      [name, exchange](db::Transaction& tx) {
        send_code(tx, name, exchange);
        return true;
      },
      [](const db::Finished&) {});
  return edge::Nothing{};
}

}  // namespace pc::sign_in
