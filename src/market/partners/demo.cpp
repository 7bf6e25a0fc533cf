#include "demo.hpp"

#include "set_state.hpp"

namespace pc::partners {

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] {
    const auto& restricted = stage.player("shudao").who;
    stage.act(
        restricted.tenant, demo::vendor(), stage.today.plus_seconds(-5 * 86'400), [&](work::Work& work) {
          return set_state(
              work, {PartnerId(restricted.partner), PartnerStatus::restricted, {"信用保证金未按期补足"}});
        });
  });
}

}  // namespace pc::partners
