#include "order.hpp"

#include <algorithm>
#include <chrono>

namespace pc::orders {
namespace {

Day plus_months(Day day, std::int64_t months) {
  using namespace std::chrono;
  const year_month_day date{sys_days{days{day.number}}};
  const auto month = year_month(date.year(), date.month()) + std::chrono::months{months};
  const auto last = year_month_day_last{month.year(), month_day_last{month.month()}}.day();
  const year_month_day then{month.year(), month.month(), std::min(date.day(), last)};
  return Day{static_cast<std::int32_t>(sys_days{then}.time_since_epoch().count())};
}

}  // namespace

std::optional<Amounts> sum_of(std::span<const Amounts> lines) {
  Amounts all;
  for (const auto& line : lines) {
    const auto official = Decimal::sum(all.official, line.official);
    const auto discount = Decimal::sum(all.discount, line.discount);
    const auto erased = Decimal::sum(all.erased, line.erased);
    if (!official || !discount || !erased || !truncate_to_fen(*official)) return std::nullopt;
    all = {*official, *discount, *erased, all.payable + line.payable};
  }
  return all;
}

Outcome check_period(std::string_view unit, std::int64_t periods) {
  const auto most = unit == k_month ? k_months_max : unit == k_year ? k_years_max : 0;
  if (periods >= 1 && periods <= most) return Done{};
  return refuse(errors::bad_period, most == 0 ? "unit" : "periods",
                "month 1 - " + std::to_string(k_months_max) + ", year 1 - " + std::to_string(k_years_max));
}

Instant plus_periods(Instant from, std::string_view unit, std::int64_t periods) {
  const Day day = Day::of(from);
  const auto into_day = from.micros - day.begin().micros;
  const auto then = plus_months(day, unit == k_year ? 12 * periods : periods);
  return Instant{then.begin().micros + into_day};
}

Status status_of(std::span<const LineStatus> lines) {
  const auto any = [&](LineStatus status) { return std::ranges::find(lines, status) != lines.end(); };
  if (any(LineStatus::pending)) return Status::pending;
  if (any(LineStatus::processing)) return Status::processing;
  return any(LineStatus::done) || any(LineStatus::returned) ? Status::completed : Status::cancelled;
}

std::vector<Money> split_off(Money off, std::span<const Money> shares) {
  Money all;
  for (const auto share : shares) all += share;
  std::vector<Money> parts(shares.size());
  if (!all.positive() || shares.empty()) return parts;
  Money rest = off;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    parts[i] = Money::fen(
        static_cast<std::int64_t>(Int128{off.in_fen()} * shares[i].in_fen() / Int128{all.in_fen()}));
    rest -= parts[i];
  }
  // What was cut is less than a fen a share; the largest share has room for it unless all is taken off.
  std::vector<std::size_t> by_size(shares.size());
  for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
  std::ranges::stable_sort(by_size, [&](auto a, auto b) { return shares[a] > shares[b]; });
  for (const auto i : by_size) {
    const Money more = std::min(rest, shares[i] - parts[i]);
    parts[i] += more;
    rest -= more;
  }
  return parts;
}

}  // namespace pc::orders
