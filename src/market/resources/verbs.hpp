// partnerctl import resources.
#pragma once
#include <vector>

#include "api/module/verb.hpp"

namespace pc::resources {

std::vector<Verb> verbs();

}  // namespace pc::resources
