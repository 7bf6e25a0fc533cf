// partnerctl import and partnerctl waiting: bills and resources taken in, decided, and what waits of them.
#pragma once
#include <functional>

#include "app/house.hpp"

namespace CLI {
class App;
}

namespace pc::app::ctl {

/// Runs work in an opened house and keeps its status.
using InHouse = std::function<void(const std::function<int(House&)>&)>;

void add_import_commands(CLI::App& app, const InHouse& in_house);

}  // namespace pc::app::ctl
