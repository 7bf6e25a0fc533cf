// 申请客户授权: the states of a customer's authorisation to act for it. Spec: acting for customers, states;
// relation invariant 17.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"
#include "market/customers/customer.hpp"

namespace pc::relations {

struct AuthorizationTag {
  static constexpr const char* name = "authorization";
};
using AuthorizationId = Id<AuthorizationTag>;

/// "Not asked yet" (未授权) is the absence of a record.
enum class AuthorizationState {
  waiting,  // 待处理: the partner asked
  granted,  // 已授权
  refused,  // 已拒绝
  revoked,  // 已取消, by the customer
  lapsed,   // 已失效: the relation ended or is no resale any more
};
std::string_view authorization_state_text(AuthorizationState state);
std::optional<AuthorizationState> authorization_state_of_text(std::string_view text);

enum class AuthorizationVerb { grant, refuse, revoke, lapse };
/// Nothing where the verb does not apply.
std::optional<AuthorizationState> after(AuthorizationState state, AuthorizationVerb verb);
/// Whether there may not be another one beside it: waiting or granted.
bool open(AuthorizationState state);

/// What somebody must have read. The texts are ours; a change of one is a new version, to be accepted anew.
enum class LetterKind {
  partner_commitment,      // 代客操作承诺书
  customer_authorization,  // 客户授权书
};
std::string_view letter_text(LetterKind letter);
struct Letter {
  std::string_view version;
  std::string_view title_en, title_zh;
  std::vector<std::string_view> en, zh;  // paragraphs
};
const Letter& letter_of(LetterKind kind);

namespace errors {
inline constexpr ErrorCode authorise_resale_only{"customers.authorise_resale_only", Kind::precondition,
                                                 "Only resale customers can be acted for.",
                                                 "仅代售客户支持申请授权和代客操作。"};
inline constexpr ErrorCode authorization_open{"customers.authorization_open", Kind::conflict,
                                              "A request for authorisation is waiting for the customer.",
                                              "授权申请已发送，请等待客户处理。"};
inline constexpr ErrorCode authorization_granted{"customers.authorization_granted", Kind::conflict,
                                                 "The customer has authorised you already.",
                                                 "客户已授权，无需重复申请。"};
inline constexpr ErrorCode letter_not_accepted{"customers.letter_not_accepted", Kind::invalid,
                                               "Read and accept the letter first. Version: {}",
                                               "请先阅读并同意相关文件，版本：{}"};
inline constexpr ErrorCode unknown_authorization{"customers.unknown_authorization", Kind::not_found,
                                                 "There is no such authorisation.", "该授权记录不存在。"};
inline constexpr ErrorCode authorization_closed{"customers.authorization_closed", Kind::precondition,
                                                "This does not apply any more: {}",
                                                "当前授权状态不支持此操作：{}"};
inline constexpr ErrorCode not_authorised{"customers.not_authorised", Kind::precondition,
                                          "The customer has not authorised you; ask for authorisation first.",
                                          "客户尚未授权，请先申请客户授权。"};
inline constexpr ErrorCode acting_frozen{"customers.acting_frozen", Kind::precondition,
                                         "A frozen customer cannot be acted for.",
                                         "客户已被冻结，无法代客操作。"};
inline constexpr ErrorCode acting_partner{
    "customers.acting_partner", Kind::precondition,
    "The cloud vendor has restricted or frozen the partner; this cannot be done for its customers.",
    "伙伴已被云平台限制或冻结，无法为其客户执行此操作。"};
}  // namespace errors

/// Order of refusals: customers.authorise_resale_only, customers.authorization_open, customers.authorization_granted.
Outcome check_may_ask(customers::Association association, std::optional<AuthorizationState> newest);
/// `frozen`: what the actor wants to do is frozen. Order of refusals: customers.authorise_resale_only,
/// customers.not_authorised, customers.acting_frozen.
Outcome check_may_act(customers::Association association, std::optional<AuthorizationState> newest,
                      bool frozen);

}  // namespace pc::relations
