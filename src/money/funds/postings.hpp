// Every way money moves between a partner and its customers: account kinds, and who may face whom.
// The correction of an allocation is a reclaim and the other way round; of a top-up, a top-up of the bank's next line.
#pragma once
#include "core/books/books.hpp"

namespace pc::funds::postings {

using books::AccountKind;
using books::Asset;
using books::Floor;
using books::TransferCode;

// One bank per tenant, so that no two lanes share a row.
inline constexpr AccountKind bank{"bank", &Asset::CNY, Floor::none, "Bank", "银行"};
inline constexpr AccountKind partner_topup{"partner.topup",  &Asset::CNY, Floor::zero,
                                           "Top-up account", "充值账户",  true};
inline constexpr AccountKind partner_credit{"partner.credit", &Asset::CNY, Floor::credit_limit,
                                            "Credit account", "信用账户",  true};
// A customer's balance remembers where it came from and goes back there.
inline constexpr AccountKind customer_topup{"customer.topup", &Asset::CNY, Floor::zero, "Balance from top-up",
                                            "可用余额（充值）"};
inline constexpr AccountKind customer_credit{"customer.credit", &Asset::CNY, Floor::zero,
                                             "Balance from credit", "可用余额（信用）"};
// Zero or below: what the customer still owes.
inline constexpr AccountKind customer_arrears{"customer.arrears", &Asset::CNY, Floor::none, "Arrears",
                                              "欠款"};

inline constexpr TransferCode topped_up{"funds.topped_up", &bank, &partner_topup, "Top-up", "充值"};
inline constexpr TransferCode allocated{"funds.allocated", &partner_topup, &customer_topup, "Allocation", "拨款"};
inline constexpr TransferCode allocated_credit{"funds.allocated_credit", &partner_credit, &customer_credit,
                                               "Allocation from credit", "信用拨款"};
inline constexpr TransferCode reclaimed{"funds.reclaimed", &customer_topup, &partner_topup, "Reclaim", "回收"};
inline constexpr TransferCode reclaimed_credit{"funds.reclaimed_credit", &customer_credit, &partner_credit,
                                               "Reclaim to credit", "信用回收"};
inline constexpr TransferCode disassociated{"funds.unbound", &customer_topup, &partner_topup,
                                            "Reclaim on parting", "解绑回收"};
inline constexpr TransferCode disassociated_credit{"funds.unbound_credit", &customer_credit, &partner_credit,
                                                   "Reclaim on parting to credit", "解绑回收（信用）"};
inline constexpr TransferCode arrears_repaid{"funds.arrears_repaid", &customer_topup, &customer_arrears,
                                             "Arrears repaid", "欠款核销"};
inline constexpr TransferCode arrears_repaid_credit{"funds.arrears_repaid_credit", &customer_credit,
                                                    &customer_arrears, "Arrears repaid from credit",
                                                    "欠款核销（信用）"};
inline constexpr TransferCode arrears_paid{"funds.arrears_paid", &bank, &customer_arrears,
                                           "Arrears paid by bank transfer", "欠款还款"};
inline constexpr TransferCode reseller_allocated{"funds.reseller_allocated", &partner_topup, &partner_topup,
                                                 "Allocation to reseller", "云经销商拨款"};
inline constexpr TransferCode reseller_reclaimed{"funds.reseller_reclaimed", &partner_topup, &partner_topup,
                                                 "Reclaim from reseller", "云经销商回收"};

inline constexpr const AccountKind* kinds[] = {&bank,           &partner_topup,   &partner_credit,
                                               &customer_topup, &customer_credit, &customer_arrears};
inline constexpr const TransferCode* codes[] = {
    &topped_up,          &allocated,      &allocated_credit,      &reclaimed,
    &reclaimed_credit,   &arrears_repaid, &arrears_repaid_credit, &reseller_allocated,
    &reseller_reclaimed, &disassociated,  &disassociated_credit,  &arrears_paid};

}  // namespace pc::funds::postings
