// What this part of the room announces.
#pragma once
#include <string>
#include <string_view>

#include "store.hpp"

namespace pc::acquisition {

namespace events {
/// Subject: the registration. Payload: {"registration","partner","state"}.
inline constexpr std::string_view registered = "customers.registered";
inline constexpr std::string_view reviewed = "customers.registration_reviewed";
/// Subject: the invitation. Payload: {"invitation","partner","kind"}.
inline constexpr std::string_view invited = "customers.invited";
}  // namespace events

std::string subject_json(const Registration& registration);
std::string subject_json(const Invitation& invitation);

}  // namespace pc::acquisition
