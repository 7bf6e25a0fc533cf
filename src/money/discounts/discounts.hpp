// Public: discounts of customers: agreed with the vendor (商务折扣), given by partners under a ceiling (授权折扣), and
// promotions for everybody (促销). What is bought is paid with one of them; a later one for the same replaces the
// earlier.
#pragma once
#include "core/events/events.hpp"
#include "core/work/work.hpp"
#include "discount.hpp"
#include "market/customers/customers.hpp"
#include "money/catalogue/products.hpp"

namespace pc::discounts {

std::span<const wire::Name<Kind>> names(Kind);

namespace permissions {
inline constexpr access::Permission manage{.id = "discounts.manage",
                                           .en = "Keep commercial discounts, ceilings and promotions",
                                           .zh = "维护商务折扣、授权折扣上限与促销",
                                           .page = "catalogue.discounts",
                                           .side = access::Side::vendor};
inline constexpr access::Permission view{.id = "discounts.view",
                                         .en = "See customers' discounts",
                                         .zh = "查看客户折扣",
                                         .page = "sales.accounts.contracts",
                                         .needs = "customers.view"};
inline constexpr access::Permission grant{.id = "discounts.grant",
                                          .en = "Give customers discounts",
                                          .zh = "授予客户折扣",
                                          .page = "sales.accounts.contracts",
                                          .needs = "discounts.view"};
inline constexpr access::Permission view_own{.id = "my.discounts",
                                             .en = "See one's own discounts and prices",
                                             .zh = "查看我的折扣与价格",
                                             .page = "my_discounts",
                                             .side = access::Side::customer};
}  // namespace permissions

namespace errors {
inline constexpr ErrorCode unknown{"discounts.unknown", pc::Kind::not_found, "There is no such discount.",
                                   "该折扣不存在。"};
inline constexpr ErrorCode unknown_service{"discounts.unknown_service", pc::Kind::invalid,
                                           "The catalogue has no such service.",
                                           "产品目录中没有该产品类型。"};
inline constexpr ErrorCode no_ceiling{"discounts.no_ceiling", pc::Kind::precondition,
                                      "The vendor lets partners give no discount on this.",
                                      "云服务商未开放该产品的授权折扣。"};
inline constexpr ErrorCode below_ceiling{"discounts.below_ceiling", pc::Kind::invalid,
                                         "The discount goes further than the vendor allows. Allowed: {}",
                                         "折扣超出云服务商允许的上限，允许：{}"};
inline constexpr ErrorCode period{"discounts.period", pc::Kind::invalid,
                                  "A discount begins today or later and ends after it begins. Allowed: {}",
                                  "折扣须从今天或以后开始，且晚于开始日期结束，允许：{}"};
inline constexpr ErrorCode ended{"discounts.ended", pc::Kind::precondition, "The discount has ended already.",
                                 "该折扣已结束。"};
}  // namespace errors

/// What somebody says of a new discount. Days of GMT+08:00; no last day: until it is ended.
struct Terms {
  Target target;
  Decimal ratio;
  Day first;
  std::optional<Day> last;
};

/// For one customer. Refuses customers.unknown, discounts.bad_ratio, period, unknown_service,
/// catalogue.unknown_product.
Result<DiscountId> agree(work::Work& work, customers::CustomerId customer, const Terms& terms);
/// By the customer's own partner, at most as far as the vendor's ceiling. Refuses as `agree`, and discounts.no_ceiling,
/// below_ceiling, missing_value (what it is for).
Result<DiscountId> grant(work::Work& work, customers::CustomerId customer, const Terms& terms);
/// From today on it holds no more. An operator ends commercial ones, a partner those it gave. Refuses
/// discounts.unknown, ended.
Outcome end(work::Work& work, TenantId tenant, DiscountId discount);

/// For everybody. Refuses as `agree`.
Result<DiscountId> promote(work::Work& work, const std::string& name_zh, const std::string& name_en,
                           const Terms& terms);
/// From today on it holds no more. Refuses discounts.unknown.
Outcome end_promotion(work::Work& work, DiscountId promotion);

/// How far partners may go for a product, or, without one, a service. Refuses discounts.bad_ratio, unknown_service,
/// catalogue.unknown_product.
Outcome put_ceiling(work::Work& work, const Ceiling& ceiling);
/// What was given stays in the lists, and counts no more. Refuses discounts.unknown.
Outcome remove_ceiling(work::Work& work, const std::string& service_type_code, catalogue::ProductId product);

/// How far partners may go, for everything.
std::vector<Ceiling> ceilings(db::Reader& reader);

/// All that may hold for a customer on a day: its own, as far as the ceilings of today let those of the partner go, and
/// promotions. `choices` picks of them.
std::vector<Discount> held_by(db::Reader& reader, TenantId tenant, customers::CustomerId customer, Day day);

/// What a partner gave ends with the relation; what was agreed goes along to the next partner.
void react(pc::events::Announcer& announcer);

}  // namespace pc::discounts
