#pragma once
#include "base/base.hpp"
bool allowed(base::Amount amount);
