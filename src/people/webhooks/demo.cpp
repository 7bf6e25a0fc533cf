#include "demo.hpp"

#include "messages.hpp"

namespace pc::webhooks {
namespace {

/// Names under .example lead nowhere.
constexpr const char* k_url = "https://finance.yunfan.example/hooks/partner-center";

void keep(const demo::Stage& stage, const access::Principal& who) {
  const auto when = stage.today.plus_seconds(-3600);
  EndpointId id;
  stage.act(who.tenant, who, when, [&](work::Work& work) {
    auto told = create(work, {k_url, "财务系统对账", {"funds.allocated", "funds.reclaimed"}, true}, "demo");
    if (told) id = told->id;
    return told;
  });
  stage.act(who.tenant, who, when, [&](work::Work& work) { return send_test(work, id); });
  stage.act(who.tenant, who, when, [&](work::Work& work) {
    return change(work, id, {k_url, "财务系统对账", {"funds.allocated", "funds.reclaimed"}, false});
  });
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] { keep(stage, stage.player("yunfan").who); });
}

}  // namespace pc::webhooks
