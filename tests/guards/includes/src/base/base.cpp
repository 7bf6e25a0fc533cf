#include "base.hpp"
static_assert(sizeof(base::Amount) > 4);
