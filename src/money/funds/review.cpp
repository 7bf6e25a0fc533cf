#include "review.hpp"

#include "pots.hpp"
#include "store.hpp"

namespace pc::funds {
namespace {

using approvals::Asking;
using approvals::Request;

constexpr std::string_view k_allocate = "funds.allocate", k_reclaim = "funds.reclaim",
                           k_give_reseller = "resellers.allocate", k_take_reseller = "resellers.reclaim";

/// An order as it is kept until somebody agrees.
struct Waiting {
  static constexpr const char* shape_name = "WaitingTransfer";
  std::int64_t partner = 0, target = 0;
  Source source = Source::topup;
  Money amount;
  std::string memo, scene;
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {
        wire::field<&Waiting::partner>("partner", "Whose money it is."),
        wire::field<&Waiting::target>("target", "The customer or reseller."),
        wire::field<&Waiting::source>("source", "The account that pays."),
        wire::field<&Waiting::amount>("amount", "Yuan."),
        wire::field<&Waiting::memo>("memo", "Remark."),
        wire::field<&Waiting::scene>("scene", "Where it was asked.")};
    return all;
  }
};

Waiting waiting_of(const Request& request) {
  const auto json = wire::Json::parse(request.payload);
  ensure(json.ok(), "a waiting transfer is kept as JSON");
  auto waiting = wire::decode<Waiting>(*json);
  ensure(waiting.ok(), "a waiting transfer is kept whole");
  return *waiting;
}

/// What is put on hold: an account and how much of it.
struct Held {
  ledger::AccountName account;
  Money amount;
};

/// Much later than the request, whose end gives the money back: a hold that ends by itself first is seen as held
/// until its account is used.
Instant hold_end(Instant now) { return approvals::end_of_request(now).plus_seconds(30 * 24 * 3600); }

Review ask(work::Work& work, TenantId tenant, std::string_view kind, const Waiting& waiting,
           const std::string& name, std::span<const Held> held, const ErrorCode& too_little) {
  const Asking asking{kind,           waiting.partner, waiting.target,        name,
                      waiting.amount, waiting.memo,    wire::encode(waiting), waiting.scene};
  // A partner's system that lost the answer asks again with a new signature.
  if (work.who.machine)
    if (const auto same = approvals::open_request(work.tx, work.who, asking, work.now))
      return std::optional<edge::InReview>(edge::InReview{same->id.text(), same->expires_at});
  std::string holds;
  for (const Held& each : held) {
    if (!each.amount.positive()) continue;
    const auto hold =
        use<ledger::Ledger>(work.tx).hold(work.tx, each.account, each.amount.in_fen(),
                                          {"approval", waiting.target}, hold_end(work.now), work.now);
    if (!hold) return not_covered(hold.refusal(), too_little);
    holds += (holds.empty() ? "" : ",") + hold->text();
  }
  PC_TRY(asked, approvals::ask(work, tenant, asking, holds));
  return std::optional<edge::InReview>(asked);
}

bool second_person(work::Work& work, TenantId tenant, partners::PartnerId partner, std::string_view kind,
                   std::int64_t target, Money amount) {
  return approvals::needs_second_person(work, tenant, partner.value, kind, target, amount);
}

void release(db::Transaction& tx, const Request& request, Instant now) {
  for (const auto text : split(request.holds, ','))
    if (const auto id = parse_id(text))
      // One that ended by itself has let go already.
      static_cast<void>(use<ledger::Ledger>(tx).void_hold(tx, request.tenant, ledger::HoldId(*id), now));
}

/// Carries out in the name of whoever asked; the audit log names the one who agreed.
template <class Act>
Result<std::string> as_asker(work::Work& work, const Request& request, Act act) {
  access::Principal asker = work.who;
  asker.person = request.asked_by;
  asker.name = request.asked_by_name;
  work::Work again{work.tx, asker, work.now, work.ids, work.audit_log, work.announcer};
  PC_TRY(done, act(again));
  return done.trans_id;
}

Result<std::string> run_allocation(work::Work& work, const Request& request) {
  const Waiting w = waiting_of(request);
  return as_asker(work, request, [&](work::Work& again) {
    return carry_out(
        again, AllocationInstruction{request.tenant, partners::PartnerId(w.partner),
                                     customers::CustomerId(w.target), w.source, w.amount, w.memo, w.scene});
  });
}

Result<std::string> run_reclaim(work::Work& work, const Request& request) {
  const Waiting w = waiting_of(request);
  return as_asker(work, request, [&](work::Work& again) {
    return carry_out(again, ReclaimInstruction{request.tenant, partners::PartnerId(w.partner),
                                               customers::CustomerId(w.target), w.amount, w.memo, w.scene});
  });
}

Result<std::string> run_to_reseller(work::Work& work, const Request& request) {
  const Waiting w = waiting_of(request);
  return as_asker(work, request, [&](work::Work& again) {
    return allocate_to_reseller(again, {partners::PartnerId(w.target), w.amount, w.memo, w.scene});
  });
}

Result<std::string> run_from_reseller(work::Work& work, const Request& request) {
  const Waiting w = waiting_of(request);
  return as_asker(work, request, [&](work::Work& again) {
    return reclaim_from_reseller(again, {partners::PartnerId(w.target), w.amount, w.memo, w.scene});
  });
}

}  // namespace

Review review(work::Work& work, const AllocationInstruction& instruction) {
  if (!second_person(work, instruction.tenant, instruction.payer, k_allocate, instruction.customer.value,
                     instruction.amount))
    return std::optional<edge::InReview>();
  PC_CHECK(check_amount(instruction.amount));
  const auto target = store::target(work.tx, instruction.tenant, instruction.customer);
  if (!target ||
      !customers::in_scope(work.tx, instruction.tenant, target->manager, customers::scope_of(work.who)))
    return refuse(errors::not_your_customer, "customer_id");
  PC_CHECK(check_target(target->target, instruction.payer));
  const bool credit = instruction.source == Source::credit;
  if (credit) {
    const auto line = store::credit_line(work.tx, instruction.tenant, instruction.payer);
    if (line && line->expires_at <= work.now) return refuse(errors::credit_expired, "source");
  }
  const Held held{{instruction.tenant, instruction.payer.value,
                   credit ? &postings::partner_credit : &postings::partner_topup},
                  instruction.amount};
  return ask(work, instruction.tenant, k_allocate,
             {instruction.payer.value, instruction.customer.value, instruction.source, instruction.amount,
              instruction.memo, instruction.scene},
             target->name, {&held, 1}, errors::insufficient);
}

Review review(work::Work& work, const ReclaimInstruction& instruction) {
  if (!second_person(work, instruction.tenant, instruction.receiver, k_reclaim, instruction.customer.value,
                     instruction.amount))
    return std::optional<edge::InReview>();
  PC_CHECK(check_amount(instruction.amount));
  const auto target = store::target(work.tx, instruction.tenant, instruction.customer);
  if (!target ||
      !customers::in_scope(work.tx, instruction.tenant, target->manager, customers::scope_of(work.who)))
    return refuse(errors::not_your_customer, "customer_id");
  PC_CHECK(check_target(target->target, instruction.receiver));
  const auto customer = instruction.customer.value;
  const Pots pots = pots_of(work.tx, instruction.tenant, instruction.customer);
  const auto split = split_reclaim(instruction.amount, pots);
  if (!split) return refuse(errors::reclaim_too_much, "amount", pots.available().text());
  const Held held[] = {{{instruction.tenant, customer, &postings::customer_topup}, split->topup},
                       {{instruction.tenant, customer, &postings::customer_credit}, split->credit}};
  return ask(work, instruction.tenant, k_reclaim,
             {instruction.receiver.value, customer, Source::topup, instruction.amount, instruction.memo,
              instruction.scene},
             target->name, held, errors::reclaim_too_much);
}

Review review(work::Work& work, const ResellerInstruction& instruction, Operation operation) {
  const partners::PartnerId own(work.who.partner);
  const bool giving = operation == Operation::allocate;
  const std::string_view kind = giving ? k_give_reseller : k_take_reseller;
  if (!second_person(work, work.who.tenant, own, kind, instruction.reseller.value, instruction.amount))
    return std::optional<edge::InReview>();
  PC_CHECK(check_amount(instruction.amount));
  PC_TRY(reseller, partners::acting_partner(work.tx, work.who, instruction.reseller));
  PC_TRY(distributor, partners::acting_partner(work.tx, work.who, std::nullopt));
  PC_CHECK(partners::check_may_move_money(distributor.standing));
  PC_CHECK(partners::check_may_move_money(reseller.standing));
  const Held held{{distributor.tenant, (giving ? distributor : reseller).id.value, &postings::partner_topup},
                  instruction.amount};
  return ask(
      work, distributor.tenant, kind,
      {own.value, reseller.id.value, Source::topup, instruction.amount, instruction.memo, instruction.scene},
      reseller.name, {&held, 1}, giving ? errors::insufficient : errors::reclaim_too_much);
}

Review review_allocate(work::Work& work, const Allocate& input) {
  if (input.source == Source::mixed) return refuse(pc::errors::invalid_value, "source", "topup, credit");
  return review(
      work, AllocationInstruction{work.who.tenant, partners::PartnerId(work.who.partner), input.customer_id,
                                  input.source, input.amount, input.memo.value, "console"});
}

Review review_reclaim(work::Work& work, const Reclaim& input) {
  return review(work, ReclaimInstruction{work.who.tenant, partners::PartnerId(work.who.partner),
                                         input.customer_id, input.amount, input.memo.value, "console"});
}

Review review_allocate_to_reseller(work::Work& work, const AdjustReseller& input) {
  return review(work, {input.partner_id, input.amount, input.memo.value, "console"}, Operation::allocate);
}

Review review_reclaim_from_reseller(work::Work& work, const AdjustReseller& input) {
  return review(work, {input.partner_id, input.amount, input.memo.value, "console"}, Operation::reclaim);
}

void declare_reviews(Services& services) {
  services.declare<approvals::Act>(
      {k_allocate, "Allocation", "拨款", &permissions::allocate, &run_allocation, &release});
  services.declare<approvals::Act>(
      {k_reclaim, "Reclaim", "回收", &permissions::reclaim, &run_reclaim, &release});
  services.declare<approvals::Act>({k_give_reseller, "Allocation to a reseller", "云经销商拨款",
                                    &permissions::adjust_resellers, &run_to_reseller, &release});
  services.declare<approvals::Act>({k_take_reseller, "Reclaim from a reseller", "云经销商回收",
                                    &permissions::adjust_resellers, &run_from_reseller, &release});
}

}  // namespace pc::funds
