#include "trail.hpp"

#include "core/audit/reveals.hpp"
#include "transfer/exports/create.hpp"

namespace pc::app::demo {
namespace {

constexpr std::int64_t k_hour = 3600, k_day = 24 * k_hour;

struct Deed {
  std::string_view act, outcome;
  int customer;  // of the first ones; -1: none
  bool acting;   // for that customer
};
constexpr Deed k_deeds[] = {
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

void leave_trail(House& house, access::Principal who, std::span<const customers::Customer> customers,
                 Instant today) {
  who.permissions = {std::string(customers::permissions::view.id)};
  const auto do_it = [&](db::Transaction& tx) {
    const Instant first = Day::of(today).begin().plus_seconds(-30 * k_day + 9 * k_hour);
    for (int day = 0; day < 30; day += 3) {
      Instant now = first.plus_seconds(day * k_day);
      for (const auto& deed : k_deeds) {
        now = now.plus_seconds(k_hour / 2);
        const auto* customer =
            deed.customer >= 0 ? &customers[static_cast<std::size_t>(deed.customer)] : nullptr;
        const std::string subject = customer != nullptr ? "customer_id:" + customer->id.text() : "";
        house.trail->write(tx, who.tenant, deed.acting ? acting_for(customers.front(), who) : who,
                           {deed.act, subject, std::string(deed.outcome), {}, "demo"}, now);
      }
      audit::Look look{{{who.tenant, "customer", customers[static_cast<std::size_t>(day / 3 % 3)].id.value}},
                       {"mobile", "email"},
                       std::string(k_reasons[day / 3 % 3])};
      ensure(audit::keep_look(tx, who, look, house.ids, now).ok(), "few looks a minute");
      const auto note = audit::note_of(look);
      house.trail->write(tx, who.tenant, who, {"customers.reveal", note.subject, "done", note.detail, "demo"},
                         now);
    }
    auto work = work::work_in(tx, who, today);
    exports::Create wanted;
    wanted.list.value = "/api/v1/customers";
    ensure(exports::create(work, wanted).ok(), "customers can be exported");
    return true;
  };
  const auto finished = house.database->write(who.tenant, do_it);
  if (finished.fate != db::Fate::committed) throw std::runtime_error("demo trail: " + finished.error);
}

}  // namespace pc::app::demo
