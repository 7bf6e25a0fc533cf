#include "people/verification/codes.hpp"

#include <algorithm>

#include "platform/base/secret.hpp"
#include "people/verification/totp.hpp"
#include "people/messages/messages.hpp"
#include "people/sealing/seal.hpp"
#include "people/verification/verification.hpp"

namespace pc::verification {

access::PersonId person_behind(const access::Principal& who) {
  return who.actor ? who.actor->person : who.person;
}

std::string code_mac(const db::Reader& reader, std::string_view purpose, std::string_view code) {
  return use<sealing::Seal>(reader).mac(std::string(purpose) + "\n" + std::string(code));
}

bool is_code_mac(const db::Reader& reader, std::string_view purpose, std::string_view code,
                 std::string_view mac) {
  const auto all = use<sealing::Seal>(reader).macs(std::string(purpose) + "\n" + std::string(code));
  return std::ranges::any_of(all, [&](const auto& one) { return equal_in_constant_time(one, mac); });
}

std::optional<Proof> proof_of(db::Reader& reader, TenantId tenant, access::PersonId person,
                              std::string_view typed, Instant now) {
  const std::string code = meant_code(typed);
  const auto app = store::authenticator(reader, tenant, person);
  if (!app || !app->active) return std::nullopt;
  const auto key = use<sealing::Seal>(reader).open(app->sealed_secret);
  if (!key) return std::nullopt;
  if (const auto step = matching_step(key->reveal(), code, app->last_step, now))
    return Proof{Proof::Way::totp, *step, {}};
  for (const auto& mac : use<sealing::Seal>(reader).macs("recovery\n" + code))
    if (reader.maybe(store::select_recovery_code, {tenant, person, mac}))
      return Proof{Proof::Way::recovery, 0, mac};
  return std::nullopt;
}

bool use_up(db::Transaction& tx, TenantId tenant, access::PersonId person, const Proof& proof, Instant now) {
  switch (proof.way) {
    case Proof::Way::mail: return true;
    case Proof::Way::totp: return tx.change(store::advance_step, {tenant, person, proof.step}) == 1;
    case Proof::Way::recovery:
      return tx.change(store::use_recovery_code, {tenant, person, proof.mac, now}) == 1;
  }
  return false;
}

std::vector<std::string> methods_of(db::Reader& reader, TenantId tenant, access::PersonId person) {
  std::vector<std::string> methods;
  if (messages::can_send(reader.services(), messages::Channel::mail) &&
      messages::address_of(reader, {tenant, person}))
    methods.emplace_back("mail");
  const auto app = store::authenticator(reader, tenant, person);
  if (app && app->active) methods.emplace_back("totp");
  return methods;
}

Outcome check_not_locked(db::Reader& reader, TenantId tenant, access::PersonId person, Instant now) {
  const auto seconds = locked_for(store::verification_count(reader, tenant, person), now);
  if (seconds) return refuse(errors::verification_locked, "X-Verification", std::to_string(*seconds));
  return Done{};
}

void count_failure(db::Transaction& tx, TenantId tenant, access::PersonId person, Instant now) {
  store::keep_count(tx, tenant, person, after_failure(store::verification_count(tx, tenant, person), now));
}

/// An open challenge for the same is asked again instead of a second one.
Refusal StepUpCodes::ask(db::Transaction& tx, const edge::Confirmation& c) {
  const TenantId tenant = c.who.tenant;
  const auto person = person_behind(c.who);
  std::int64_t id = 0;
  const auto open =
      tx.maybe(store::select_open_challenge, {tenant, person, c.act, c.content_hash, k_code_tries, c.now});
  if (open) {
    id = open->challenge_id;
  } else {
    id = use<IdSource>(tx).next(c.now);
    tx.change(store::insert_challenge, {tenant,
                                        id,
                                        person,
                                        c.act,
                                        std::string(c.says.zh),
                                        std::string(c.says.en),
                                        c.content_hash,
                                        c.now.plus_seconds(k_code_seconds),
                                        {}});
  }
  std::string allowed = std::to_string(id);
  for (const auto& method : methods_of(tx, tenant, person)) allowed += " " + method;
  return refuse(edge::errors::verification_required, "X-Verification", allowed);
}

Result<StepUpCodes::Match> StepUpCodes::match(db::Reader& reader, const edge::Confirmation& c) {
  const auto colon = c.shown.find(':');
  const auto id = parse_id(std::string_view(c.shown).substr(0, colon));
  const auto person = person_behind(c.who);
  const auto found = id ? store::challenge(reader, c.who.tenant, *id) : std::nullopt;
  if (colon == std::string::npos || !found || found->person_id != person || found->act != c.act ||
      found->content_hash != c.content_hash)
    return refuse(errors::verification_ended, "X-Verification");
  const bool used = found->used_at.micros != 0;
  if (used && !c.key.empty() && found->used_key == c.key) return Match{*found, {}, true};
  if (used || found->expires_at <= c.now || found->tries >= k_code_tries)
    return refuse(errors::verification_ended, "X-Verification");
  const std::string code = c.shown.substr(colon + 1);
  if (is_code_mac(reader, std::to_string(found->challenge_id), meant_code(code), found->code_mac))
    return Match{*found, Proof{Proof::Way::mail, 0, {}}, false};
  return Match{*found, proof_of(reader, c.who.tenant, person, code, c.now), false};
}

Outcome StepUpCodes::examine(db::Transaction& tx, const edge::Confirmation& c) {
  if (c.shown.empty()) return ask(tx, c);
  const auto person = person_behind(c.who);
  PC_CHECK(check_not_locked(tx, c.who.tenant, person, c.now));
  PC_TRY(found, match(tx, c));
  if (found.repeat || found.proof) return Done{};
  tx.change(store::count_try, {c.who.tenant, found.challenge.challenge_id});
  count_failure(tx, c.who.tenant, person, c.now);
  const int left = k_code_tries - found.challenge.tries - 1;
  if (left == 0) return refuse(errors::verification_ended, "X-Verification");
  return refuse(errors::wrong_code, "X-Verification", std::to_string(left));
}

Outcome StepUpCodes::consume(db::Transaction& tx, const edge::Confirmation& c) {
  PC_TRY(found, match(tx, c));
  if (found.repeat) return Done{};
  const TenantId tenant = c.who.tenant;
  if (!found.proof || !use_up(tx, tenant, person_behind(c.who), *found.proof, c.now) ||
      tx.change(store::use_challenge, {tenant, found.challenge.challenge_id, c.now, c.key}) == 0)
    return refuse(errors::verification_ended, "X-Verification");
  return Done{};
}

edge::StepUpCheck& step_up(const Services& services) { return services.get<StepUpCodes>(); }

}  // namespace pc::verification
