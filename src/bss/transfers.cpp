// UpdateCustomerAccountAmount, ReclaimToPartnerAccount, and the same for resellers.
#include "api/edge/gate.hpp"
#include "common.hpp"
#include "money/funds/allocate.hpp"
#include "money/funds/reclaim.hpp"
#include "money/funds/resellers.hpp"
#include "money/funds/review.hpp"
#include "operations.hpp"

namespace pc::bss {
namespace {

struct AdjustAccountReq {
  Text<1, 64> customer_id;
  Money amount;
  OptionalText indirect_partner_id;
  PC_BSS_SHAPE(AdjustAccountReq,
               wire::naming<&AdjustAccountReq::customer_id>("customer", "customer_id",
                                                            "The customer's account id."),
               wire::field<&AdjustAccountReq::amount>("amount", "Yuan, more than 0, at most two decimals."),
               wire::naming<&AdjustAccountReq::indirect_partner_id>("partner", "indirect_partner_id",
                                                                    "Act in the scope of this reseller."))
};
struct TransferResponse {
  std::string transfer_id;
  PC_BSS_SHAPE(TransferResponse,
               wire::field<&TransferResponse::transfer_id>("transfer_id", "Transaction number."))
};
struct ReclaimResponse {
  std::string trans_id;
  PC_BSS_SHAPE(ReclaimResponse, wire::field<&ReclaimResponse::trans_id>("trans_id", "Transaction number."))
};

using funds::Review;

// A partner's system pays from the top-up account: the one balance these operations know (account type 1).
Result<funds::AllocationInstruction> allocation_of(work::Work& work, const AdjustAccountReq& input) {
  PC_TRY(partner, scope_of(work.tx, work.who, input.indirect_partner_id));
  PC_TRY(customer, customer_of(input.customer_id.value));
  return funds::AllocationInstruction{partner.tenant, partner.id, customer, funds::Source::topup,
                                      input.amount,   "",         "api"};
}

Result<funds::ReclaimInstruction> reclaim_of(work::Work& work, const AdjustAccountReq& input) {
  PC_TRY(partner, scope_of(work.tx, work.who, input.indirect_partner_id));
  PC_TRY(customer, customer_of(input.customer_id.value));
  return funds::ReclaimInstruction{partner.tenant, partner.id, customer, input.amount, "", "api"};
}

Review review_allocation(work::Work& work, const AdjustAccountReq& input) {
  PC_TRY(instruction, allocation_of(work, input));
  return funds::review(work, instruction);
}

Review review_reclaim(work::Work& work, const AdjustAccountReq& input) {
  PC_TRY(instruction, reclaim_of(work, input));
  return funds::review(work, instruction);
}

Result<TransferResponse> allocate(work::Work& work, const AdjustAccountReq& input) {
  PC_TRY(instruction, allocation_of(work, input));
  PC_TRY(done, funds::carry_out(work, instruction));
  return TransferResponse{done.trans_id};
}

Result<ReclaimResponse> reclaim(work::Work& work, const AdjustAccountReq& input) {
  PC_TRY(instruction, reclaim_of(work, input));
  PC_TRY(done, funds::carry_out(work, instruction));
  return ReclaimResponse{done.trans_id};
}

struct AdjustToIndirectPartnerReq {
  Text<1, 64> indirect_partner_id;
  Money amount;
  PC_BSS_SHAPE(AdjustToIndirectPartnerReq,
               wire::naming<&AdjustToIndirectPartnerReq::indirect_partner_id>("partner",
                                                                              "indirect_partner_id",
                                                                              "The reseller."),
               wire::field<&AdjustToIndirectPartnerReq::amount>("amount",
                                                                "Yuan, more than 0, at most two decimals."))
};

/// The gate lets every partner in here: who is no general distributor is told so in the dialect's own words.
Result<funds::ResellerInstruction> order_of(work::Work& work, const AdjustToIndirectPartnerReq& input) {
  if (work.who.side == access::Side::partner && !work.who.distributor)
    return refuse(partners::errors::not_distributor, "indirect_partner_id");
  if (!work.who.may(funds::permissions::adjust_resellers)) return pc::errors::forbidden;
  return funds::ResellerInstruction{
      partners::PartnerId(id_of_hex32(input.indirect_partner_id.value).value_or(-1)), input.amount, "",
      "api"};
}

/// What funds calls partner_id is the dialect's indirect_partner_id.
template <class T>
Result<T> in_dialect(Result<T> done) {
  if (done || done.refusal().field != "partner_id") return done;
  Refusal refusal = done.refusal();
  refusal.field = "indirect_partner_id";
  return refusal;
}

Review review_to_reseller(work::Work& work, const AdjustToIndirectPartnerReq& input) {
  PC_TRY(instruction, order_of(work, input));
  return in_dialect(funds::review(work, instruction, funds::Operation::allocate));
}

Review review_from_reseller(work::Work& work, const AdjustToIndirectPartnerReq& input) {
  PC_TRY(instruction, order_of(work, input));
  return in_dialect(funds::review(work, instruction, funds::Operation::reclaim));
}

Result<TransferResponse> allocate_to_reseller(work::Work& work, const AdjustToIndirectPartnerReq& input) {
  PC_TRY(instruction, order_of(work, input));
  PC_TRY(done, in_dialect(funds::allocate_to_reseller(work, instruction)));
  return TransferResponse{done.trans_id};
}

Result<ReclaimResponse> reclaim_from_reseller(work::Work& work, const AdjustToIndirectPartnerReq& input) {
  PC_TRY(instruction, order_of(work, input));
  PC_TRY(done, in_dialect(funds::reclaim_from_reseller(work, instruction)));
  return ReclaimResponse{done.trans_id};
}

template <class In>
std::vector<db::Prefetch> prefetch(const access::Principal& who, const In& input) {
  if constexpr (std::is_same_v<In, AdjustAccountReq>)
    if (const auto customer = customer_of(input.customer_id.value))
      return funds::foresee_transfer(who, *customer);
  return {};
}

template <class In, class Out>
void add(edge::Routes& routes, std::string_view name, std::string_view path, edge::Says says,
         std::string_view audit, edge::Access access, Result<Out> (*run)(work::Work&, const In&),
         Review (*review)(work::Work&, const In&)) {
  routes.add(edge::Write<In, Out>{
      .verb = edge::Verb::post,
      .path = path,
      .access = access,
      .audit = audit,
      .says = says,
      .refuses = {&funds::errors::amount, &funds::errors::not_your_customer, &funds::errors::not_resale,
                  &partners::errors::frozen, &funds::errors::insufficient, &funds::errors::reclaim_too_much,
                  &partners::errors::not_distributor, &partners::errors::not_your_reseller,
                  &books::errors::account_full, &edge::errors::in_review},
      .run = run,
      .review = review,
      .prefetch = &prefetch<In>,
      .dialect = edge::Dialect::bss,
      .name = name});
}

}  // namespace

void add_transfers(edge::Routes& routes) {
  add(routes, "UpdateCustomerAccountAmount", "/v2/accounts/partner-accounts/adjust-amount",
      {"Allocate to a customer", "为客户账户拨款"}, "funds.allocate",
      edge::Access::needs(funds::permissions::allocate), &allocate, &review_allocation);
  add(routes, "ReclaimToPartnerAccount", "/v2/accounts/partner-accounts/reclaim",
      {"Reclaim from a customer", "回收客户账户余额"}, "funds.reclaim",
      edge::Access::needs(funds::permissions::reclaim), &reclaim, &review_reclaim);
  add(routes, "UpdateIndirectPartnerAccount", "/v2/accounts/partner-accounts/indirect-partner-adjust",
      {"Allocate to a reseller", "为云经销商拨款"}, "funds.allocate_to_reseller", edge::Access::signed_in(),
      &allocate_to_reseller, &review_to_reseller);
  add(routes, "ReclaimIndirectPartnerAccount", "/v2/accounts/partner-accounts/indirect-partner-reclaim",
      {"Reclaim from a reseller", "回收云经销商账户余额"}, "funds.reclaim_from_reseller",
      edge::Access::signed_in(), &reclaim_from_reseller, &review_from_reseller);
}

}  // namespace pc::bss
