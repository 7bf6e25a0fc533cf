// Which rooms' work is done in the background, and how often.
#pragma once
#include "house.hpp"

namespace pc::app {

/// Before the schedule starts. The house outlives it.
void add_jobs(House& house);

}  // namespace pc::app
