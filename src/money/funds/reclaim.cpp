#include "reclaim.hpp"

#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

Source source_of(const Split& split) {
  if (split.topup.positive() && split.credit.positive()) return Source::mixed;
  return split.credit.positive() ? Source::credit : Source::topup;
}

std::vector<ledger::Transfer> transfers(const ReclaimInstruction& instruction, const Split& split) {
  std::vector<ledger::Transfer> all;
  if (split.topup.positive())
    all.push_back(
        {&postings::reclaimed, instruction.customer.value, instruction.receiver.value, split.topup.in_fen()});
  if (split.credit.positive())
    all.push_back({&postings::reclaimed_credit, instruction.customer.value, instruction.receiver.value,
                   split.credit.in_fen()});
  return all;
}

}  // namespace

wire::Fields Reclaim::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Reclaim::customer_id>("customer_id", "The customer that gives the money back."),
      wire::field<&Reclaim::amount>("amount",
                                    "Yuan, at least 0.01, at most two decimals and the customer's balance."),
      wire::defaulted<&Reclaim::memo>("memo", "Shown in the adjustment records.")};
  return all;
}

Result<Adjustment> carry_out(work::Work& work, const ReclaimInstruction& instruction) {
  PC_CHECK(check_amount(instruction.amount));
  const auto target = store::target(work.tx, instruction.tenant, instruction.customer);
  if (!target ||
      !customers::in_scope(work.tx, instruction.tenant, target->manager, customers::scope_of(work.who)))
    return refuse(errors::not_your_customer, "customer_id");
  PC_CHECK(check_target(target->target, instruction.receiver));

  const Pots before = pots_of(work.tx, instruction.tenant, instruction.customer);
  const auto split = split_reclaim(instruction.amount, before);
  if (!split) return refuse(errors::reclaim_too_much, "amount", before.available().text());
  const auto id = work.ids.next_as<AdjustmentId>(work.now);
  const auto posted = use<ledger::Ledger>(work.tx).post(
      work.tx, instruction.tenant, transfers(instruction, *split), {"adjustment", id.value}, work.now);
  if (!posted) return not_covered(posted.refusal(), errors::reclaim_too_much);

  Adjustment done;
  done.trans_id = transaction_number(Operation::reclaim, id);
  done.operation_type = Operation::reclaim;
  done.target = instruction.customer.value;
  done.customer_id = instruction.customer.text();
  done.customer_name = target->name;
  done.amount = instruction.amount;
  done.source = source_of(*split);
  done.customer_balance = before.balance() - instruction.amount;
  done.memo = instruction.memo;
  done.apply_scene = instruction.scene;
  done.operator_name = work.who.name;
  done.at = work.now;
  store::append_adjustment(work.tx, instruction.tenant, instruction.receiver, id, done);
  PC_CHECK(work.announcer.announce(work.tx, instruction.tenant,
                                   {events::reclaimed, instruction.customer.value, wire::encode(done)},
                                   work.now));
  return done;
}

Result<Adjustment> reclaim(work::Work& work, const Reclaim& input) {
  return carry_out(work, ReclaimInstruction{work.who.tenant, partners::PartnerId(work.who.partner),
                                            input.customer_id, input.amount, input.memo.value, "console"});
}

}  // namespace pc::funds
