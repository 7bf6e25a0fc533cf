// partnerctl import and partnerctl waiting: bills and resources taken in, decided, and what waits of them.
#pragma once
#include <functional>

#include "app/application.hpp"

namespace CLI {
class App;
}

namespace pc::app::ctl {

/// Runs work in an open application and keeps its status.
using InApplication = std::function<void(const std::function<int(Application&)>&)>;

void add_import_commands(CLI::App& app, const InApplication& in_application);

}  // namespace pc::app::ctl
