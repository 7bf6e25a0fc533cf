#include "audit_log.hpp"

#include "core/audit/reveals.hpp"
#include "transfer/exports/create.hpp"

namespace pc::app::demo {
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

access::Principal acting_for(const customers::Customer& customer, const access::Principal& who) {
  access::Principal both;
  both.side = access::Side::customer;
  both.name = customer.name;
  both.account_name = customer.account_name;
  both.tenant = customer.tenant;
  both.partner = customer.partner.value;
  both.customer = customer.id.value;
  both.actor = access::Actor{who.person, who.name, who.account_name, who.partner};
  return both;
}

}  // namespace

void leave_entries(Application& application, access::Principal who,
                   std::span<const customers::Customer> customers, Instant today) {
  who.permissions = {std::string(customers::permissions::view.id)};
  const auto do_it = [&](db::Transaction& tx) {
    const Instant first = Day::of(today).begin().plus_seconds(-30 * k_day + 9 * k_hour);
    for (int day = 0; day < 30; day += 3) {
      Instant now = first.plus_seconds(day * k_day);
      for (const auto& act_ : k_demo_acts) {
        now = now.plus_seconds(k_hour / 2);
        const auto* customer =
            act_.customer >= 0 ? &customers[static_cast<std::size_t>(act_.customer)] : nullptr;
        const std::string subject = customer != nullptr ? "customer_id:" + customer->id.text() : "";
        application.audit_log->write(tx, who.tenant, act_.acting ? acting_for(customers.front(), who) : who,
                                     {act_.act, subject, std::string(act_.outcome), {}, "demo"}, now);
      }
      audit::Look look{{{who.tenant, "customer", customers[static_cast<std::size_t>(day / 3 % 3)].id.value}},
                       {"mobile", "email"},
                       std::string(k_reasons[day / 3 % 3])};
      ensure(audit::keep_look(tx, who, look, application.ids, now).ok(), "few looks a minute");
      const auto note = audit::note_of(look);
      application.audit_log->write(tx, who.tenant, who,
                                   {"customers.reveal", note.subject, "done", note.detail, "demo"}, now);
    }
    auto work = work::work_in(tx, who, today);
    exports::Create wanted;
    wanted.list.value = "/api/v1/customers";
    ensure(exports::create(work, wanted).ok(), "customers can be exported");
    return true;
  };
  const auto finished = application.database->write(who.tenant, do_it);
  if (finished.fate != db::Fate::committed) throw std::runtime_error("demo audit log: " + finished.error);
}

}  // namespace pc::app::demo
