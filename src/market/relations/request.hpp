// What may happen to a relation: 解除关联, 切换关联类型; who asks, who decides, how often. Spec: customer life cycle,
// managing associations; relation invariant 14.
#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "platform/base/base.hpp"
#include "market/customers/customer.hpp"

namespace pc::relations {

struct RelationEventTag {
  static constexpr const char* name = "relation";
};
using RelationEventId = Id<RelationEventTag>;

enum class RelationKind {
  associate,     // 关联: it began; nothing to decide
  disassociate,  // 解除关联
  switch_type,   // 切换关联类型
};
std::string_view relation_kind_text(RelationKind kind);
std::optional<RelationKind> relation_kind_of_text(std::string_view text);

/// The two sides of a relation.
enum class Party { partner, customer };
std::string_view party_text(Party party);
std::optional<Party> party_of_text(std::string_view text);
Party other_party(Party party);

enum class RelationState {
  waiting,    // 待处理
  agreed,     // 已同意, and in force since then
  rejected,   // 已驳回
  withdrawn,  // 已撤销, by whoever had asked
  expired,    // 已失效: nobody decided in time
};
std::string_view relation_state_text(RelationState state);
std::optional<RelationState> relation_state_of_text(std::string_view text);

/// A request that nobody decides is over after this many days.
inline constexpr std::int64_t k_request_days = 30;
/// How many months lie between two requests.
inline constexpr int k_request_months = 3;

namespace errors {
inline constexpr ErrorCode switch_by_partner{"customers.switch_by_partner", Kind::precondition,
                                             "Only the partner can ask for another association type.",
                                             "切换关联类型只能由伙伴发起。"};
inline constexpr ErrorCode request_open{"customers.request_open", Kind::conflict,
                                        "A request for this customer is waiting for a decision.",
                                        "该客户存在待处理的申请。"};
inline constexpr ErrorCode too_soon{"customers.too_soon", Kind::precondition,
                                    "One request in three months. The next is possible from {}.",
                                    "三个月内只能申请一次，下次可申请时间：{}。"};
inline constexpr ErrorCode change_blocked{"customers.parting_blocked", Kind::precondition,
                                          "The checks are not passed: {}", "检查未通过：{}"};
inline constexpr ErrorCode unknown_request{"customers.unknown_request", Kind::not_found,
                                           "There is no such request.", "该申请不存在。"};
inline constexpr ErrorCode request_closed{"customers.request_closed", Kind::precondition,
                                          "This request is closed: {}", "该申请已处理：{}"};
inline constexpr ErrorCode not_yours_to_decide{"customers.not_yours_to_decide", Kind::precondition,
                                               "The other side decides this request.",
                                               "该申请须由对方处理。"};
inline constexpr ErrorCode not_yours_to_withdraw{"customers.not_yours_to_withdraw", Kind::precondition,
                                                 "Only whoever asked can withdraw the request.",
                                                 "只有申请方可以撤销该申请。"};
inline constexpr ErrorCode answer_missing{"customers.answer_missing", Kind::invalid,
                                          "A rejection needs its reason.", "驳回时须填写原因。"};
inline constexpr ErrorCode frozen_customer{"customers.frozen", Kind::precondition,
                                           "The customer is frozen; unfreeze it first.",
                                           "客户已被冻结，请先解冻。"};
inline constexpr ErrorCode frozen_partner{"customers.frozen_partner", Kind::precondition,
                                          "A frozen partner cannot change its relations.",
                                          "伙伴账户已冻结，无法变更关联关系。"};
}  // namespace errors

/// An earlier request of the customer, with whatever partner.
struct PastRequest {
  RelationKind kind = RelationKind::disassociate;
  partners::PartnerId partner;
  RelationState state = RelationState::waiting;
  Instant requested_at;
};

struct Wish {
  RelationKind kind = RelationKind::disassociate;
  Party by = Party::partner;
  partners::PartnerId partner;
  customers::Association association = customers::Association::resale;  // as it is now
  Instant now;
};

/// Same time of day, `months` later in Beijing's calendar; the last day of a month stays one.
Instant months_later(Instant at, int months);

/// Order of refusals: customers.not_associated, customers.switch_by_partner, customers.request_open,
/// customers.too_soon (one request a partner and customer, one disassociation a customer, in three months; however the
/// earlier one ended).
Outcome check_may_request(const Wish& wish, std::span<const PastRequest> past);

/// Who decides is the side that did not ask. Refuses customers.request_closed, customers.not_yours_to_decide.
Outcome check_may_decide(RelationState state, Party asked, Party decider);
/// Refuses customers.request_closed, customers.not_yours_to_withdraw.
Outcome check_may_withdraw(RelationState state, Party asked, Party withdrawer);

/// 代售 becomes 顾问销售 and the other way round.
customers::Association switched(customers::Association association);

}  // namespace pc::relations
