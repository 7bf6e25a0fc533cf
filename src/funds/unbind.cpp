#include "unbind.hpp"

#include "balances.hpp"
#include "customers/associate.hpp"
#include "ledger/statements.hpp"
#include "partners/states.hpp"
#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

struct Standing {
  books::Balance topup, credit, arrears;
  Money held() const { return Money::fen(topup.held + credit.held); }
};

Standing standing_now(db::Transaction& tx, TenantId tenant, std::int64_t owner) {
  const auto of = [&](const books::AccountKind& kind) {
    return parts().ledger->balance(tx, {tenant, owner, &kind});
  };
  return {of(postings::customer_topup), of(postings::customer_credit), of(postings::customer_arrears)};
}

Standing standing_as_read(db::Reader& reader, TenantId tenant, std::int64_t owner) {
  const auto of = [&](const books::AccountKind& kind) {
    return ledger::balance(reader, {tenant, owner, &kind}).value_or(books::Balance{&kind});
  };
  return {of(postings::customer_topup), of(postings::customer_credit), of(postings::customer_arrears)};
}

void add_obstacles(const Standing& standing, std::vector<Refusal>& found) {
  if (standing.arrears.balance < 0)
    found.push_back(refuse(errors::arrears_block, "", Money::fen(-standing.arrears.balance).text()));
  if (standing.held().positive())
    found.push_back(refuse(errors::reserved_blocks, "", standing.held().text()));
}

Adjustment record(const UnbindOrder& order, AdjustmentId id, Money topup, Money credit, Instant now) {
  Adjustment done;
  done.trans_id = transaction_number(Operation::unbind_reclaim, id);
  done.operation_type = Operation::unbind_reclaim;
  done.target = order.customer.value;
  done.customer_id = order.customer.text();
  done.customer_name = order.customer_name;
  done.amount = topup + credit;
  done.source = topup.positive() && credit.positive() ? Source::mixed
                : credit.positive()                   ? Source::credit
                                                      : Source::topup;
  done.apply_scene = "unbind";
  done.operator_name = order.operator_name;
  done.at = now;
  return done;
}

}  // namespace

Result<std::optional<Adjustment>> unbind(db::Transaction& tx, const UnbindOrder& order, Instant now) {
  for (const auto* kind : {&postings::customer_topup, &postings::customer_credit, &postings::customer_arrears})
    parts().ledger->touch(tx, {order.tenant, order.customer.value, kind}, now);
  const auto standing = standing_now(tx, order.tenant, order.customer.value);
  std::vector<Refusal> found;
  add_obstacles(standing, found);
  if (!found.empty()) return found.front();
  const Money topup = Money::fen(standing.topup.balance), credit = Money::fen(standing.credit.balance);
  if (!(topup + credit).positive()) return std::optional<Adjustment>();

  std::vector<ledger::Transfer> transfers;
  if (topup.positive())
    transfers.push_back({&postings::unbound, order.customer.value, order.receiver.value, topup.in_fen()});
  if (credit.positive())
    transfers.push_back(
        {&postings::unbound_credit, order.customer.value, order.receiver.value, credit.in_fen()});
  const auto id = parts().ids->next_as<AdjustmentId>(now);
  const auto posted = parts().ledger->post(tx, order.tenant, transfers, {"adjustment", id.value}, now);
  ensure(posted.ok(), "what is there and not reserved can be moved");
  const auto done = record(order, id, topup, credit, now);
  store::append_adjustment(tx, order.tenant, order.receiver, id, "customer", done);
  PC_CHECK(parts().announcer->announce(tx, order.tenant,
                                       {events::unbound, order.customer.value, wire::encode(done)}, now));
  return std::optional<Adjustment>(done);
}

void check_parting(const customers::PartingLook& look, const customers::Parting& parting,
                   std::vector<Refusal>& found) {
  const auto& customer = parting.customer;
  if (customer.association != customers::Association::resale) return;
  add_obstacles(look.tx != nullptr ? standing_now(*look.tx, customer.tenant, customer.id.value)
                                   : standing_as_read(look.reader, customer.tenant, customer.id.value),
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
      parts().ledger->touch(tx, {tenant, each.id.value, kind}, now);
  return Done{};
}

}  // namespace

void react(pc::events::Announcer& announcer) {
  const auto give_back = [](db::Transaction& tx, TenantId tenant, const pc::events::Event& event,
                            Instant now) -> Outcome {
    const auto parted = customers::parted_of(event);
    if (parted.was != customers::Association::resale) return Done{};
    PC_CHECK(unbind(
        tx, {tenant, parted.partner_id, parted.customer_id, parted.customer_name, parted.decided_by}, now));
    return Done{};
  };
  announcer.on(customers::events::associating,
               [](db::Transaction& tx, TenantId tenant, const pc::events::Event& event, Instant) -> Outcome {
                 if (standing_now(tx, tenant, event.subject).arrears.balance < 0)
                   return customers::errors::join_in_arrears;
                 return Done{};
               });
  announcer.on(partners::events::state_changed, &decide_again);
  announcer.on(customers::events::parted, give_back);
  announcer.on(customers::events::switched, give_back);
}

}  // namespace pc::funds
