// Public: when an order is worth a renewal task (大单续订), and when that is done. Spec: large-order renewal tasks.
#pragma once
#include <optional>
#include <span>

#include "platform/base/base.hpp"

namespace pc::renewals {

/// A line of a completed order that expires in the month.
struct Expiring {
  Money paid;
  bool renewed = false;  // its resource was renewed
  bool kept = true;      // neither returned, nor of a product that is rarely renewed
};

/// What an order has in the month: paid for lines that expire, and for those of them that were renewed.
struct Figures {
  std::int64_t lines = 0;
  Money due, renewed;
  bool operator==(const Figures&) const = default;
};
Figures figures_of(std::span<const Expiring> lines);

inline constexpr Money k_large = 5'000_yuan;
/// 金额续费率 in per cent that is enough.
inline constexpr std::int64_t k_enough = 60;

/// Renewed ÷ due in per cent, cut to a whole number; 100 when nothing is due.
std::int64_t rate(const Figures& figures);
bool enough(const Figures& figures);
/// Whether somebody has to look after it.
bool worth_a_task(const Figures& figures);

/// How a task stands.
enum class Status {
  pending,     // 待处理
  processing,  // 进行中
  completed,   // 已完成
  terminated,  // 已终止
};
inline bool open(Status status) { return status == Status::pending || status == Status::processing; }

/// Why it is over.
enum class Cause {
  none,      // it is not
  renewed,   // enough was renewed
  closed,    // the partner closed it
  returned,  // all was given back
  parted,    // the customer left the partner
  expired,   // the month is over
};
/// What becomes of an open task by itself; nothing: it stays open. `month_over`: at its end.
std::optional<Cause> ends_by(const Figures& figures, bool parted, bool month_over);
Status status_after(Cause cause);

}  // namespace pc::renewals
