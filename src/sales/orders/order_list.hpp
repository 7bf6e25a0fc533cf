// Public: lists of orders (客户订单): of a partner's customers, of one customer, of all.
#pragma once
#include "api/lists/list.hpp"
#include "orders.hpp"

namespace pc::orders {

struct OrderQuery {
  static constexpr const char* shape_name = "OrderQuery";
  std::optional<bool> of_resellers;  // 云经销商的客户 instead of one's own
  std::optional<OrderId> order_id;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Text<0, 64>> customer_name, account_name, service_type;
  std::optional<Type> type;
  std::optional<Status> status;
  std::optional<Asked> asked;
  std::optional<Day> created_from, created_to, paid_from, paid_to;
  Instant created_after, created_before, paid_after, paid_before;  // of programs; 0: not asked
  std::string service_code;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct OrderRow {
  static constexpr const char* shape_name = "OrderRow";
  static constexpr const char* page_name = "OrderRows";
  OrderId id;
  Type type = Type::purchase;
  Status status = Status::pending;
  Source source = Source::customer;
  customers::CustomerId customer_id;
  std::string customer_name;
  Masked<Mask::name> account_name;
  customers::Association association_type = customers::Association::resale;
  partners::PartnerId partner_id;
  std::string partner_name;
  std::string service_type_code, service_type;
  std::int64_t lines = 0;
  Decimal official, discount, erased;
  Money payable, refunded;
  bool adjusted = false;
  Asked asked = Asked::no;
  std::optional<Instant> asked_at;
  std::string asked_answer;
  Payer payer = Payer::nobody;
  Instant created_at;
  std::string created_by;
  std::optional<Instant> start_at, paid_at, closed_at;
  Instant pay_by;
  std::string service_zh, service_en;
  static wire::Fields fields();
};
using OrderRows = lists::Page<OrderRow>;
/// Of those whom the caller sees: a customer its own, wherever it belonged; a partner those of its time, an account
/// manager those of their periods; the vendor all. By what is masked only who sees it in full finds: refuses
/// lists.masked_filter.
Result<OrderRows> list_orders(const work::View& view, const OrderQuery& query);
Result<Done> export_orders(const work::View& view, const OrderQuery& query,
                           const std::function<void(std::string_view)>& write);
const lists::FileCells& order_cells();

/// Of one partner: the caller's own or, of a general distributor, one of its resellers.
Result<OrderRows> list_orders_of(const work::View& view, partners::PartnerId partner,
                                 const OrderQuery& query);

/// One of them. Refuses orders.unknown.
Result<OrderRow> find_order(const work::View& view, OrderId order);

struct MyOrderQuery {
  static constexpr const char* shape_name = "MyOrderQuery";
  std::optional<OrderId> order_id;
  std::optional<Text<0, 64>> service_type;
  std::optional<Type> type;
  std::optional<Status> status;
  std::optional<Asked> asked;
  std::optional<Day> created_from, created_to;
  Instant created_after, created_before, paid_after, paid_before;  // of programs; 0: not asked
  std::string service_code;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
Result<OrderRows> list_my_orders(const work::View& view, const MyOrderQuery& query);
Result<Done> export_my_orders(const work::View& view, const MyOrderQuery& query,
                              const std::function<void(std::string_view)>& write);

/// Orders that wait for the caller's partner (待支付), within the caller's rows; of a customer those that wait for it.
std::int64_t count_to_pay(const work::View& view);
std::int64_t count_own_pending(const work::View& view);

}  // namespace pc::orders
