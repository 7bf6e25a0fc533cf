#include "match.hpp"

#include <algorithm>
#include <unordered_map>

namespace pc::consumption {
namespace {

/// More different amounts that look alike are not told apart any more: memory stays bounded.
constexpr std::size_t k_amounts_max = 10'000;

}  // namespace

std::string_view text_of(DeliveryMode mode) {
  return mode == DeliveryMode::unsaid ? "" : mode == DeliveryMode::snapshot ? "snapshot" : "increment";
}

std::optional<DeliveryMode> delivery_mode_of(std::string_view text) {
  for (const auto mode : {DeliveryMode::unsaid, DeliveryMode::snapshot, DeliveryMode::increment})
    if (text == text_of(mode)) return mode;
  return std::nullopt;
}

std::vector<std::optional<std::size_t>> pair_equal(std::span<const std::string_view> lines,
                                                   std::span<const std::string_view> booked) {
  std::vector<std::optional<std::size_t>> paired(lines.size());
  std::unordered_map<std::string_view, std::vector<std::size_t>> saying;
  for (std::size_t i = booked.size(); i-- > 0;) saying[booked[i]].push_back(i);
  std::vector<bool> taken(booked.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& same = saying[lines[i]];
    if (same.empty()) continue;
    taken[*(paired[i] = same.back())] = true;
    same.pop_back();
  }
  std::size_t next = 0;
  for (auto& pair : paired) {
    if (pair) continue;
    while (next < booked.size() && taken[next]) ++next;
    if (next == booked.size()) break;
    pair = next++;
  }
  return paired;
}

void Comparison::add(const std::string& currency, const Decimal& amount) {
  auto& sum = difference[currency];
  sum = Decimal::sum(sum, amount).value_or(sum).without_trailing_zeros();
}

void Comparison::add(const Comparison& other) {
  equal += other.equal;
  changed += other.changed;
  gone += other.gone;
  added += other.added;
  refused += other.refused;
  alike += other.alike;
  alike_elsewhere += other.alike_elsewhere;
  for (const auto& [currency, amount] : other.difference) add(currency, amount);
}

bool needs_word(DeliveryMode mode, const Comparison& found) {
  if (found.alike_elsewhere > 0) return true;
  switch (mode) {
    case DeliveryMode::unsaid: return found.changed > 0 || found.alike > 0;
    // What could not be read may be what seems to be gone.
    case DeliveryMode::snapshot: return found.gone > 0 && found.refused > 0;
    case DeliveryMode::increment: return false;
  }
  return true;
}

void AlikeCounter::note(std::string_view alike, std::string_view amount, int side) {
  if (amount == "0") return;
  if (alike != alike_) {
    close();
    alike_ = alike;
  }
  auto found = amounts_.find(amount);
  if (found == amounts_.end()) {
    if (amounts_.size() == k_amounts_max) return;
    found = amounts_.emplace(amount, Sides{}).first;
  }
  ++(side > 0 ? found->second.added : found->second.gone);
}

void AlikeCounter::close() {
  for (const auto& [amount, sides] : amounts_) found_ += std::min(sides.added, sides.gone);
  amounts_.clear();
}

std::int64_t AlikeCounter::finish() {
  close();
  return found_;
}

}  // namespace pc::consumption
