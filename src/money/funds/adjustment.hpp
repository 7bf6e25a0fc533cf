// Adjustments (调账) as things: operations, sources, how an amount splits over a customer's pots.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"
#include "core/books/books.hpp"
#include "market/customers/customer.hpp"
#include "market/partners/partner.hpp"

namespace pc::funds {

struct AdjustmentTag {
  static constexpr const char* name = "adjustment";
};
using AdjustmentId = Id<AdjustmentTag>;

/// Spec: fund transfers, operation types.
enum class Operation {
  allocate,                // 拨款
  reclaim,                 // 回收
  disassociation_reclaim,  // 解绑回收
};
std::string_view operation_text(Operation operation);
std::optional<Operation> operation_of_text(std::string_view text);

/// Which of the partner's accounts pays, or was paid back.
enum class Source {
  topup,   // 充值账户
  credit,  // 信用账户
  mixed,   // a reclaim that returned to both
};
std::string_view source_text(Source source);
std::optional<Source> source_of_text(std::string_view text);

/// The number shown to people: "AD" for an allocation, "RE" for a reclaim, then the id.
std::string transaction_number(Operation operation, AdjustmentId id);
std::optional<AdjustmentId> id_of_transaction_number(std::string_view text);

namespace errors {
inline constexpr ErrorCode amount{"funds.amount", Kind::invalid,
                                  "The amount must be {} yuan, with at most two decimals.",
                                  "金额须为 {} 元，最多两位小数。"};
inline constexpr ErrorCode insufficient{"funds.insufficient", Kind::precondition,
                                        "The account does not cover this amount. Available: {} yuan.",
                                        "账户余额不足，当前可拨款：{} 元。"};
inline constexpr ErrorCode reclaim_too_much{"funds.reclaim_too_much", Kind::precondition,
                                            "More than the customer's available balance. Available: {} yuan.",
                                            "回收金额超过客户可用余额，当前可回收：{} 元。"};
inline constexpr ErrorCode not_your_customer{"funds.not_your_customer", Kind::not_found,
                                             "This customer is not associated with you.", "该客户未与您关联。"};
inline constexpr ErrorCode not_resale{
    "funds.not_resale", Kind::precondition,
    "Money can be moved for resale customers only, not for referral customers.",
    "仅代售客户支持调账，顾问销售客户不支持。"};
inline constexpr ErrorCode credit_expired{"funds.credit_expired", Kind::precondition,
                                          "The credit line has expired.", "信用额度已过期。"};
inline constexpr ErrorCode reference_used{"funds.reference_used", Kind::conflict,
                                          "This bank reference was booked before, for another payment: {}.",
                                          "该银行流水号已用于另一笔入账：{}。"};
inline constexpr ErrorCode partner_repays{
    "funds.partner_repays", Kind::precondition,
    "What a resale customer owes is cleared by an allocation of its partner.",
    "代售客户的欠款由其伙伴拨款核销。"};
inline constexpr ErrorCode repaid_too_much{"funds.repaid_too_much", Kind::precondition,
                                           "More than the customer owes. Owed: {} yuan.",
                                           "还款金额超过客户欠款，当前欠款：{} 元。"};
inline constexpr ErrorCode expiry_in_past{"funds.expiry_in_past", Kind::invalid,
                                          "The end must not lie in the past. Earliest: {}",
                                          "失效日期不能早于今天，最早：{}"};
inline constexpr ErrorCode bulk_key_reused{"funds.bulk_key_reused", Kind::conflict,
                                           "This key was used for another amount, account or memo.",
                                           "该请求标识已用于其他金额、账户或备注。"};
inline constexpr ErrorCode repeated_customer{"funds.repeated_customer", Kind::invalid,
                                             "A customer may appear only once.", "同一客户只能出现一次。"};
}  // namespace errors

/// What the books refused in the words of an adjustment: too little is `too_little`, a full account stays as it is.
Refusal not_covered(const Refusal& of_books, const ErrorCode& too_little);

/// Amounts that may be moved: 0.01 yuan and more. Spec: fund transfers, rules.
Outcome check_amount(Money amount);

/// Who an amount may be moved for: the paying partner's own resale customers, and nobody's while the partner is
/// frozen. Order of refusals: not your customer, not resale, partner frozen.
struct Target {
  partners::PartnerId partner;
  customers::Association association = customers::Association::resale;
  partners::PartnerStatus partner_status = partners::PartnerStatus::normal;
};
Outcome check_target(const Target& target, partners::PartnerId payer);

}  // namespace pc::funds
