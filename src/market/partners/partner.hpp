// Partners as things: kinds, states, who may act.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"

namespace pc::partners {

struct PartnerTag {
  static constexpr const char* name = "partner";
};
using PartnerId = Id<PartnerTag>;

enum class PartnerKind {
  solution_provider,  // 解决方案提供商: first level, sells to customers directly
  distributor,        // 总经销商: has customers and resellers
  reseller,           // 云经销商: works under one distributor
};
std::string_view kind_text(PartnerKind kind);
std::optional<PartnerKind> kind_of_text(std::string_view text);

/// restricted: its resale customers can no longer consume, and nobody new is invited. frozen: no money moves, no
/// relation ends, and its resale customers count as frozen with their resources. Spec: freeze and unfreeze.
enum class PartnerStatus { normal, restricted, frozen };
std::string_view status_text(PartnerStatus status);
std::optional<PartnerStatus> status_of_text(std::string_view text);
PartnerStatus worse_of(PartnerStatus one, PartnerStatus other);

struct Partner {
  TenantId tenant;
  PartnerId id;
  PartnerKind kind = PartnerKind::solution_provider;
  std::string name;
  std::string account_name;
  PartnerStatus status = PartnerStatus::normal;  // as the vendor set it
  PartnerStatus standing =
      PartnerStatus::normal;  // what counts: status, or the distributor's when that is worse
  Instant standing_since;
  PartnerId distributor;  // of a reseller, else none
  Instant created_at;
};

namespace errors {
inline constexpr ErrorCode unknown_partner{"partners.unknown", Kind::not_found, "There is no such partner.",
                                           "该伙伴不存在。"};
inline constexpr ErrorCode frozen{"partners.frozen", Kind::precondition,
                                  "The partner's account is frozen; no money can be moved.",
                                  "伙伴账户已冻结，无法调账。"};
inline constexpr ErrorCode reason_missing{"partners.reason_missing", Kind::invalid, "Give a reason.",
                                          "请填写原因。"};
inline constexpr ErrorCode not_distributor{"partners.not_distributor", Kind::forbidden,
                                           "Only a general distributor can do this.", "仅总经销商可执行此操作。"};
inline constexpr ErrorCode not_your_reseller{"partners.not_your_reseller", Kind::not_found,
                                             "This is not one of your resellers.", "该云经销商不属于您。"};
inline constexpr ErrorCode company_taken{"partners.company_taken", Kind::conflict,
                                         "There is a partner of this name already.", "已有同名伙伴。"};
}  // namespace errors

/// Money may move unless the partner is frozen. Spec: fund transfers, errors.
Outcome check_may_move_money(PartnerStatus standing);

}  // namespace pc::partners
