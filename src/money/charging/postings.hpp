// How consumption moves a customer's money. The correction of a charge is a refund and the other way round.
#pragma once
#include "core/books/books.hpp"
#include "money/funds/postings.hpp"

namespace pc::charging::postings {

using books::AccountKind;
using books::TransferCode;

// One per tenant, so that no two lanes share a row.
inline constexpr AccountKind cloud_revenue{"cloud.revenue", &books::Asset::CNY, books::Floor::none,
                                           "Cloud revenue", "云服务收入"};

inline constexpr TransferCode charged{"charging.charged", &funds::postings::customer_topup, &cloud_revenue,
                                      "Consumption", "消费"};
inline constexpr TransferCode charged_credit{"charging.charged_credit", &funds::postings::customer_credit,
                                             &cloud_revenue, "Consumption from credit", "消费（信用）"};
inline constexpr TransferCode charged_arrears{"charging.charged_arrears", &funds::postings::customer_arrears,
                                              &cloud_revenue, "Consumption owed", "消费（欠款）"};
inline constexpr TransferCode refunded{"charging.refunded", &cloud_revenue, &funds::postings::customer_topup,
                                       "Refund", "退款"};
inline constexpr TransferCode refunded_arrears{"charging.refunded_arrears", &cloud_revenue,
                                               &funds::postings::customer_arrears, "Refund against arrears",
                                               "退款抵欠款"};

inline constexpr TransferCode refunded_credit{"charging.refunded_credit", &cloud_revenue,
                                              &funds::postings::customer_credit, "Refund to credit", "退款（信用）"};

inline constexpr TransferCode refunded_to_partner{"charging.refunded_to_partner", &cloud_revenue,
                                                  &funds::postings::partner_topup,
                                                  "Refund after the relation ended", "解除关联后退款"};

inline constexpr TransferCode refunded_credit_to_partner{
    "charging.refunded_credit_to_partner", &cloud_revenue, &funds::postings::partner_credit,
    "Refund to credit after the relation ended", "解除关联后退款（信用）"};

// 代支付: a partner pays for a customer out of its own accounts, and gets back what is returned, for ever.
inline constexpr TransferCode paid_by_partner{"charging.paid_by_partner", &funds::postings::partner_topup,
                                              &cloud_revenue, "Paid for a customer", "代支付"};
inline constexpr TransferCode paid_by_partner_credit{"charging.paid_by_partner_credit",
                                                     &funds::postings::partner_credit, &cloud_revenue,
                                                     "Paid for a customer from credit", "代支付（信用）"};
inline constexpr TransferCode returned_to_partner{"charging.returned_to_partner", &cloud_revenue,
                                                  &funds::postings::partner_topup,
                                                  "Refund of what was paid for a customer", "代支付退款"};
inline constexpr TransferCode returned_to_partner_credit{
    "charging.returned_to_partner_credit", &cloud_revenue, &funds::postings::partner_credit,
    "Refund to credit of what was paid for a customer", "代支付退款（信用）"};

inline constexpr const AccountKind* kinds[] = {&cloud_revenue};
inline constexpr const TransferCode* codes[] = {
    &charged,          &charged_credit,         &charged_arrears,     &refunded,
    &refunded_arrears, &refunded_credit,        &refunded_to_partner, &refunded_credit_to_partner,
    &paid_by_partner,  &paid_by_partner_credit, &returned_to_partner, &returned_to_partner_credit};

}  // namespace pc::charging::postings
