// Act: 忘记密码, the code.
#include "platform/base/hash.hpp"
#include "people/messages/messages.hpp"
#include "people/identity/passwords/recovery.hpp"
#include "people/identity/verification/codes.hpp"
#include "people/identity/verification/kinds.hpp"

namespace pc::identity {
namespace {

bool may_send(db::Transaction& tx, const access::Principal& who, Instant now) {
  const auto alive = tx.one(store::count_recoveries, {who.tenant, who.person, std::string(k_recovery), now});
  const Instant last_sent = alive.last_expires_at.plus_seconds(-k_forgotten_seconds);
  return alive.found < k_forgotten_alive && last_sent.plus_seconds(k_send_pause_seconds) <= now;
}

void send_code(const Shared& shared, db::Transaction& tx, const SignInName& name,
               const edge::Exchange& exchange) {
  const Instant now = shared.clock.now();
  const auto person = store::person_by_name(tx, name.account, name.user);
  const auto who = shared.admitted(tx, person);
  if (!who || !may_send(tx, *who, now)) return;
  const auto address = messages::address_of(tx, {who->tenant, who->person});
  if (!address) return;
  const auto id = shared.ids.next(now);
  const std::string code = random_hex(5);
  tx.change(store::insert_recovery,
            {who->tenant, id, who->person, std::string(k_recovery), bound_to(*person),
             code_mac(shared, k_recovery, code), now.plus_seconds(k_forgotten_seconds)});
  const auto sent = messages::send(
      tx, {who->tenant, messages::Channel::mail, address->email, address->language}, kinds::forgotten,
      {{"code", code.substr(0, 5) + "-" + code.substr(5)},
       {"name", name.user.empty() ? name.account : name.account + " / " + name.user}},
      now);
  shared.trail.write(tx, who->tenant, *who,
                     {"identity.ask_recovery", "account:" + name.account,
                      std::string(sent ? "done" : sent.refusal().code->id),
                      "{\"remote\":\"" + exchange.remote + "\"}", exchange.request_id},
                     now);
}

}  // namespace

Result<edge::Nothing> ask_recovery(Shared& shared, edge::Exchange& exchange, const Forgotten& input) {
  PC_TRY(name, name_of(input.form, input.account, input.user));
  if (!messages::can_send(shared.database.services(), messages::Channel::mail))
    return messages::errors::cannot_send;
  TenantId lane;
  shared.database.read([&](db::Reader& reader) {
    const auto known = store::person_by_name(reader, name.account, name.user);
    lane = known ? known->principal.tenant : TenantId();
  });
  shared.database.submit(
      lane, {},
      [&shared, name, exchange](db::Transaction& tx) {
        send_code(shared, tx, name, exchange);
        return true;
      },
      [](const db::Finished&) {});
  return edge::Nothing{};
}

}  // namespace pc::identity
