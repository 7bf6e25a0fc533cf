// A request for a second person's agreement, as a thing: its states and who may decide.
//   pending → approved | rejected | expired | withdrawn
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"

namespace pc::approvals {

struct RequestTag {
  static constexpr const char* name = "approval";
};
using RequestId = Id<RequestTag>;

enum class State { pending, approved, rejected, expired, withdrawn };
std::string_view state_text(State state);
std::optional<State> state_of_text(std::string_view text);

/// How long a second person has.
inline constexpr std::int64_t k_open_seconds = 72 * 3600;

struct Request {
  TenantId tenant;
  RequestId id;
  std::int64_t partner = 0;
  std::string kind;     // "funds.allocate"
  std::int64_t subject = 0;
  std::string subject_name;
  Money amount;
  std::string memo, payload, scene;
  std::string holds;    // for the room that asked: what keeps the money meanwhile
  access::PersonId asked_by;
  std::string asked_by_name;
  State state = State::pending;
  access::PersonId decided_by;
  std::string decided_by_name, reason, result;
  Instant created_at, expires_at, decided_at;
};

namespace errors {
inline constexpr ErrorCode unknown_request{"approvals.unknown", Kind::not_found, "There is no such request.",
                                           "该审批申请不存在。"};
inline constexpr ErrorCode decided{"approvals.decided", Kind::precondition,
                                   "This request is no longer pending. State: {}",
                                   "该申请已处理，当前状态：{}。"};
inline constexpr ErrorCode own_request{"approvals.own_request", Kind::forbidden,
                                       "A second person must decide, not the one who asked.",
                                       "不能审批自己提交的申请，须由另一人处理。"};
inline constexpr ErrorCode not_own_request{"approvals.not_own_request", Kind::forbidden,
                                           "Only who asked can withdraw a request.", "仅申请人可以撤回。"};
inline constexpr ErrorCode no_second_person{
    "approvals.no_second_person", Kind::precondition,
    "At least two people must be allowed to move money before a second one can be asked for.",
    "至少需要两名拥有调账权限的人员才能开启双人审批。"};
inline constexpr ErrorCode no_reason{"approvals.reason", Kind::invalid, "Please say why. {}", "请填写原因。{}"};
}  // namespace errors

/// May `who` agree or disagree at `now`? Order of refusals: decided (also when its time is over), own request.
Outcome check_may_decide(const Request& request, access::PersonId who, Instant now);
/// May `who` take it back?
Outcome check_may_withdraw(const Request& request, access::PersonId who, Instant now);

/// Whether an amount needs a second person: above the threshold, when there is one.
bool needs_second_person(Money amount, std::optional<Money> threshold);

}  // namespace pc::approvals
