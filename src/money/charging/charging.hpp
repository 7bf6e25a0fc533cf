// Public: pay a price out of a customer's pots.
#pragma once
#include <map>
#include <span>

#include "core/ledger/ledger.hpp"
#include "market/customers/customers.hpp"
#include "market/partners/partners.hpp"
#include "money/charging/payment.hpp"

namespace pc::charging {

/// Tells the statements what this room's transfers are.
void declare_trades(Services& services);

/// Charges a resale customer, whose pots were read (funds/pots.hpp) before its relation was; what the pots do not cover
/// becomes arrears (欠款). A price of nothing moves nothing. What each pot gave is kept under the cause's id.
Payment charge(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price,
               const ledger::Cause& cause, Instant now);

namespace errors {
inline constexpr ErrorCode insufficient{"charging.insufficient", Kind::precondition,
                                        "The balance does not cover this. Missing: {} yuan.",
                                        "余额不足，还差 {} 元。"};
}  // namespace errors

/// Pays a price as a whole out of a resale customer's balance: nothing becomes owed. Refuses charging.insufficient.
Result<Payment> pay(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price,
                    const ledger::Cause& cause, Instant now);
/// Pays it out of a partner's own accounts (代支付), top-up first, then credit that has not expired. Refuses
/// charging.insufficient.
Result<Payment> pay_by_partner(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, Money price,
                               const ledger::Cause& cause, Instant now);
/// Returns `price` (more than nothing) of what a partner paid, of which `taken` is left.
Payment return_to_partner(db::Transaction& tx, TenantId tenant, partners::PartnerId partner, Money price,
                          const Payment& taken, const ledger::Cause& cause, Instant now);

/// Takes back `price` (more than nothing) of a charge that has taken `taken` so far.
Payment refund(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, Money price, const Payment& taken,
               const ledger::Cause& cause, Instant now);

/// Charges what was used in a resale relation that has ended since: the balance of then went back to the partner, so a
/// price is owed (欠款), and a refund settles what is owed, the rest going to that partner's top-up account. Spec:
/// customer life cycle, refund destination.
Payment charge_ended(db::Transaction& tx, TenantId tenant, customers::CustomerId customer,
                     partners::PartnerId partner, Money price, const ledger::Cause& cause, Instant now);

/// Takes back a part of such a charge: what is owed is settled first, the rest goes to that partner's accounts, each
/// part where the charge had it from.
Payment refund_ended(db::Transaction& tx, TenantId tenant, customers::CustomerId customer, partners::PartnerId partner,
                     Money price, const Payment& taken, const ledger::Cause& cause, Instant now);

/// What was paid for these causes; those that nothing was paid for are not in it.
std::map<std::int64_t, Payment> payments_of(db::Reader& reader, TenantId tenant,
                                            std::span<const std::int64_t> causes);

/// SQL of what a pot gave to the payment whose id an expression says: "paid_from(k_topup, "l.tenant_id", "l.line_id")".
std::string paid_from(const PotKind& pot, std::string_view tenant_id, std::string_view payment_id);

}  // namespace pc::charging
