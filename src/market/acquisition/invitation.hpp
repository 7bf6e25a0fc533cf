// An invitation as a thing: kinds, states, validity, and why somebody could not be associated through it.
// Spec: customer life cycle, inviting; customer associates.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "market/acquisition/registration.hpp"
#include "market/customers/customer.hpp"

namespace pc::acquisition {

struct InvitationTag {
  static constexpr const char* name = "invitation";
};
using InvitationId = Id<InvitationTag>;

enum class InvitationKind {
  mail,      // 线上邀请: mailed to one registered company
  personal,  // 线下邀请: a link or QR code for one registered company
  generic,   // 通用邀请链接: carries a tag, may be used again and again
  joined,    // one use of a generic link
};
std::string_view kind_text(InvitationKind kind);
std::optional<InvitationKind> invitation_kind_of_text(std::string_view text);
constexpr bool for_one(InvitationKind kind) {
  return kind == InvitationKind::mail || kind == InvitationKind::personal;
}

enum class InvitationState {
  waiting,     // 待关联
  associated,  // 已关联
  failed,      // 关联失败: somebody tried; the link stays valid
  expired,     // 已失效
  revoked,     // 已撤销
};
std::string_view state_text(InvitationState state);
std::optional<InvitationState> invitation_state_of_text(std::string_view text);

inline constexpr std::int64_t k_personal_seconds = 7 * 86'400;
inline constexpr std::int64_t k_generic_seconds = 365 * 86'400;
constexpr Instant invitation_ends(InvitationKind kind, Instant made) {
  return made.plus_seconds(kind == InvitationKind::generic ? k_generic_seconds : k_personal_seconds);
}
/// As it stands at `now`. What failed stays failed, so that its reason can be seen.
InvitationState state_at(InvitationState stored, Instant expires_at, Instant now);

namespace errors {
inline constexpr ErrorCode unknown_invitation{"invitations.unknown", Kind::not_found,
                                              "There is no such invitation.", "该邀请不存在。"};
inline constexpr ErrorCode invitation_over{"invitations.over", Kind::precondition,
                                           "This invitation was used or revoked.",
                                           "该邀请已被使用或已撤销。"};
inline constexpr ErrorCode link_unknown{"join.link_unknown", Kind::not_found,
                                        "This link does not exist. Ask the partner to send it again.",
                                        "该邀请链接不存在，请联系伙伴重新发送。"};
inline constexpr ErrorCode link_expired{"join.link_expired", Kind::precondition,
                                        "This link has expired. Ask the partner to send it again.",
                                        "该邀请链接已过期，请联系伙伴重新发送。"};
inline constexpr ErrorCode link_used{"join.link_used", Kind::precondition,
                                     "This link has been used. Ask the partner to send a new one.",
                                     "该邀请链接已被使用，请联系伙伴重新发送。"};
inline constexpr ErrorCode link_revoked{"join.link_revoked", Kind::precondition,
                                        "The partner has withdrawn this invitation.", "伙伴已撤销该邀请。"};
inline constexpr ErrorCode partner_closed{"join.partner_closed", Kind::precondition,
                                          "The partner's account is restricted; it cannot take on customers.",
                                          "伙伴账户处于受限或冻结状态，无法关联客户。"};
inline constexpr ErrorCode is_partner{"join.is_partner", Kind::precondition,
                                      "This account is a partner's; it cannot become a customer.",
                                      "该账号是伙伴账号，不能关联为客户。"};
inline constexpr ErrorCode already_yours{"join.already_associated", Kind::precondition,
                                         "This account is already associated with this partner.",
                                         "该账号已与该伙伴关联。"};
inline constexpr ErrorCode already_elsewhere{"join.associated_elsewhere", Kind::precondition,
                                             "This account is associated with another partner.",
                                             "该账号已与其他伙伴关联。"};
inline constexpr ErrorCode registered_elsewhere{"join.registered_elsewhere", Kind::precondition,
                                                "Another partner has registered this company.",
                                                "该企业已被其他伙伴报备。"};
inline constexpr ErrorCode needs_registration{
    "join.needs_registration", Kind::precondition,
    "This account is older than 7 days or has consumed; the partner has to register the company first.",
    "该账号注册超过 7 天或已产生现金消费，须由伙伴先报备该企业。"};
inline constexpr ErrorCode other_company{"join.other_company", Kind::precondition,
                                         "This invitation is for another company.", "该邀请面向其他企业。"};
inline constexpr ErrorCode join_in_arrears{"join.in_arrears", Kind::precondition,
                                           "This account has unpaid bills. Pay them first.",
                                           "该账号存在未结清的欠款，请先结清。"};
inline constexpr ErrorCode join_reserved_instance{
    "join.reserved_instance", Kind::precondition,
    "This account has an unexpired reserved instance; it cannot become a resale customer.",
    "该账号存在未到期的预留实例，无法以代售方式关联。"};
}  // namespace errors

/// What is known of an account that wants to be associated.
struct Candidate {
  bool partner_account = false;  // a partner's or the vendor's
  bool associated = false;       // has a partner now
  partners::PartnerId partner;   // which
  std::string company_key;
  Instant created_at;  // of the account; now for a new one. What it consumed consumption knows, which vetoes
};
/// What is known of the invitation and of who holds the company.
struct Offer {
  partners::PartnerId partner;
  bool partner_open = true;       // neither restricted nor frozen
  bool registered_first = false;  // made for a registration (报备) of this company
  std::string company_key;        // of that registration, else empty
  partners::PartnerId held_by;    // partner with a live registration of the candidate's company
};
inline constexpr std::int64_t k_young_seconds = 7 * 86'400;
/// In the order in which a person can do something about it.
Outcome may_associate(const Candidate& candidate, const Offer& offer, Instant now);

/// The failure of an id kept with an invitation; nullptr when it is none.
const ErrorCode* failure_of(std::string_view id);
/// What the partner can do about a failure.
std::string_view advice_for(std::string_view failure, Language language);

}  // namespace pc::acquisition
