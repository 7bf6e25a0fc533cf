// 解绑回收: when a resale relation ends or becomes a referral, all that the customer has goes back to the accounts it
// came from, in the same transaction; arrears stand in the way. Spec: fund transfers, disassociation; invariant 7.
#pragma once
#include "market/relations/relation_change.hpp"
#include "record.hpp"

namespace pc::funds {

namespace errors {
inline constexpr ErrorCode arrears_block{"funds.arrears_block", Kind::precondition,
                                         "The customer owes {} yuan; allocate to clear it first.",
                                         "客户存在欠款 {} 元，请先拨款核销。"};
inline constexpr ErrorCode reserved_blocks{"funds.reserved_blocks", Kind::precondition,
                                           "{} yuan of the customer's balance are reserved.",
                                           "客户余额中有 {} 元被冻结占用，请先处理。"};
}  // namespace errors

struct Disassociation {
  TenantId tenant;
  partners::PartnerId receiver;
  customers::CustomerId customer;
  std::string customer_name;
  std::string operator_name;
};
/// Moves the whole rest back; nothing when there is none. Refuses funds.arrears_block, funds.reserved_blocks.
Result<std::optional<Adjustment>> disassociate(db::Transaction& tx, const Disassociation& instruction,
                                               Instant now);

/// Adds funds.arrears_block and funds.reserved_blocks to what stands in the way of a resale relation's end.
void check_change(const relations::ChangeLook& look, const relations::RelationChange& change,
                  std::vector<Refusal>& found);

/// Takes the rest back when a relation ends or changes its type, and keeps who owes from associating; once, by app.
void react(pc::events::Announcer& announcer);

}  // namespace pc::funds
