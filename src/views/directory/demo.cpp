#include "demo.hpp"

#include "core/audit/reveals.hpp"
#include "market/customers/customers.hpp"
#include "transfer/exports/create.hpp"

namespace pc::directory {
namespace {

constexpr std::int64_t k_hour = 3600, k_day = 24 * k_hour;

struct DemoAct {
  std::string_view act, outcome;
  int customer;  // of the first ones; -1: none
  bool acting;   // for that customer
};
constexpr DemoAct k_demo_acts[] = {
    {"session.sign_in", "done", -1, false},      {"funds.allocate", "done", 0, false},
    {"customers.edit_tags", "done", 1, false},   {"funds.allocate", "funds.insufficient", 2, false},
    {"identity.set_language", "done", -1, true}, {"funds.reclaim", "done", 0, false},
};
constexpr std::string_view k_reasons[] = {"核对发票联系人", "电话回访", "客户要求修改资料"};

access::Principal acting_for(const demo::Customer& customer, const access::Principal& who) {
  access::Principal both = customer.person();
  both.actor = access::Actor{who.person, who.name, who.account_name, who.partner};
  return both;
}

/// What somebody did in the three hours from `now` on.
void act(const work::Work& work, const demo::Player& player, Instant now) {
  const auto& who = work.who;
  for (const auto& act_ : k_demo_acts) {
    now = now.plus_seconds(k_hour / 2);
    const auto* customer =
        act_.customer >= 0 ? &player.customers[static_cast<std::size_t>(act_.customer)] : nullptr;
    const std::string subject =
        customer != nullptr ? "customer_id:" + customers::CustomerId(customer->id).text() : "";
    work.audit_log.write(work.tx, who.tenant, act_.acting ? acting_for(player.customers.front(), who) : who,
                         {act_.act, subject, std::string(act_.outcome), {}, "demo"}, now);
  }
}

Outcome look(const work::Work& work, const demo::Player& player, std::size_t which, Instant now) {
  const audit::Look look{{{work.who.tenant, "customer", player.customers[which].id}},
                         {"mobile", "email"},
                         std::string(k_reasons[which])};
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, now));
  const auto note = audit::note_of(look);
  work.audit_log.write(work.tx, work.who.tenant, work.who,
                       {"customers.reveal", note.subject, "done", note.detail, "demo"}, now);
  return Done{};
}

/// Of one partner's main account.
void leave_entries(const demo::Stage& stage, const demo::Player& player) {
  access::Principal who = player.who;
  who.permissions = {std::string(customers::permissions::view.id)};
  stage.act(who.tenant, who, stage.today, [&](work::Work& work) -> Outcome {
    const Instant first = Day::of(stage.today).begin().plus_seconds(-30 * k_day + 9 * k_hour);
    for (int day = 0; day < 30; day += 3) {
      const Instant morning = first.plus_seconds(day * k_day);
      act(work, player, morning);
      PC_CHECK(look(work, player, static_cast<std::size_t>(day / 3 % 3), morning.plus_seconds(3 * k_hour)));
    }
    exports::Create wanted;
    wanted.list.value = "/api/v1/customers";
    PC_CHECK(exports::create(work, wanted));
    return Done{};
  });
}

}  // namespace

void play_demo(demo::Stage& stage) {
  stage.at_last([&stage] {
    for (const auto& player : stage.players) leave_entries(stage, player);
  });
}

}  // namespace pc::directory
