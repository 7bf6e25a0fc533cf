#include "task.hpp"

namespace pc::renewals {

Figures figures_of(std::span<const Expiring> lines) {
  Figures figures;
  for (const auto& line : lines) {
    if (!line.kept) continue;
    ++figures.lines;
    figures.due += line.paid;
    if (line.renewed) figures.renewed += line.paid;
  }
  return figures;
}

std::int64_t rate(const Figures& figures) {
  constexpr std::int64_t much = 10'000'000'000'000'000;  // a hundred times of it fits no more
  const auto due = figures.due.in_fen(), renewed = figures.renewed.in_fen();
  if (due == 0) return 100;
  return due < much ? renewed * 100 / due : renewed / 1'000 * 100 / (due / 1'000);
}

bool enough(const Figures& figures) { return rate(figures) >= k_enough; }

bool worth_a_task(const Figures& figures) { return figures.due >= k_large && !enough(figures); }

std::optional<Cause> ends_by(const Figures& figures, bool parted, bool month_over) {
  if (figures.lines == 0) return Cause::returned;
  if (enough(figures)) return Cause::renewed;
  if (parted) return Cause::parted;
  if (month_over) return Cause::expired;
  return std::nullopt;
}

Status status_after(Cause cause) { return cause == Cause::renewed ? Status::completed : Status::terminated; }

}  // namespace pc::renewals
