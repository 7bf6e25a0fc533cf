#include "time.hpp"

#include <fmt/format.h>

#include <chrono>

namespace pc {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct Parts {
  std::chrono::year_month_day date;
  std::int64_t hour, minute, second, micros;
};

Parts parts_of(Instant at) {
  const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds{at.micros}};
  const auto day = std::chrono::floor<days>(time);
  const std::int64_t rest = (time - day).count();
  return {std::chrono::year_month_day{day}, rest / 3'600'000'000, rest / 60'000'000 % 60, rest / 1'000'000 % 60,
          rest % 1'000'000};
}

template <class Number>
void put(std::string& text, Number number, int digits) {
  char buffer[20];
  for (int i = digits; i > 0; number /= 10) buffer[--i] = static_cast<char>('0' + static_cast<int>(number % 10));
  text.append(buffer, static_cast<std::size_t>(digits));
}

/// By hand, because lists have many times. Years of four digits only; others are written by the library.
std::string text_to_seconds(const Parts& p) {
  const int year = static_cast<int>(p.date.year());
  const auto month = static_cast<unsigned>(p.date.month());
  const auto day = static_cast<unsigned>(p.date.day());
  if (year < 0 || year > 9999)
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", year, month, day, p.hour, p.minute, p.second);
  std::string text;
  text.reserve(28);
  put(text, year, 4);
  put(text.append(1, '-'), month, 2);
  put(text.append(1, '-'), day, 2);
  put(text.append(1, 'T'), p.hour, 2);
  put(text.append(1, ':'), p.minute, 2);
  put(text.append(1, ':'), p.second, 2);
  return text;
}

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  int number = 0;
  for (std::size_t i = from; i < from + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

std::optional<std::int64_t> fraction_micros(std::string_view text) {
  if (text.size() < 2 || text.size() > 7 || text.front() != '.') return std::nullopt;
  const auto number = digits(text, 1, text.size() - 1);
  if (!number) return std::nullopt;
  std::int64_t micros = *number;
  for (std::size_t i = text.size(); i < 7; ++i) micros *= 10;
  return micros;
}

}  // namespace

std::string Instant::text() const { return text_to_seconds(parts_of(*this)).append(1, 'Z'); }

std::string Instant::text_micros() const {
  const Parts p = parts_of(*this);
  std::string text = text_to_seconds(p);
  put(text.append(1, '.'), p.micros, 6);
  return text.append(1, 'Z');
}

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
      text[16] != ':' || text.back() != 'Z')
    return std::nullopt;
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  const auto hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  std::int64_t micros = 0;
  if (text.size() > 20) {
    const auto fraction = fraction_micros(text.substr(19, text.size() - 20));
    if (!fraction) return std::nullopt;
    micros = *fraction;
  }
  const std::int64_t seconds =
      sys_days{date}.time_since_epoch().count() * 86'400LL + *hour * 3'600LL + *minute * 60LL + *second;
  return Instant{seconds * 1'000'000 + micros};
}

Instant Clock::now() const {
  const std::int64_t stopped = stopped_.load();
  if (stopped >= 0) return Instant{stopped};
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since_epoch).count() + offset_.load()};
}

}  // namespace pc
