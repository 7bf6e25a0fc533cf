// What must always be true of lines and their sums, for `partnerctl verify`.
#pragma once
#include "api/module/module.hpp"

namespace pc::consumption {

std::vector<NamedCheck> checks();

}  // namespace pc::consumption
