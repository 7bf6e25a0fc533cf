// Public: discounts as rules: for what and when they hold, which of them counts, how far partners may go. Spec: 商务折扣,
// 授权折扣, 促销.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "money/catalogue/product.hpp"

namespace pc::discounts {

struct DiscountTag {
  static constexpr const char* name = "discount";
};
using DiscountId = Id<DiscountTag>;

enum class Kind {
  commercial,  // 商务折扣: agreed with the vendor, for one customer
  granted,     // 授权折扣: given by the partner, under the vendor's ceiling
  promotion,   // 促销: for everybody
};

inline constexpr Day k_no_end{INT32_MAX};

/// What a discount is for: one product, all products of a service, or, without both, everything.
struct Target {
  std::string service_type_code;
  catalogue::ProductId product;
  std::optional<catalogue::Charging> charging;  // nothing: however it is paid
  bool operator==(const Target&) const = default;
};

struct Discount {
  DiscountId id;
  Kind kind = Kind::commercial;
  Target target;
  Decimal ratio;  // of the official price is paid: 0.85
  Day first, end = k_no_end;
  std::string name_zh, name_en;  // of a promotion

  bool holds_on(Day day) const { return first <= day && day < end; }
};

/// What somebody buys, as far as discounts look at it.
struct Bought {
  std::string service_type_code;
  catalogue::ProductId product;
  catalogue::Charging charging = catalogue::Charging::period;
};
bool is_for(const Target& target, const Bought& bought);

/// What may be chosen for it on a day: of each kind for one customer the one that says most exactly what it is for, and
/// of two as exact the newer; and every promotion. Spec: the specific one goes before that of the product type.
std::vector<Discount> choices(std::span<const Discount> all, const Bought& bought, Day day);

/// How far partners may go: at least this part of the official price stays to be paid.
struct Ceiling {
  std::string service_type_code;
  catalogue::ProductId product;  // none: all products of the service
  Decimal lowest_ratio;
};
/// The ceiling for a product, else that of its service; null: partners may grant nothing.
const Ceiling* ceiling_for(std::span<const Ceiling> all, const std::string& service_type_code,
                           catalogue::ProductId product);

/// 0.01 to 1, at most four decimals. Refuses discounts.bad_ratio.
Outcome check_ratio(const Decimal& ratio);

bool less(const Decimal& a, const Decimal& b);

namespace errors {
inline constexpr ErrorCode bad_ratio{
    "discounts.bad_ratio", pc::Kind::invalid,
    "A discount says which part of the price is paid, with at most 4 decimals. "
    "Allowed: {}",
    "折扣为实付占官网价的比例，最多 4 位小数，允许：{}"};
}  // namespace errors

}  // namespace pc::discounts
