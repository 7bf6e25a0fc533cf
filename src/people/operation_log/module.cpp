#include "module.hpp"

#include "operation_log.hpp"

namespace pc::operation_log {

Module module() {
  return {
      .name = "operation_log",
      .menu = {{"organisation.trail", "Operation log", "操作日志", 430, "/organisation/trail"}},
      .permissions = {{&permissions::view, "operator operator_finance partner_admin distributor_admin"},
                      {&permissions::reveal_policy, "partner_admin distributor_admin"}},
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
  };
}

}  // namespace pc::operation_log
