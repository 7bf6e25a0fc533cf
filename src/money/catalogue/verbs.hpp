// partnerctl import catalogue.
#pragma once
#include <vector>

#include "api/module/verb.hpp"

namespace pc::catalogue {

std::vector<Verb> verbs();

}  // namespace pc::catalogue
