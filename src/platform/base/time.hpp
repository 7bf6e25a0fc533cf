// Instants in microseconds UTC, half-open periods, and the clock that is handed in.
#pragma once
#include <atomic>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pc {

/// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;
  constexpr auto operator<=>(const Instant&) const = default;
  constexpr Instant plus_seconds(std::int64_t seconds) const { return {micros + seconds * 1'000'000}; }
  /// "2026-11-24T01:02:03Z" (whole seconds, as the Open API writes it).
  std::string text() const;
  /// "2026-11-24T01:02:03.123456Z".
  std::string text_micros() const;
  /// Accepts "YYYY-MM-DDTHH:MM:SSZ" with an optional fraction of 1 to 6 digits.
  static std::optional<Instant> parse(std::string_view text);
};

inline constexpr Instant k_end_of_time{INT64_MAX};

/// [from, to).
struct Period {
  Instant from;
  Instant to = k_end_of_time;
  constexpr bool contains(Instant at) const { return from <= at && at < to; }
  constexpr bool open() const { return to == k_end_of_time; }
};

/// Where `now` comes from. In demo and tests it can be set and moved.
class Clock {
 public:
  Instant now() const;
  /// Moves this clock by `micros` against the machine's.
  void shift(std::int64_t micros) { offset_.fetch_add(micros); }
  /// Stands still at `at` until released with `run`.
  void stop_at(Instant at) { stopped_.store(at.micros); }
  void run() { stopped_.store(-1); }

 private:
  std::atomic<std::int64_t> offset_{0};
  std::atomic<std::int64_t> stopped_{-1};
};

}  // namespace pc
