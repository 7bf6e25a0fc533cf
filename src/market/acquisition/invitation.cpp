#include "invitation.hpp"

namespace pc::acquisition {

std::string_view kind_text(InvitationKind kind) {
  switch (kind) {
    case InvitationKind::mail: return "mail";
    case InvitationKind::personal: return "personal";
    case InvitationKind::generic: return "generic";
    case InvitationKind::joined: return "joined";
  }
  return "";
}

std::optional<InvitationKind> invitation_kind_of_text(std::string_view text) {
  using enum InvitationKind;
  for (const auto kind : {mail, personal, generic, joined})
    if (kind_text(kind) == text) return kind;
  return std::nullopt;
}

std::string_view state_text(InvitationState state) {
  switch (state) {
    case InvitationState::waiting: return "waiting";
    case InvitationState::associated: return "associated";
    case InvitationState::failed: return "failed";
    case InvitationState::expired: return "expired";
    case InvitationState::revoked: return "revoked";
  }
  return "";
}

std::optional<InvitationState> invitation_state_of_text(std::string_view text) {
  using enum InvitationState;
  for (const auto state : {waiting, associated, failed, expired, revoked})
    if (state_text(state) == text) return state;
  return std::nullopt;
}

InvitationState state_at(InvitationState stored, Instant expires_at, Instant now) {
  if (stored == InvitationState::waiting && expires_at <= now) return InvitationState::expired;
  return stored;
}

Outcome may_associate(const Candidate& candidate, const Offer& offer, Instant now) {
  if (!offer.partner_open) return errors::partner_closed;
  if (candidate.partner_account) return errors::is_partner;
  if (candidate.associated)
    return candidate.partner == offer.partner ? errors::already_yours : errors::already_elsewhere;
  const bool held = offer.held_by && offer.held_by != offer.partner;
  if (held) return errors::registered_elsewhere;
  if (offer.registered_first && candidate.company_key != offer.company_key) return errors::other_company;
  const bool young = now < candidate.created_at.plus_seconds(k_young_seconds);
  if (!offer.registered_first && !young) return errors::needs_registration;
  return Done{};
}

namespace {

struct Advice {
  const ErrorCode* failure;
  std::string_view en, zh;
};

constexpr Advice k_advice[] = {
    {&errors::partner_closed, "Ask the vendor to lift the restriction, then send the invitation again.",
     "请联系云服务商解除限制后重新发送邀请。"},
    {&errors::is_partner, "Ask the customer to use an account that is no partner's.",
     "请客户改用非伙伴账号进行关联。"},
    {&errors::already_yours, "Nothing to do: the customer stands in your list.",
     "无需处理，该客户已在您的客户列表中。"},
    {&errors::already_elsewhere, "The customer has to part from its partner first, or use another account.",
     "请客户先与原伙伴解除关联，或更换账号。"},
    {&errors::registered_elsewhere,
     "Wait until the other registration ends, or ask the customer for another account.",
     "请等待对方报备失效后再试，或请客户更换账号。"},
    {&errors::needs_registration, "Register the company, and invite it after the approval.",
     "请先报备该企业，审核通过后再邀请。"},
    {&errors::other_company, "Check the company's name with the customer and register it under that name.",
     "请与客户核对企业名称，并以该名称报备。"},
    {&errors::join_in_arrears, "Ask the customer to pay what it owes, then to open the link again.",
     "请客户结清欠款后重新打开链接。"},
    {&errors::join_reserved_instance, "Invite the customer as a referral customer, or wait until the instance expires.",
     "请以顾问销售方式邀请该客户，或待预留实例到期后再邀请。"},
};

}  // namespace

const ErrorCode* failure_of(std::string_view id) {
  for (const auto& advice : k_advice)
    if (advice.failure->id == id) return advice.failure;
  return nullptr;
}

std::string_view advice_for(std::string_view failure, Language language) {
  for (const auto& advice : k_advice)
    if (advice.failure->id == failure) return language == Language::en ? advice.en : advice.zh;
  return {};
}

}  // namespace pc::acquisition
