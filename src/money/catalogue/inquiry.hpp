// Public: what products cost today at the official price (官网价), before any discount (询价). Spec: price inquiry.
#pragma once
#include "pricing.hpp"
#include "products.hpp"

namespace pc::catalogue {

namespace errors {
inline constexpr ErrorCode not_offered{
    "catalogue.not_offered", Kind::invalid,
    "No product is offered so: service, type, specification, region, period.",
    "没有按此服务、资源类型、规格、区域和周期提供的产品。"};
inline constexpr ErrorCode wrong_measure{"catalogue.wrong_measure", Kind::invalid,
                                         "The product is not measured in this unit. Allowed: {}",
                                         "该产品不按此单位计量，允许：{}"};
inline constexpr ErrorCode unknown_factor{"catalogue.unknown_factor", Kind::invalid,
                                          "The product has no such usage factor. Allowed: {}",
                                          "该产品没有此使用量因子，允许：{}"};
inline constexpr ErrorCode too_large{"catalogue.too_large", Kind::invalid,
                                     "The price would be too large. Ask for less.",
                                     "价格超出范围，请减少数量。"};
}  // namespace errors

/// A product and how much of it.
struct Wanted {
  std::string service_type_code, resource_type_code, spec, region;
  std::int64_t size = 0;  // 0: not said
  int size_measure_id = 0;
  std::int64_t number = 1;
};
struct WantedPeriod {
  Wanted product;
  std::string_view unit;  // day, month, year
  std::int64_t periods = 1;
};
struct WantedUsage {
  Wanted product;
  std::string factor;
  Decimal amount;
  int measure_id = 0;
};
struct Inquired {
  Priced product;
  Decimal official;  // yuan
};
/// Fields of refusals are those of the Open API. Refuses catalogue.not_offered, wrong_measure, too_large,
/// invalid_value, missing_value.
Result<Inquired> inquire(db::Reader& reader, const WantedPeriod& wanted, Instant now);
/// With at most so many decimals. Refuses catalogue.not_offered, wrong_measure, unknown_factor, too_large,
/// invalid_value, missing_value.
Result<Inquired> inquire(db::Reader& reader, const WantedUsage& wanted, Instant now, int decimals);

}  // namespace pc::catalogue
