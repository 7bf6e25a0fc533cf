// partnerctl partner create.
#pragma once
#include <vector>

#include "api/module/verb.hpp"

namespace pc::partners {

std::vector<Verb> verbs();

}  // namespace pc::partners
