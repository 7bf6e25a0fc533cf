#include "bring.hpp"

#include "kinds.hpp"
#include "listeners.hpp"
#include "pauses.hpp"
#include "people/persons/persons.hpp"
#include "people/sealing/seal.hpp"
#include "permissions.hpp"
#include "platform/telemetry/metrics.hpp"
#include "send.hpp"
#include "signature.hpp"

namespace pc::webhooks {
namespace {

/// Longer than a call may take.
constexpr std::int64_t k_claim_seconds = 60;
constexpr long k_gone = 410;

/// A message that this process has claimed.
struct Claimed {
  store::MessageRow message;
  std::optional<store::EndpointRow> endpoint;
  std::vector<Secret> secrets;
  std::int64_t tries = 0;
  Instant until;
};

void write(db::Database& database, TenantId tenant, const std::function<bool(db::Transaction&)>& closure) {
  const auto finished = database.write(tenant, closure);
  if (finished.fate != db::Fate::committed && finished.fate != db::Fate::refused)
    throw db::Error(db::Failure::lost, finished.error);
}

std::vector<Secret> secrets_of(db::Transaction& tx, const store::OneEndpoint& of, Instant now) {
  std::vector<Secret> all;
  for (const auto& row : tx.rows(store::select_secrets, of)) {
    if (row.until != Instant{0} && row.until <= now) continue;
    if (auto secret = use<sealing::Seal>(tx).open(row.sealed_secret)) all.push_back(std::move(*secret));
  }
  return all;
}

std::optional<Claimed> claim(db::Database& database, const store::OneDue& what) {
  std::optional<Claimed> claimed;
  write(database, what.tenant_id, [&](db::Transaction& tx) {
    claimed.reset();
    const Instant now = use<Clock>(tx).now(), until = now.plus_seconds(k_claim_seconds);
    if (tx.change(store::claim_due, {what.tenant_id, what.endpoint_id, what.message_id, now, until}) == 0)
      return false;
    auto message = tx.maybe(store::select_message, {what.tenant_id, what.message_id});
    if (!message) {  // forgotten meanwhile
      tx.change(store::delete_claimed, {what.tenant_id, what.endpoint_id, what.message_id, until});
      return true;
    }
    const store::OneEndpoint one{what.tenant_id, what.endpoint_id};
    claimed = Claimed{std::move(*message), tx.maybe(store::select_endpoint, one), secrets_of(tx, one, now),
                      tx.one(store::select_tries, what).tries, until};
    return true;
  });
  return claimed;
}

Answer attempt(const Settings& settings, const Claimed& claimed, Instant now,
               const std::atomic<bool>& stopping) {
  if (!claimed.endpoint || !claimed.endpoint->enabled) return {0, 0, {}, "off"};
  if (claimed.secrets.empty()) return {0, 0, {}, "no_secret"};
  const std::string id = outside_id(claimed.message.message_id);
  const std::int64_t seconds = now.micros / 1'000'000;
  const Call what{claimed.endpoint->url,
                  {{"Content-Type", "application/json"},
                   {"webhook-id", id},
                   {"webhook-timestamp", std::to_string(seconds)},
                   {"webhook-signature", signature_of(claimed.secrets, id, seconds, claimed.message.body)}},
                  claimed.message.body};
  return call(settings, what, stopping);
}

/// Until when it waits; nothing: it is over.
std::optional<Instant> next_of(const Claimed& claimed, const Answer& answer, Instant now) {
  const bool open = claimed.endpoint && claimed.endpoint->enabled;
  if (answer.done() || !open || answer.status == k_gone) return std::nullopt;
  const auto pause = pause_after(static_cast<int>(claimed.tries));
  if (!pause) return std::nullopt;
  return now.plus_seconds(*pause);
}

void settle(db::Database& database, const Claimed& claimed, const Answer& answer, Instant at, Instant now) {
  const auto& message = claimed.message;
  const auto next = next_of(claimed, answer, now);
  write(database, message.tenant_id, [&](db::Transaction& tx) {
    const bool ours = next ? tx.change(store::postpone_due, {message.tenant_id, message.endpoint_id,
                                                             message.message_id, claimed.until, *next}) != 0
                           : tx.change(store::delete_claimed, {message.tenant_id, message.endpoint_id,
                                                               message.message_id, claimed.until}) != 0;
    if (!ours) return false;  // another has it now
    const auto number = message.attempts + 1;
    const auto state = answer.done() ? MessageState::delivered
                       : next        ? MessageState::waiting
                                     : MessageState::failed;
    tx.change(store::update_message, {message.tenant_id, message.message_id, state, number, answer.status});
    tx.change(store::insert_attempt, {message.tenant_id, message.message_id, number, at, answer.status,
                                      answer.millis, answer.text, answer.error});
    return true;
  });
}

void tell_owner(db::Transaction& tx, const store::EndpointRow& endpoint, OffWhy why, Instant now) {
  std::vector<messages::Recipient> to;
  for (const auto person :
       persons::people_who_may(tx, endpoint.tenant_id, endpoint.partner_id, permissions::manage))
    to.push_back({endpoint.tenant_id, person});
  const bool gone = why == OffWhy::gone;
  messages::notify(
      tx, to, kinds::switched_off,
      {{"url", endpoint.url},
       {"why_en", gone ? "it answered that it is gone (410)" : "nothing but failures for 5 days"},
       {"why_zh", gone ? "接收端返回 410（已下线）" : "连续 5 天推送失败"}},
      now);
}

/// How the endpoint stands after a call; who is gone, or fails for days, gets no more.
void judge(db::Database& database, const store::EndpointRow& seen, const Answer& answer, Instant now) {
  if (answer.done() && seen.failing_since == Instant{0}) return;
  const store::OneEndpoint one{seen.tenant_id, seen.endpoint_id};
  write(database, seen.tenant_id, [&](db::Transaction& tx) {
    if (answer.done()) return tx.change(store::note_well, one) != 0;
    tx.change(store::note_failing, {seen.tenant_id, seen.endpoint_id, now});
    const auto row = tx.maybe(store::select_endpoint, one);
    if (!row || !row->enabled) return true;
    const bool gone = answer.status == k_gone && row->url == seen.url;
    if (!gone && now < row->failing_since.plus_seconds(k_failing_seconds)) return true;
    const auto why = gone ? OffWhy::gone : OffWhy::failing;
    tx.change(store::switch_off, {seen.tenant_id, seen.endpoint_id, wire::name_of(why)});
    tell_owner(tx, *row, why, now);
    use<Listeners>(tx).forget();
    return true;
  });
}

}  // namespace

bool bring(db::Database& database, const store::OneDue& what, const std::atomic<bool>& stopping) {
  const auto claimed = claim(database, what);
  if (!claimed) return true;
  const auto& clock = use<Clock>(database);
  const Instant at = clock.now();
  const auto answer = attempt(use<Settings>(database), *claimed, at, stopping);
  if (stopping && answer.status == 0) return false;  // no fault of the receiver: sent again
  const Instant now = clock.now();
  settle(database, *claimed, answer, at, now);
  if (claimed->endpoint && claimed->endpoint->enabled) judge(database, *claimed->endpoint, answer, now);
  metrics::counter("partnerd_webhooks_total", "Calls of webhooks by what became of them.",
                   {{"outcome", answer.done() ? "done" : "failed"}})
      .add();
  return answer.done();
}

}  // namespace pc::webhooks
