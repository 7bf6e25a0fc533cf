// partnerctl operator create, partnerctl partner create: the first people of an installation.
#pragma once
#include <functional>

#include "app/application.hpp"

namespace CLI {
class App;
}

namespace pc::app::ctl {

/// `in_application` runs a command in an open application.
void add_people(CLI::App& app,
                const std::function<void(const std::function<int(Application&)>&)>& in_application);

}  // namespace pc::app::ctl
