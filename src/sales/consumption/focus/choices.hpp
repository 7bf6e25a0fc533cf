// The closed lists of FOCUS and their spelling.
#pragma once
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "line.hpp"

namespace pc::consumption::focus {

/// In the order of the enum.
inline constexpr std::array<std::string_view, 5> k_charge_categories{"Usage", "Purchase", "Tax", "Credit",
                                                                     "Adjustment"};
inline constexpr std::array<std::string_view, 3> k_charge_frequencies{"One-Time", "Recurring", "Usage-Based"};
inline constexpr std::array<std::string_view, 4> k_pricing_categories{"Standard", "Dynamic", "Committed",
                                                                      "Other"};
inline constexpr std::array<std::string_view, 2> k_commitment_categories{"Spend", "Usage"};
inline constexpr std::array<std::string_view, 2> k_commitment_statuses{"Used", "Unused"};
inline constexpr std::array<std::string_view, 1> k_charge_classes{"Correction"};
inline constexpr std::array<std::string_view, 19> k_service_categories{"AI and Machine Learning",
                                                                       "Analytics",
                                                                       "Business Applications",
                                                                       "Compute",
                                                                       "Databases",
                                                                       "Developer Tools",
                                                                       "Multicloud",
                                                                       "Identity",
                                                                       "Integration",
                                                                       "Internet of Things",
                                                                       "Management and Governance",
                                                                       "Media",
                                                                       "Migration",
                                                                       "Mobile",
                                                                       "Networking",
                                                                       "Security",
                                                                       "Storage",
                                                                       "Web",
                                                                       "Other"};

/// Place in the list, whatever the case; nothing when it is not there.
std::optional<std::size_t> find_choice(std::span<const std::string_view> choices, std::string_view text);
/// "Usage, Purchase, Tax".
std::string listed(std::span<const std::string_view> choices);

}  // namespace pc::consumption::focus
