#include "module.hpp"

namespace pc {

void offer_all(std::span<const Module> modules, Services& services) {
  for (const auto& module : modules) {
    for (const auto& todo : module.todos) services.declare(todo);
    for (const auto& action : module.audit_actions) services.declare(action);
    for (const auto& check : module.checks) services.declare(check);
    if (module.offer != nullptr) module.offer(services);
  }
}

books::Chart chart_of(std::span<const Module> modules) {
  books::Chart chart;
  for (const auto& module : modules)
    if (module.add_to_chart != nullptr) module.add_to_chart(chart);
  return chart;
}

void react_all(std::span<const Module> modules, events::Announcer& announcer, const Services& services) {
  for (const auto& module : modules)
    if (module.react != nullptr) module.react(announcer, services);
}

void add_all_routes(std::span<const Module> modules, edge::Routes& routes, const Services& services) {
  for (const auto& module : modules)
    if (module.add_routes != nullptr) module.add_routes(routes, services);
}

}  // namespace pc
