// Statements of orders.
#pragma once
#include "money/catalogue/product.hpp"
#include "money/discounts/discounts.hpp"
#include "orders.hpp"
#include "platform/db/sql.hpp"

/// A line without a discount has ''.
template <>
struct pc::db::ColumnOf<std::optional<pc::discounts::Kind>> {
  using Kind = pc::discounts::Kind;
  static Value to(const std::optional<Kind>& kind) {
    return kind ? ColumnOf<Kind>::to(*kind) : Value(std::string());
  }
  static std::optional<Kind> from(const Value& value) {
    if (detail::text_in(value).empty()) return std::nullopt;
    return ColumnOf<Kind>::from(value);
  }
};
template <>
inline constexpr bool pc::db::k_integer_column<std::optional<pc::discounts::Kind>> = false;

namespace pc::orders::store {

struct OrderRow {
  TenantId tenant_id;
  OrderId order_id;
  customers::CustomerId customer_id;
  partners::PartnerId partner_id;
  customers::Association association_type =
      customers::Association::resale;  // when placed; when paid, of then
  Type type = Type::purchase;
  Status status = Status::pending;
  Source source = Source::customer;
  std::string service_type_code;  // of its first line
  int lines = 0;
  Decimal official, discount, erased;
  Money payable, refunded;
  discounts::DiscountId discount_id;
  bool adjusted = false;
  Instant start_at;  // 0: as soon as it is delivered
  Instant created_at;
  std::string created_by;
  Instant pay_by;
  Asked asked = Asked::no;
  Instant asked_at;
  std::string asked_answer;
  Payer payer = Payer::nobody;
  partners::PartnerId payer_partner_id;
  Instant paid_at, closed_at;
};

struct LineRow {
  TenantId tenant_id;
  LineId line_id;
  OrderId order_id;
  customers::CustomerId customer_id;
  catalogue::ProductId product_id;
  std::string service_type_code, resource_type_code, spec, region;
  std::int64_t size = 1;
  int size_measure_id = 0;
  std::string unit;
  int periods = 1;
  Decimal official, discount, erased;
  Money payable;
  discounts::DiscountId discount_id;
  std::optional<discounts::Kind> discount_kind;
  Decimal ratio;
  LineStatus status = LineStatus::pending;
  std::string resource_id, resource_name;
  Instant effective_at, expires_at;
  Money refunded;
  LineId returns_line_id;  // of an unsubscription: what it gives back
  std::string reason;

  Amounts amounts() const { return {official, discount, erased, payable}; }
};

struct ById {
  TenantId tenant_id;
  OrderId order_id;
};
struct ByLine {
  TenantId tenant_id;
  LineId line_id;
};
extern const db::Sql<ById, OrderRow> select_order;
extern const db::Sql<ById, LineRow> select_lines;
extern const db::Sql<ByLine, LineRow> select_line;
extern const db::Sql<OrderRow> insert_order;
extern const db::Sql<LineRow> insert_line;

struct Tenant {
  TenantId tenant_id;
};
struct AnyOrder {
  OrderId order_id;
};
extern const db::Sql<AnyOrder, Tenant> select_place;
struct Place {
  OrderId order_id;
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
extern const db::Sql<Place> insert_place;

/// What of an order changes, and only while it stands as it was read: `status_before`, `asked_before`.
struct Moved {
  TenantId tenant_id;
  OrderId order_id;
  Status status = Status::pending;
  Asked asked = Asked::no;
  Instant asked_at;
  std::string asked_answer;
  Payer payer = Payer::nobody;
  partners::PartnerId payer_partner_id;
  customers::Association association_type = customers::Association::resale;
  Instant paid_at, closed_at;
  Money refunded;
  Status status_before = Status::pending;
  Asked asked_before = Asked::no;
};
extern const db::Sql<Moved> update_order;
/// Of a pending order: another discount, or a price cut.
struct Repriced {
  TenantId tenant_id;
  OrderId order_id;
  Decimal official, discount, erased;
  Money payable;
  discounts::DiscountId discount_id;
  bool adjusted = false;
};
extern const db::Sql<Repriced> update_price;
struct RepricedLine {
  TenantId tenant_id;
  LineId line_id;
  Decimal official, discount, erased;
  Money payable;
  discounts::DiscountId discount_id;
  std::optional<discounts::Kind> discount_kind;
  Decimal ratio;
};
extern const db::Sql<RepricedLine> update_line_price;

/// How a line stands; only while it stands as it was read.
struct MovedLine {
  TenantId tenant_id;
  LineId line_id;
  LineStatus status = LineStatus::pending;
  std::string resource_id, resource_name;
  Instant effective_at, expires_at;
  Money refunded;
  std::string reason;
  LineStatus status_before = LineStatus::pending;
  Money refunded_before;
};
extern const db::Sql<MovedLine> update_line;

struct Event {
  TenantId tenant_id;
  OrderId order_id;
  std::int64_t event_id = 0;
  Happened kind = Happened::placed;
  Instant at;
  std::string done_by, note;
  Money amount;
};
extern const db::Sql<Event> insert_event;
extern const db::Sql<ById, Event> select_events;

struct Refund {
  TenantId tenant_id;
  std::int64_t refund_id = 0;
  LineId line_id;
  OrderId order_id;
  Money amount;
  std::string destination;
  Instant at;
};
extern const db::Sql<Refund> insert_refund;
extern const db::Sql<ByLine, Refund> select_refunds;

struct OfCustomer {
  TenantId tenant_id;
  customers::CustomerId customer_id;
};
struct Count {
  std::int64_t orders = 0;
};
extern const db::Sql<OfCustomer, Count> count_pending, count_with_partner;
struct OneId {
  OrderId order_id;
};
extern const db::Sql<OfCustomer, OneId> select_pending_of;

struct DueAt {
  Instant now;
  std::int64_t most = 0;
};
struct Due {
  TenantId tenant_id;
  OrderId order_id;
};
extern const db::Sql<DueAt, Due> select_lapsed_everywhere;

/// Lines about a resource, oldest first.
struct OfResource {
  TenantId tenant_id;
  customers::CustomerId customer_id;
  std::string resource_id;
};
extern const db::Sql<OfResource, LineRow> select_of_resource;
struct ResourceHolder {
  TenantId tenant_id;
  std::string resource_id;
};
struct Holder {
  customers::CustomerId customer_id;
  std::string order_id;
};
extern const db::Sql<ResourceHolder, Holder> select_holder;

/// Lines that wait for the cloud, oldest first.
struct Most {
  std::string by_hand;  // a service that people deliver
  std::int64_t most = 0;
};
struct Processing {
  TenantId tenant_id;
  LineId line_id;
};
extern const db::Sql<Most, Processing> select_processing_everywhere;

/// Names that consumption shows.
struct ProductKey {
  catalogue::ProductId product_id;
};
struct ProductNames {
  std::string service_zh, service_en, spec_zh, spec_en, spec, service_type_code;
};
extern const db::Sql<ProductKey, ProductNames> select_product_names;

}  // namespace pc::orders::store
