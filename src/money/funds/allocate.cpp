#include "allocate.hpp"

#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

Result<Done> check_source(work::Work& work, const AllocationOrder& order) {
  ensure(order.source != Source::mixed, "an allocation is paid by one account");
  if (order.source == Source::topup) return Done{};
  const auto line = store::credit_line(work.tx, order.tenant, order.payer);
  if (line && line->expires_at <= work.now) return refuse(errors::credit_expired, "source");
  return Done{};
}

/// The allocation itself and, if the customer owes something, its repayment out of what arrived.
std::vector<ledger::Transfer> transfers(const AllocationOrder& order, Money settled) {
  const bool credit = order.source == Source::credit;
  const auto customer = order.customer.value;
  std::vector<ledger::Transfer> all{{credit ? &postings::allocated_credit : &postings::allocated, order.payer.value,
                                     customer, order.amount.in_fen()}};
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

Result<Adjustment> carry_out(work::Work& work, const AllocationOrder& order) {
  PC_CHECK(check_amount(order.amount));
  const Pots before = pots_of(work.tx, order.tenant, order.customer);
  const auto target = store::target(work.tx, order.tenant, order.customer);
  if (!target || !customers::in_scope(work.tx, order.tenant, target->manager, customers::scope_of(work.who)))
    return refuse(errors::not_your_customer, "customer_id");
  PC_CHECK(check_target(target->target, order.payer));
  PC_CHECK(check_source(work, order));

  const Money settled = std::min(before.arrears, order.amount);
  const auto id = work.ids.next_as<AdjustmentId>(work.now);
  const auto posted = use<ledger::Ledger>(work.tx).post(work.tx, order.tenant, transfers(order, settled),
                                                        {"adjustment", id.value}, work.now);
  if (!posted) return not_covered(posted.refusal(), errors::insufficient);

  Adjustment done;
  done.trans_id = transaction_number(Operation::allocate, id);
  done.operation_type = Operation::allocate;
  done.target = order.customer.value;
  done.customer_id = order.customer.text();
  done.customer_name = target->name;
  done.amount = order.amount;
  done.source = order.source;
  done.arrears_settled = settled;
  done.customer_balance = before.balance() + order.amount - settled;
  done.memo = order.memo;
  done.apply_scene = order.scene;
  done.operator_name = work.who.name;
  done.at = work.now;
  store::append_adjustment(work.tx, order.tenant, order.payer, id, done);
  PC_CHECK(work.announcer.announce(work.tx, order.tenant,
                                   {events::allocated, order.customer.value, wire::encode(done)}, work.now));
  return done;
}

Result<Adjustment> allocate(work::Work& work, const Allocate& input) {
  if (input.source == Source::mixed)
    return refuse(pc::errors::invalid_value, "source", "topup, credit");
  return carry_out(work, {work.who.tenant, partners::PartnerId(work.who.partner), input.customer_id, input.source,
                          input.amount, input.memo.value, "console"});
}

}  // namespace pc::funds
