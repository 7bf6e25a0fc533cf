#include "allocate.hpp"

#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

Result<Done> check_source(work::Work& work, const AllocationInstruction& instruction) {
  ensure(instruction.source != Source::mixed, "an allocation is paid by one account");
  if (instruction.source == Source::topup) return Done{};
  const auto line = store::credit_line(work.tx, instruction.tenant, instruction.payer);
  if (line && line->expires_at <= work.now) return refuse(errors::credit_expired, "source");
  return Done{};
}

/// The allocation itself and, if the customer owes something, its repayment out of what arrived.
std::vector<ledger::Transfer> transfers(const AllocationInstruction& instruction, Money settled) {
  const bool credit = instruction.source == Source::credit;
  const auto customer = instruction.customer.value;
  std::vector<ledger::Transfer> all{{credit ? &postings::allocated_credit : &postings::allocated,
                                     instruction.payer.value, customer, instruction.amount.in_fen()}};
  if (settled.positive())
    all.push_back({credit ? &postings::arrears_repaid_credit : &postings::arrears_repaid, customer, customer,
                   settled.in_fen()});
  return all;
}

}  // namespace

wire::Fields Allocate::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&Allocate::customer_id>("customer_id", "The customer that receives the money."),
      wire::field<&Allocate::source>("source", "The account that pays: topup or credit."),
      wire::field<&Allocate::amount>("amount", "Yuan, at least 0.01, at most two decimals."),
      wire::defaulted<&Allocate::memo>("memo", "Shown in the adjustment records.")};
  return all;
}

Result<Adjustment> carry_out(work::Work& work, const AllocationInstruction& instruction) {
  PC_CHECK(check_amount(instruction.amount));
  const Pots before = pots_of(work.tx, instruction.tenant, instruction.customer);
  const auto target = store::target(work.tx, instruction.tenant, instruction.customer);
  if (!target ||
      !customers::in_scope(work.tx, instruction.tenant, target->manager, customers::scope_of(work.who)))
    return refuse(errors::not_your_customer, "customer_id");
  PC_CHECK(check_target(target->target, instruction.payer));
  PC_CHECK(check_source(work, instruction));

  const Money settled = std::min(before.arrears, instruction.amount);
  const auto id = work.ids.next_as<AdjustmentId>(work.now);
  const auto posted = use<ledger::Ledger>(work.tx).post(
      work.tx, instruction.tenant, transfers(instruction, settled), {"adjustment", id.value}, work.now);
  if (!posted) return not_covered(posted.refusal(), errors::insufficient);

  Adjustment done;
  done.trans_id = transaction_number(Operation::allocate, id);
  done.operation_type = Operation::allocate;
  done.target = instruction.customer.value;
  done.customer_id = instruction.customer.text();
  done.customer_name = target->name;
  done.amount = instruction.amount;
  done.source = instruction.source;
  done.arrears_settled = settled;
  done.customer_balance = before.balance() + instruction.amount - settled;
  done.memo = instruction.memo;
  done.apply_scene = instruction.scene;
  done.operator_name = work.who.name;
  done.at = work.now;
  store::append_adjustment(work.tx, instruction.tenant, instruction.payer, id, done);
  PC_CHECK(work.announcer.announce(work.tx, instruction.tenant,
                                   {events::allocated, instruction.customer.value, wire::encode(done)},
                                   work.now));
  return done;
}

Result<Adjustment> allocate(work::Work& work, const Allocate& input) {
  if (input.source == Source::mixed) return refuse(pc::errors::invalid_value, "source", "topup, credit");
  return carry_out(work, {work.who.tenant, partners::PartnerId(work.who.partner), input.customer_id,
                          input.source, input.amount, input.memo.value, "console"});
}

}  // namespace pc::funds
