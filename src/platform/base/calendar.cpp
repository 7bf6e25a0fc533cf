#include "calendar.hpp"

#include <fmt/format.h>

#include <chrono>

namespace pc {
namespace {
constexpr std::int64_t k_business_offset_micros = 8LL * 3600 * 1'000'000;
constexpr std::int64_t k_day_micros = 86'400LL * 1'000'000;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

std::chrono::year_month_day date_of(Day day) {
  return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day.number}}};
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
}  // namespace

Day Day::of(Instant at) {
  return {static_cast<std::int32_t>(floor_div(at.micros + k_business_offset_micros, k_day_micros))};
}

std::optional<Day> Day::parse(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const auto at = Instant::parse(std::string(text) + "T00:00:00Z");
  if (!at) return std::nullopt;
  return Day{static_cast<std::int32_t>(floor_div(at->micros, k_day_micros))};
}

std::string Day::text() const {
  const auto date = date_of(*this);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Instant Day::begin() const { return {number * k_day_micros - k_business_offset_micros}; }

BillCycle BillCycle::of(Day day) {
  const auto date = date_of(day);
  return {static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1};
}

std::optional<BillCycle> BillCycle::parse(std::string_view text) {
  if (text.size() != 7 || text[4] != '-' || !all_digits(text.substr(0, 4)) || !all_digits(text.substr(5)))
    return std::nullopt;
  const auto day = Day::parse(std::string(text) + "-01");
  if (!day) return std::nullopt;
  return of(*day);
}

std::string BillCycle::text() const { return fmt::format("{:04}-{:02}", number / 12, number % 12 + 1); }

Day BillCycle::first_day() const {
  const auto month = std::chrono::year{0} / std::chrono::January / 1 + std::chrono::months{number};
  return {static_cast<std::int32_t>(std::chrono::sys_days{month}.time_since_epoch().count())};
}

Period BillCycle::period() const { return {first_day().begin(), plus(1).first_day().begin()}; }

}  // namespace pc
