// Act: send a code for a challenge by mail.
#include "platform/base/hash.hpp"
#include "people/messages/messages.hpp"
#include "people/verification/codes.hpp"
#include "people/verification/kinds.hpp"
#include "people/verification/routes.hpp"
#include "people/verification/verification.hpp"

namespace pc::verification {
namespace {

struct ChallengeTag {
  static constexpr const char* name = "challenge";
};

struct SendCode {
  static constexpr const char* shape_name = "SendVerificationCode";
  Id<ChallengeTag> challenge_id;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&SendCode::challenge_id>("challenge_id", "The challenge of an answer 428.")};
    return all;
  }
};

struct CodeSent {
  static constexpr const char* shape_name = "VerificationCodeSent";
  Id<ChallengeTag> challenge_id;
  std::string sent_to;
  Instant expires_at;
  std::int64_t again_after_seconds = k_send_pause_seconds;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&CodeSent::challenge_id>("challenge_id", "The challenge."),
        wire::field<&CodeSent::sent_to>("sent_to", "The address, masked."),
        wire::field<&CodeSent::expires_at>("expires_at", "When the code ends."),
        wire::field<&CodeSent::again_after_seconds>("again_after_seconds", "When another can be sent.")};
    return all;
  }
};

std::string six_digits() {
  constexpr std::uint64_t codes = 1'000'000;
  while (true) {
    const auto number = std::stoull(random_hex(4), nullptr, 16);
    if (number >= (1ULL << 32) / codes * codes) continue;  // so that no code is likelier than another
    const auto text = std::to_string(number % codes);
    return std::string(6 - text.size(), '0') + text;
  }
}

/// Order of refusals: verification.ended, verification.no_address, verification.locked, verification.sent_too_often.
Result<CodeSent> send_code(work::Work& work, const SendCode& input) {
  const TenantId tenant = work.who.tenant;
  const auto person = person_behind(work.who);
  const auto found = store::challenge(work.tx, tenant, input.challenge_id.value);
  if (!found || found->person_id != person || found->used_at.micros != 0)
    return refuse(errors::verification_ended, "challenge_id");
  const auto address = messages::address_of(work.tx, {tenant, person});
  if (!address || !messages::can_send(work.tx.services(), messages::Channel::mail)) return errors::no_address;
  PC_CHECK(check_not_locked(work.tx, tenant, person, work.now));
  const auto count = store::verification_count(work.tx, tenant, person);
  if (const auto seconds = may_send_in(count, work.now))
    return refuse(errors::sent_too_often, "", std::to_string(*seconds));

  const std::string code = six_digits();
  const Instant expires = work.now.plus_seconds(k_code_seconds);
  const auto id = found->challenge_id;
  work.tx.change(store::set_code,
                 {tenant, id, code_mac(work.tx, std::to_string(id), code), expires});
  store::keep_count(work.tx, tenant, person, after_sending(count, work.now));
  PC_CHECK(messages::send(work.tx, {tenant, messages::Channel::mail, address->email, address->language},
                          kinds::code,
                          {{"code", code},
                           {"act", address->language == Language::en ? found->says_en : found->says_zh}},
                          work.now));
  return CodeSent{input.challenge_id, masked_address(address->email), expires};
}

}  // namespace

void add_challenge_routes(edge::Routes& routes) {
  routes.add(edge::Write<SendCode, CodeSent>{
      .verb = edge::Verb::post,
      .path = "/api/v1/verification/challenges/{challenge_id}/code",
      .access = edge::Access::signed_in(),
      .audit = "verification.send_code",
      .says = {"Send a verification code by mail", "发送邮箱验证码"},
      .refuses = {&errors::verification_ended, &errors::no_address, &errors::verification_locked,
                  &errors::sent_too_often},
      .run = &send_code});
}

}  // namespace pc::verification
