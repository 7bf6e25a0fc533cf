#include "agreements.hpp"

namespace pc::joining {
namespace {

constexpr std::string_view k_notice = "association_notice";
constexpr std::string_view k_title_en = "Notice on associating with a partner";
constexpr std::string_view k_title_zh = "客户关联伙伴须知";

// clang-format off
constexpr Agreement k_agreements[] = {
    {k_notice, 2, "2026-07-01", k_title_en, k_title_zh,
     "1. By associating, you let this partner serve your account. The partner sees your account's name, contact "
     "data, orders, resources and consumption for as long as the association lasts.\n"
     "2. Referral (顾问销售): you sign with the cloud vendor and pay it yourself. Resale (代售): you sign with the "
     "partner; your account spends what the partner allocates to it, and the partner invoices you.\n"
     "3. Nobody acts in your account without an authorisation of yours. You grant, limit and revoke it under My "
     "account > My partner > Authorisations.\n"
     "4. You have one partner at a time. You may ask to end the association; what the partner allocated and you did "
     "not spend returns to the partner then. Unpaid bills have to be settled first.\n"
     "5. Records of the time of the association stay visible to the partner after it has ended.\n"
     "6. When this notice changes, you are asked to accept the new version; until then the accepted one applies.",
     "1. 关联后，该伙伴将为您的账号提供服务。在关联期间，伙伴可查看您的账号名称、联系方式、订单、资源及消费信息。\n"
     "2. 顾问销售：您与云服务商签约并自行付款；代售：您与伙伴签约，账号使用伙伴拨付的资金消费，由伙伴为您开具发票。\n"
     "3. 未经您授权，任何人不得代您操作。您可在 账号中心 > 我的合作伙伴 > 授权管理 中同意、限制或撤销授权。\n"
     "4. 您同一时间只能关联一个伙伴。您可申请解除关联；伙伴已拨付而您尚未使用的金额将退回伙伴，欠款须先结清。\n"
     "5. 解除关联后，关联期间的记录对该伙伴仍然可见。\n"
     "6. 本须知更新时会请您签署新版本；签署前仍适用您已同意的版本。"},
    {k_notice, 1, "2024-01-01", k_title_en, k_title_zh,
     "1. By associating, you let this partner serve your account and see its orders and consumption.\n"
     "2. Referral (顾问销售): you pay the cloud vendor yourself. Resale (代售): you spend what the partner allocates.\n"
     "3. You may ask to end the association at any time; unpaid bills have to be settled first.",
     "1. 关联后，该伙伴将为您的账号提供服务，并可查看您的订单与消费信息。\n"
     "2. 顾问销售：您自行向云服务商付款；代售：您使用伙伴拨付的资金消费。\n"
     "3. 您可随时申请解除关联；欠款须先结清。"},
};
// clang-format on

}  // namespace

std::span<const Agreement> agreements() { return k_agreements; }

const Agreement& current_notice() { return k_agreements[0]; }

const Agreement* find_agreement(std::string_view id, int version) {
  for (const auto& agreement : k_agreements)
    if (agreement.id == id && agreement.version == version) return &agreement;
  return nullptr;
}

}  // namespace pc::joining
