#include "late/late.hpp"
