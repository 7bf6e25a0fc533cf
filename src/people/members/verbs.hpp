// partnerctl operator create.
#pragma once
#include <vector>

#include "api/module/verb.hpp"

namespace pc::members {

std::vector<Verb> verbs();

}  // namespace pc::members
