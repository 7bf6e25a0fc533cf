// What must always be true of payments, for `partnerctl verify`.
#pragma once
#include "api/module/module.hpp"

namespace pc::charging {

/// What payments say that each pot gave is what the books moved out of it.
NamedCheck payments_equal_books();

}  // namespace pc::charging
