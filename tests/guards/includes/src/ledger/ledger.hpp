#pragma once
#include "base/base.hpp"
namespace ledger {
void post(base::Amount amount);
}
