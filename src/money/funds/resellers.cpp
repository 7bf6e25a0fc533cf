#include "resellers.hpp"

#include "store.hpp"

namespace pc::funds {
namespace {

Result<Adjustment> move(work::Work& work, const ResellerInstruction& instruction, Operation operation) {
  PC_CHECK(check_amount(instruction.amount));
  PC_TRY(reseller, partners::acting_partner(work.tx, work.who, instruction.reseller));
  PC_TRY(distributor, partners::acting_partner(work.tx, work.who, std::nullopt));
  PC_CHECK(partners::check_may_move_money(distributor.standing));
  PC_CHECK(partners::check_may_move_money(reseller.standing));

  const bool giving = operation == Operation::allocate;
  const auto id = work.ids.next_as<AdjustmentId>(work.now);
  const ledger::Transfer transfer{giving ? &postings::reseller_allocated : &postings::reseller_reclaimed,
                                  (giving ? distributor : reseller).id.value,
                                  (giving ? reseller : distributor).id.value, instruction.amount.in_fen()};
  const auto posted = use<ledger::Ledger>(work.tx).post(work.tx, distributor.tenant, {&transfer, 1},
                                                        {"adjustment", id.value}, work.now);
  if (!posted) return not_covered(posted.refusal(), giving ? errors::insufficient : errors::reclaim_too_much);

  const auto after = use<ledger::Ledger>(work.tx).balance(
      work.tx, {distributor.tenant, reseller.id.value, &postings::partner_topup});
  Adjustment done;
  done.trans_id = transaction_number(operation, id);
  done.operation_type = operation;
  done.target = reseller.id.value;
  done.customer_id = reseller.id.text();
  done.customer_name = reseller.name;
  done.customer_kind = "reseller";
  done.amount = instruction.amount;
  done.customer_balance = Money::fen(after.balance);
  done.memo = instruction.memo;
  done.apply_scene = instruction.scene;
  done.operator_name = work.who.name;
  done.at = work.now;
  store::append_adjustment(work.tx, distributor.tenant, distributor.id, id, done);
  return done;
}

ResellerInstruction order_of(const AdjustReseller& input) {
  return {input.partner_id, input.amount, input.memo.value, "console"};
}

}  // namespace

wire::Fields AdjustReseller::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&AdjustReseller::partner_id>("partner_id", "The reseller."),
      wire::field<&AdjustReseller::amount>("amount", "Yuan, at least 0.01, at most two decimals."),
      wire::defaulted<&AdjustReseller::memo>("memo", "Shown in the adjustment records.")};
  return all;
}

Result<Adjustment> allocate_to_reseller(work::Work& work, const ResellerInstruction& instruction) {
  return move(work, instruction, Operation::allocate);
}

Result<Adjustment> reclaim_from_reseller(work::Work& work, const ResellerInstruction& instruction) {
  return move(work, instruction, Operation::reclaim);
}

Result<Adjustment> allocate_to_reseller_from_console(work::Work& work, const AdjustReseller& input) {
  return allocate_to_reseller(work, order_of(input));
}

Result<Adjustment> reclaim_from_reseller_from_console(work::Work& work, const AdjustReseller& input) {
  return reclaim_from_reseller(work, order_of(input));
}

}  // namespace pc::funds
