#include "limit.hpp"

bool careless() { return allowed(1); }
