// partnerctl operator create, partnerctl partner create: the first people of an installation.
#pragma once
#include <functional>

#include "app/house.hpp"

namespace CLI {
class App;
}

namespace pc::app::ctl {

/// `in_house` runs a command in an opened house.
void add_people(CLI::App& app, const std::function<void(const std::function<int(House&)>&)>& in_house);

}  // namespace pc::app::ctl
