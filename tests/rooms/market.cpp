#include "market.hpp"

#include <ostream>

#include "core/audit/verify.hpp"
#include "core/ledger/checks.hpp"
#include "market/account_managers/module.hpp"
#include "market/acquisition/module.hpp"
#include "market/budgets/module.hpp"
#include "market/customers/module.hpp"
#include "market/freezing/module.hpp"
#include "market/joining/associate.hpp"
#include "market/joining/module.hpp"
#include "market/partners/module.hpp"
#include "market/relations/module.hpp"
#include "market/resources/module.hpp"
#include "money/charging/module.hpp"
#include "money/discounts/module.hpp"
#include "money/funds/module.hpp"
#include "people/messages/messages.hpp"
#include "people/messages/module.hpp"
#include "people/persons/persons.hpp"
#include "sales/consumption/module.hpp"
#include "sales/orders/module.hpp"
#include "sales/renewals/module.hpp"
#include "sales/subscriptions/module.hpp"
#include "transfer/imports/imports.hpp"
#include "transfer/imports/module.hpp"

namespace pc::rooms {

std::ostream& operator<<(std::ostream& out, const Held& held) {
  return out << "{topup " << held.topup << ", credit " << held.credit << ", arrears " << held.arrears << "}";
}

// The order is that of the application.
const std::vector<Module>& modules() {
  static const std::vector<Module> all{imports::module(),   messages::module(),         partners::module(),
                                       relations::module(), customers::module(),        acquisition::module(),
                                       joining::module(),   account_managers::module(), freezing::module(),
                                       resources::module(), budgets::module(),          funds::module(),
                                       discounts::module(), charging::module(),         consumption::module(),
                                       orders::module(),    subscriptions::module(),    renewals::module()};
  return all;
}

void Market::SetUp() {
  Engine::SetUp();
  chart_ = chart_of(modules());
  clock_.stop_at(now);
  ledger_ = std::make_unique<ledger::Ledger>(database(), chart_, ids_);
  audit_log_ = std::make_unique<audit::AuditLog>(database());
  announcer_ = std::make_unique<events::Announcer>(ids_);
  lend(services, database());
  services.keep(messages::Settings{});
  services.keep(ConsoleAddress{"https://partners.example"});
  services.keep(imports::Settings{folder_.path()});
  services.keep(persons::PresetRoles{});
  offer_all(modules(), services);
  react_all(modules(), *announcer_, services);
  before_start();
  database().start();
}

void Market::lend(Services& to, db::Database& database) {
  to.lend(database);
  to.lend(clock_);
  to.lend(ids_);
  to.lend(chart_);
  to.lend(*ledger_);
  to.lend(*audit_log_);
  to.lend(*announcer_);
}

/// Whatever a test did, the books are right.
void Market::TearDown() {
  EXPECT_EQ(findings(), std::vector<std::string>{});
  database().stop();
}

partners::Partner Market::partner(partners::PartnerKind kind, std::optional<partners::Partner> distributor) {
  const auto id = ids_.next_as<partners::PartnerId>(now);
  const std::string name = "Partner " + std::to_string(++made_);
  partners::Partner made;
  const TenantId tenant = distributor ? distributor->tenant : TenantId(id.value);
  database().write(tenant, [&](db::Transaction& tx) {
    made = partners::create(tx, id, {kind, name, name, distributor}, now);
    return true;
  });
  return made;
}

customers::Customer Market::customer(const partners::Partner& partner, customers::Association association) {
  customers::Customer made;
  made.tenant = partner.tenant;
  made.id = ids_.next_as<customers::CustomerId>(now);
  made.partner = partner.id;
  made.name = made.account_name = "Customer " + std::to_string(++made_);
  made.association = association;
  made.associated_at = now;
  made.customer_type = "company";
  made.verified_status = "verified";
  made.level = "V0";
  database().write(partner.tenant, [&](db::Transaction& tx) {
    joining::store_new(tx, made, now);
    return true;
  });
  return made;
}

access::Principal Market::administrator(const partners::Partner& partner) const {
  access::Principal who;
  who.side = access::Side::partner;
  who.name = partner.name;
  who.tenant = partner.tenant;
  who.partner = partner.id.value;
  who.distributor = partner.kind == partners::PartnerKind::distributor;
  return who;
}

Said Market::top_up(const partners::Partner& partner, std::int64_t fen, const std::string& reference) {
  return act(partner.tenant, access::system_principal("finance"), [&](work::Work& work) {
    funds::TopUp input;
    input.partner_id = partner.id;
    input.amount = Money::fen(fen);
    input.reference.value = reference.empty() ? "bank " + std::to_string(++made_) : reference;
    return funds::top_up(work, input);
  });
}

Said Market::credit_line(const partners::Partner& partner, std::int64_t fen, std::optional<Day> last_day) {
  return act(partner.tenant, access::system_principal("finance"), [&](work::Work& work) {
    funds::SetCredit input;
    input.partner_id = partner.id;
    input.limit = Money::fen(fen);
    input.expires_on = last_day;
    return funds::set_credit(work, input);
  });
}

Said Market::allocate(const partners::Partner& partner, const customers::Customer& customer, std::int64_t fen,
                      funds::Source source) {
  return act(partner.tenant, administrator(partner), [&](work::Work& work) {
    funds::Allocate input;
    input.customer_id = customer.id;
    input.source = source;
    input.amount = Money::fen(fen);
    return funds::allocate(work, input);
  });
}

Said Market::reclaim(const partners::Partner& partner, const customers::Customer& customer, std::int64_t fen) {
  return act(partner.tenant, administrator(partner), [&](work::Work& work) {
    funds::Reclaim input;
    input.customer_id = customer.id;
    input.amount = Money::fen(fen);
    return funds::reclaim(work, input);
  });
}

Said Market::charge(const customers::Customer& customer, std::int64_t fen) {
  return act(customer.tenant, access::system_principal("import"), [&](work::Work& work) {
    charging::charge(work.tx, customer.tenant, customer.id, Money::fen(fen), {"test", ids_.next(now)}, work.now);
    return Result<Done>(Done{});
  });
}

Held Market::has(const customers::Customer& customer) {
  Held held;
  database().read([&](db::Reader& reader) {
    const auto pots = funds::pots_of(reader, customer.tenant, {&customer.id, 1}).at(0);
    held = {pots.topup.balance.in_fen(), pots.credit.balance.in_fen(), pots.arrears.in_fen()};
  });
  return held;
}

Held Market::can_give(const partners::Partner& partner) {
  Held held;
  database().read([&](db::Reader& reader) {
    const auto balance = funds::balance_of(reader, partner.tenant, partner.id, now);
    held = {balance.topup.available.in_fen(), balance.credit.available.in_fen(), 0};
  });
  return held;
}

std::vector<std::string> Market::findings() {
  std::vector<std::string> all;
  auto checks = ledger::checks();
  checks.push_back(audit::chain_check());
  for (const auto& module : modules())
    checks.insert(checks.end(), module.checks.begin(), module.checks.end());
  database().read([&](db::Reader& reader) {
    all.clear();
    for (const auto& check : checks)
      for (const auto& what : check.run(reader, [](std::int64_t) {}))
        all.push_back(std::string(check.name) + ": " + what);
  });
  return all;
}

}  // namespace pc::rooms
