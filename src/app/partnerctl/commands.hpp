// The commands of partnerctl.
#pragma once
#include "app/config.hpp"

namespace pc::app::ctl {

/// Each command runs while the command line is parsed and sets `status`.
void add_commands(CLI::App& app, Config& config, int& status);

}  // namespace pc::app::ctl
