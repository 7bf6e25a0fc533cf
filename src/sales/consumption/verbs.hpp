// partnerctl import focus|decide and partnerctl waiting …: bills taken in, decided, and what waits of them.
#pragma once
#include <vector>

#include "api/module/verb.hpp"

namespace pc::consumption {

std::vector<Verb> verbs();

}  // namespace pc::consumption
