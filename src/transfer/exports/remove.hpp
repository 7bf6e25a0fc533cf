// Act: remove an export; one that is under way is given up.
#pragma once
#include "tasks.hpp"

namespace pc::exports {

/// Refuses exports.unknown. The file goes with the next tidying (forget_old).
Result<edge::Nothing> remove(work::Work& work, const OneTask& input);

}  // namespace pc::exports
