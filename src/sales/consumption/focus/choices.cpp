#include "choices.hpp"

#include <algorithm>

namespace pc::consumption::focus {
namespace {

template <class Enum>
std::string_view pick(std::span<const std::string_view> choices, Enum value) {
  return choices[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view text_of(ChargeCategory value) { return pick(k_charge_categories, value); }
std::string_view text_of(ChargeFrequency value) { return pick(k_charge_frequencies, value); }
std::string_view text_of(PricingCategory value) { return pick(k_pricing_categories, value); }
std::string_view text_of(CommitmentCategory value) { return pick(k_commitment_categories, value); }
std::string_view text_of(CommitmentStatus value) { return pick(k_commitment_statuses, value); }

std::optional<std::size_t> find_choice(std::span<const std::string_view> choices, std::string_view text) {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](std::string_view choice) { return equal_ignoring_case(choice, text); });
  if (found == choices.end()) return std::nullopt;
  return static_cast<std::size_t>(found - choices.begin());
}

std::string listed(std::span<const std::string_view> choices) {
  std::string text;
  for (const auto choice : choices) {
    if (!text.empty()) text += ", ";
    text += choice;
  }
  return text;
}

}  // namespace pc::consumption::focus
