#include "disassociate.hpp"

#include "balances.hpp"
#include "market/joining/associate.hpp"
#include "market/partners/states.hpp"
#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

void add_obstacles(const Pots& pots, std::vector<Refusal>& found) {
  if (pots.arrears.positive()) found.push_back(refuse(errors::arrears_block, "", pots.arrears.text()));
  if (pots.on_hold().positive()) found.push_back(refuse(errors::reserved_blocks, "", pots.on_hold().text()));
}

Adjustment record(const Disassociation& instruction, AdjustmentId id, Money topup, Money credit,
                  Instant now) {
  Adjustment done;
  done.trans_id = transaction_number(Operation::disassociation_reclaim, id);
  done.operation_type = Operation::disassociation_reclaim;
  done.target = instruction.customer.value;
  done.customer_id = instruction.customer.text();
  done.customer_name = instruction.customer_name;
  done.amount = topup + credit;
  done.source = topup.positive() && credit.positive() ? Source::mixed
                : credit.positive()                   ? Source::credit
                                                      : Source::topup;
  done.apply_scene = "unbind";
  done.operator_name = instruction.operator_name;
  done.at = now;
  return done;
}

}  // namespace

Result<std::optional<Adjustment>> disassociate(db::Transaction& tx, const Disassociation& instruction,
                                               Instant now) {
  for (const auto* kind : {&postings::customer_topup, &postings::customer_credit, &postings::customer_arrears})
    use<ledger::Ledger>(tx).touch(tx, {instruction.tenant, instruction.customer.value, kind}, now);
  const Pots pots = pots_of(tx, instruction.tenant, instruction.customer);
  std::vector<Refusal> found;
  add_obstacles(pots, found);
  if (!found.empty()) return found.front();
  const Money topup = pots.topup.balance, credit = pots.credit.balance;
  if (!pots.balance().positive()) return std::optional<Adjustment>();

  std::vector<ledger::Transfer> transfers;
  if (topup.positive())
    transfers.push_back(
        {&postings::disassociated, instruction.customer.value, instruction.receiver.value, topup.in_fen()});
  if (credit.positive())
    transfers.push_back({&postings::disassociated_credit, instruction.customer.value,
                         instruction.receiver.value, credit.in_fen()});
  const auto id = use<IdSource>(tx).next_as<AdjustmentId>(now);
  PC_CHECK(use<ledger::Ledger>(tx).post(tx, instruction.tenant, transfers, {"adjustment", id.value}, now));
  const auto done = record(instruction, id, topup, credit, now);
  store::append_adjustment(tx, instruction.tenant, instruction.receiver, id, done);
  PC_CHECK(use<pc::events::Announcer>(tx).announce(
      tx, instruction.tenant, {events::disassociated, instruction.customer.value, wire::encode(done)}, now));
  return std::optional<Adjustment>(done);
}

void check_change(const relations::ChangeLook& look, const relations::RelationChange& change,
                  std::vector<Refusal>& found) {
  const auto& customer = change.customer;
  if (customer.association != customers::Association::resale) return;
  add_obstacles(look.tx != nullptr ? pots_of(*look.tx, customer.tenant, customer.id)
                                   : pots_of(look.reader, customer.tenant, {&customer.id, 1}).front(),
                found);
}

namespace {

/// Transfers of the partner that another process has decided on, but not yet committed, see its new state.
Outcome decide_again(db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant now) {
  const auto partner = partners::find(tx, tenant, partners::PartnerId(event.subject));
  ensure(partner.has_value(), "the state of a partner that is there was set");
  auto all = partners::resellers_of(tx, *partner);
  all.push_back(*partner);
  for (const auto& each : all)
    for (const auto* kind : {&postings::partner_topup, &postings::partner_credit})
      use<ledger::Ledger>(tx).touch(tx, {tenant, each.id.value, kind}, now);
  return Done{};
}

}  // namespace

void react(pc::events::Announcer& announcer) {
  const auto give_back = [](db::Transaction& tx, TenantId tenant, const pc::events::Event& event,
                            Instant now) -> Outcome {
    const auto ended = relations::changed_of(event);
    if (ended.was != customers::Association::resale) return Done{};
    PC_CHECK(disassociate(
        tx, {tenant, ended.partner_id, ended.customer_id, ended.customer_name, ended.decided_by}, now));
    return Done{};
  };
  announcer.on(joining::events::associating,
               [](db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant) -> Outcome {
                 if (pots_of(tx, tenant, customers::CustomerId(event.subject)).arrears.positive())
                   return acquisition::errors::join_in_arrears;
                 return Done{};
               });
  announcer.on(partners::events::state_changed, &decide_again);
  announcer.on(relations::events::disassociated, give_back);
  announcer.on(relations::events::switched, give_back);
}

}  // namespace pc::funds
