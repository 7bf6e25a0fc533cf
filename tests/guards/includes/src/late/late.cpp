#include "late.hpp"
