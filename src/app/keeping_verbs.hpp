// partnerctl audit … and partnerctl journal …: of the audit log and the books, which stand below the modules.
#pragma once
#include <vector>

#include "api/module/verb.hpp"

namespace pc::app {

std::vector<Verb> keeping_verbs();

}  // namespace pc::app
