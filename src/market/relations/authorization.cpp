#include "authorization.hpp"

namespace pc::relations {

std::string_view authorization_state_text(AuthorizationState state) {
  switch (state) {
    case AuthorizationState::waiting: return "waiting";
    case AuthorizationState::granted: return "granted";
    case AuthorizationState::refused: return "refused";
    case AuthorizationState::revoked: return "revoked";
    case AuthorizationState::lapsed: return "lapsed";
  }
  return "";
}

std::optional<AuthorizationState> authorization_state_of_text(std::string_view text) {
  using enum AuthorizationState;
  for (const auto one : {waiting, granted, refused, revoked, lapsed})
    if (authorization_state_text(one) == text) return one;
  return std::nullopt;
}

bool open(AuthorizationState state) {
  return state == AuthorizationState::waiting || state == AuthorizationState::granted;
}

std::optional<AuthorizationState> after(AuthorizationState state, AuthorizationVerb verb) {
  using State = AuthorizationState;
  const bool waits = state == State::waiting;
  switch (verb) {
    case AuthorizationVerb::grant: return waits ? std::optional(State::granted) : std::nullopt;
    case AuthorizationVerb::refuse: return waits ? std::optional(State::refused) : std::nullopt;
    case AuthorizationVerb::revoke:
      return state == State::granted ? std::optional(State::revoked) : std::nullopt;
    case AuthorizationVerb::lapse: return open(state) ? std::optional(State::lapsed) : std::nullopt;
  }
  return std::nullopt;
}

std::string_view letter_text(LetterKind letter) {
  return letter == LetterKind::partner_commitment ? "partner_commitment" : "customer_authorization";
}

// clang-format off
const Letter& letter_of(LetterKind kind) {
  static const Letter partner{
      "2026-11",
      "Commitment on acting for customers",
      "代客操作承诺书",
      {"We act for a customer only after it has authorised us, only as far as its authorisation and its "
       "instructions reach, and only through people to whom this work is assigned.",
       "We do not change, stop or delete what is the customer's, nor read its data, unless it has asked us to; we "
       "install nothing harmful and keep no access of our own.",
       "We keep what we learn confidential, and we know that everything done while acting is recorded with both "
       "names and can be read by the customer.",
       "What arises between the customer and us out of our acts is settled between the two of us."},
      {"我方仅在取得客户授权之后，在授权范围和客户指示之内，由指定人员代客户操作。",
       "未经客户要求，我方不修改、停止或删除客户的资源，不读取客户的数据；不植入任何有害程序，不留存任何访问途径。",
       "我方对操作中知悉的信息保密，并知悉：代客操作期间的全部操作将以双方名义记录，客户可以查阅。",
       "因代客操作在客户与我方之间产生的争议，由客户与我方自行解决。"}};
  static const Letter customer{
      "2026-11",
      "Authorisation to act for us",
      "客户授权书",
      {"We authorise our partner to act under our account: to buy, renew, change and unsubscribe cloud services; to "
       "start, stop, restart and delete resources; to reset passwords of services and change their policies.",
       "For this our partner may see our account, consumption, orders, discounts and contracts.",
       "What our partner does under this authorisation counts as done by us. It is recorded with both names.",
       "We may take this authorisation back at any time, with effect from the next act; it ends by itself when the "
       "resale relation ends."},
      {"我方授权合作伙伴以我方账号操作：购买、续订、变更和退订云服务；启动、停止、重启和删除资源；重置服务密码、修改服务策略。",
       "为此，合作伙伴可以查看我方的账户、消费、订单、折扣和合同信息。",
       "合作伙伴在授权范围内的操作视同我方操作，并以双方名义记录。",
       "我方可随时取消授权，自下一次操作起生效；代售关系终止时，授权自动失效。"}};
  return kind == LetterKind::partner_commitment ? partner : customer;
}
// clang-format on

Outcome check_may_ask(customers::Association association, std::optional<AuthorizationState> newest) {
  if (association != customers::Association::resale)
    return refuse(errors::authorise_resale_only, "customer_id");
  if (newest == AuthorizationState::waiting) return refuse(errors::authorization_open, "customer_id");
  if (newest == AuthorizationState::granted) return refuse(errors::authorization_granted, "customer_id");
  return Done{};
}

Outcome check_may_act(customers::Association association, std::optional<AuthorizationState> newest,
                      bool frozen) {
  if (association != customers::Association::resale)
    return refuse(errors::authorise_resale_only, "customer_id");
  if (newest != AuthorizationState::granted) return refuse(errors::not_authorised, "customer_id");
  if (frozen) return refuse(errors::acting_frozen, "customer_id");
  return Done{};
}

}  // namespace pc::relations
