// Public: an order (订单) as a thing: what it is for, how it stands, what its lines cost, how long what it bought lasts.
// Spec: 客户订单, states and fields.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/base.hpp"

namespace pc::orders {

struct OrderTag {
  static constexpr const char* name = "order";
};
using OrderId = Id<OrderTag>;
/// A line buys one resource, or a longer life of one; it is also the id of its payment and of its line of consumption.
struct LineTag {
  static constexpr const char* name = "order_line";
};
using LineId = Id<LineTag>;

enum class Type {
  purchase,     // 开通
  renewal,      // 续订
  unsubscribe,  // 退订: its amounts are what is given back
};

/// 待支付 → 处理中 → 已完成; 待支付 → 已取消. What could not be delivered at all ends as cancelled too.
enum class Status {
  pending,     // 待支付
  processing,  // 处理中: paid, not delivered
  completed,   // 已完成
  cancelled,   // 已取消
};

/// Who placed it.
enum class Source {
  customer,  // the customer itself
  agent,     // its partner, acting for it (代客下单)
  system,    // this application: what renews by itself
};

/// Whose money paid it; what is returned goes back there.
enum class Payer {
  nobody,    // not paid yet
  customer,  // the balance of a resale customer
  partner,   // the partner's own accounts (代支付)
};

/// A customer may let its partner pay (伙伴支付).
enum class Asked {
  no,       // pays itself, or has not asked
  waiting,  // the partner is to pay or to refuse
  refused,  // 已驳回: the customer may pay itself, or ask again
  paid,
};

enum class LineStatus {
  pending,
  processing,  // paid, the cloud delivers
  done,
  failed,  // could not be delivered; returned in full
  cancelled,
  returned,  // 已退订
};

/// What happened to an order, for its timeline.
enum class Happened {
  placed,
  discounted,  // another discount was chosen
  adjusted,    // 调价
  asked,       // 伙伴支付
  asked_back,  // the customer withdrew that
  refused,     // the partner will not pay
  paid,
  delivered,
  failed,
  refunded,
  completed,
  cancelled,
  lapsed,  // not paid in time
};

inline constexpr std::string_view k_month = "month", k_year = "year";
/// As many as one renewal or purchase may be for. Spec: period types.
inline constexpr std::int64_t k_months_max = 11, k_years_max = 3;
inline constexpr std::size_t k_items_max = 20, k_lines_max = 100;
/// Orders that are paid together. Spec: merge payment.
inline constexpr std::size_t k_pay_together_max = 30;
/// How long an order waits for its payment. Spec: pending orders lapse after 7 days.
inline constexpr std::int64_t k_days_to_pay = 7;

/// What a line costs: official = discount + erased + payable, exactly.
struct Amounts {
  Decimal official, discount, erased;
  Money payable;
};
/// Nothing when the sum is too large.
std::optional<Amounts> sum_of(std::span<const Amounts> lines);

/// Refuses orders.bad_period with what is allowed.
Outcome check_period(std::string_view unit, std::int64_t periods);

/// The same time of day so many months or years later, on the last day of a shorter month (GMT+08:00).
Instant plus_periods(Instant from, std::string_view unit, std::int64_t periods);

/// How the order stands when its lines do so: processing until all are closed, cancelled when nothing was delivered.
Status status_of(std::span<const LineStatus> lines);

/// `off` over shares in their proportion, cut to the fen; the rest on the largest. None gets more than its share, if
/// `off` is no more than all shares together.
std::vector<Money> split_off(Money off, std::span<const Money> shares);

namespace errors {
inline constexpr ErrorCode bad_period{"orders.bad_period", Kind::invalid,
                                      "This is no period that can be bought. Allowed: {}",
                                      "不支持该购买时长，允许：{}"};
}  // namespace errors

}  // namespace pc::orders
