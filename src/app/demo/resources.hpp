// The demo market's resources: those that the real bill charges for, as the cloud's platform would report them.
#pragma once
#include "bills.hpp"

namespace pc::app::demo {

/// Mostly on demand; some by period, expired or about to; one reserved instance. One line, of an unknown customer, is
/// refused.
void report_resources(Application& application, Instant today, const Homes& homes);

}  // namespace pc::app::demo
