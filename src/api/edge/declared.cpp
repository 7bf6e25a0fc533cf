#include "declared.hpp"

#include <algorithm>
#include <array>

#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"
#include "router.hpp"

namespace pc::edge {

std::string label_of(const Route& route) { return std::string(verb_text(route.verb)) + " " + route.path; }

bool declared(const Route& route, const ErrorCode& code) {
  static constexpr std::array always{&pc::errors::invalid_value, &pc::errors::missing_value,
                                     &pc::errors::unauthenticated, &pc::errors::forbidden,
                                     &pc::errors::unavailable, &pc::errors::internal};
  const auto same = [&](const ErrorCode* each) {
    return each == &code || std::string_view(each->id) == code.id;
  };
  return std::ranges::any_of(always, same) || std::ranges::any_of(route.refuses, same);
}

void note_refusal(const Route& route, const Refusal& refusal) {
  if (declared(route, *refusal.code)) return;
  const std::string code(refusal.code->id);
  log::error("a refusal that its route does not declare", {{"route", route.path}, {"code", code}});
  metrics::counter("partnerd_undeclared_refusals_total", "Refusals that the route does not declare.",
                   {{"route", route.path}, {"code", code}})
      .add();
}

}  // namespace pc::edge
