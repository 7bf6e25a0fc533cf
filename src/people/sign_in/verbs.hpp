// partnerctl password reset.
#pragma once
#include <vector>

#include "api/module/verb.hpp"

namespace pc::sign_in {

std::vector<Verb> verbs();

}  // namespace pc::sign_in
