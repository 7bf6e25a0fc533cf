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

}  // namespace pc
