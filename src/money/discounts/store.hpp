// Statements of discounts, promotions and ceilings.
#pragma once
#include "discounts.hpp"
#include "platform/db/sql.hpp"

/// However it is paid stands as ''.
template <>
struct pc::db::ColumnOf<std::optional<pc::catalogue::Charging>> {
  using Charging = pc::catalogue::Charging;
  static Value to(const std::optional<Charging>& charging) {
    return charging ? ColumnOf<Charging>::to(*charging) : Value(std::string());
  }
  static std::optional<Charging> from(const Value& value) {
    if (detail::text_in(value).empty()) return std::nullopt;
    return ColumnOf<Charging>::from(value);
  }
};
template <>
inline constexpr bool pc::db::k_integer_column<std::optional<pc::catalogue::Charging>> = false;

namespace pc::discounts::store {

struct DiscountRow {
  TenantId tenant_id;
  DiscountId discount_id;
  customers::CustomerId customer_id;
  Kind kind = Kind::commercial;
  partners::PartnerId partner_id;
  std::string service_type_code;
  catalogue::ProductId product_id;
  std::optional<catalogue::Charging> charging;
  Decimal ratio;
  Day first_day, end_day;
  std::string created_by;
  Instant created_at;
  std::string ended_by;
};
struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct ById {
  TenantId tenant_id;
  DiscountId discount_id;
};
extern const db::Sql<OfCustomer, DiscountRow> select_of_customer;
extern const db::Sql<ById, DiscountRow> select_one;
extern const db::Sql<DiscountRow> insert_one;
struct Cut {
  TenantId tenant_id;
  DiscountId discount_id;
  Day end_day;
  std::string ended_by;
};
extern const db::Sql<Cut> update_end;

struct Move {
  TenantId to_tenant, tenant_id;
  customers::CustomerId customer_id;
};
extern const db::Sql<Move> copy_to_tenant;
extern const db::Sql<OfCustomer> delete_of_customer;

struct PromotionRow {
  DiscountId promotion_id;
  std::string name_zh, name_en, service_type_code;
  catalogue::ProductId product_id;
  std::optional<catalogue::Charging> charging;
  Decimal ratio;
  Day first_day, end_day;
  std::string created_by;
  Instant created_at;
};
struct Promotion {
  DiscountId promotion_id;
};
struct OnDay {
  Day day;
};
extern const db::Sql<OnDay, PromotionRow> select_promotions;
extern const db::Sql<PromotionRow> insert_promotion;
struct PromotionEnd {
  DiscountId promotion_id;
  Day end_day;
};
extern const db::Sql<PromotionEnd> end_promotion;

struct CeilingRow {
  std::string service_type_code;
  catalogue::ProductId product_id;
  Decimal lowest_ratio;
};
struct NewCeiling {
  std::string service_type_code;
  catalogue::ProductId product_id;
  Decimal lowest_ratio;
  std::string entered_by;
  Instant entered_at;
};
struct CeilingKey {
  std::string service_type_code;
  catalogue::ProductId product_id;
};
extern const db::Sql<db::None, CeilingRow> select_ceilings;
extern const db::Sql<NewCeiling> upsert_ceiling;
extern const db::Sql<CeilingKey> delete_ceiling;

}  // namespace pc::discounts::store
