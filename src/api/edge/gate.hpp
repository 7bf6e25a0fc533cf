// What the edge asks of others: who is asking (identity, bss) and how a dialect words its errors.
#pragma once
#include <string>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"
#include "platform/http/http.hpp"
#include "route.hpp"

namespace pc::edge {

/// Who came, and what the dialect's authentication knows beyond the person.
struct Caller {
  access::Principal who;
  std::string csrf_token;       // portal: the session's; the request must repeat it
  bool asks_codes = false;      // portal: the partner or customer has switched verification (验证码验证) on
  std::string replay_key;       // bss: by which a second use of a signature is known
  bool takes_key = true;        // an Idempotency-Key is the caller's own: no signature leaves it out
  bool read_only = false;       // came with an access key that may only read
  /// Who it is shows only when the body is there: refuses what does not prove to be the caller's.
  std::function<Outcome(const http::Request& whole)> prove = {};
  /// Why the caller may for now use only routes that are open_to_confined; null: it may go everywhere.
  const ErrorCode* confined = nullptr;
};

/// Authentication of one dialect; implemented by identity (portal) and bss.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// Called on an I/O thread with the head of the request (see http::Request::body_follows), which lives as long as
  /// `done`: must not block on the database's lanes; may read through
  /// memory caches. `done` is called once, from any thread. Nobody known is a Caller with Side::none, not a
  /// refusal; bad credentials are a refusal.
  virtual void authenticate(const http::Request& request, std::function<void(Result<Caller>)> done) = 0;
};

/// A sensitive act as it is confirmed: who asks for which act with which content, and the code shown with it.
struct Confirmation {
  const access::Principal& who;
  std::string act;           // verb and path as asked, "POST /api/v1/customers/12/allocations"
  Says says;                 // what the act is called
  std::string content_hash;  // of verb, address and body
  std::string shown;         // "<challenge>:<code>"; empty: none
  std::string key;           // of the request; a repeat under it needs no second code
  Instant now;
};

/// Codes for sensitive acts, on the lane; implemented by identity.
class StepUpCheck {
 public:
  virtual ~StepUpCheck() = default;
  /// Outside the act's savepoint, so that what it counts stays. Refuses verification_required and what is wrong
  /// with the code.
  virtual Outcome examine(db::Transaction& tx, const Confirmation& confirmation) = 0;
  /// Inside it: the code is used up with the act, and only with it.
  virtual Outcome consume(db::Transaction& tx, const Confirmation& confirmation) = 0;
};

namespace errors {
/// The customer's authorisation, or what it hangs on, has ended since the last request.
inline constexpr ErrorCode acting_over{"session.acting_over", Kind::forbidden,
                                       "You no longer act for this customer; you are yourself again.",
                                       "客户授权已结束，已切换回您的身份。"};
inline constexpr ErrorCode not_while_acting{"session.not_while_acting", Kind::forbidden,
                                            "This is not possible while you act for a customer.",
                                            "代客操作期间不能执行此操作。"};
/// `allowed`: the challenge and the methods by which its code can come, separated by blanks. Answered with 428.
inline constexpr ErrorCode verification_required{"verification.required", Kind::precondition,
                                                 "A verification code is needed for this.",
                                                 "该操作需要验证码验证。"};
/// The first use had its answer, whatever that was; told apart from it, because two equal calls may have been meant.
inline constexpr ErrorCode signature_used{
    "edge.signature_used", Kind::conflict,
    "This signature was used before, and that request was answered; nothing was done now. Look whether it was the "
    "same request; if another one is meant, sign it anew.",
    "该签名已被使用过，对应请求已处理完毕，本次未执行任何操作。请先核对是否为同一请求；如确需再次操作，请重新签名。"};
/// How the Open API tells that a request waits for a second person.
inline constexpr ErrorCode in_review{
    "approvals.in_review", Kind::precondition,
    "In review: a second person must agree first. Request {} waits; send nothing again.",
    "审批中：该操作需另一人同意后执行，申请 {} 待审批，请勿重复提交。"};
}  // namespace errors

/// How a dialect words a refusal.
class ErrorWriter {
 public:
  virtual ~ErrorWriter() = default;
  virtual Answer write(const Refusal& refusal, Language language, const std::string& request_id) const = 0;
};

}  // namespace pc::edge
