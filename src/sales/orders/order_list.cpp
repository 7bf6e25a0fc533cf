#include "order_list.hpp"

#include "market/account_managers/scope.hpp"
#include "store.hpp"

namespace pc::orders {
namespace {

using R = OrderRow;
using lists::column;
using lists::computed;
using lists::hidden;
using lists::some;

std::vector<lists::ListColumn<R>> columns() {
  return {
      hidden<&R::service_zh>("COALESCE(s.name_zh, '')"),
      hidden<&R::service_en>("COALESCE(s.name_en, '')"),
      column<&R::id>("o.order_id", {"Order no.", "订单号"}, "The order."),
      column<&R::type>("o.type", {"Order type", "订单类型"}, "purchase, renewal or unsubscribe.")
          .in_words_of("order_type"),
      column<&R::status>("o.status", {"Status", "订单状态"}, "pending, processing, completed or cancelled.")
          .in_words_of("order_status"),
      column<&R::source>("o.source", {"Placed by", "订单来源"}, "customer, agent or system.")
          .in_words_of("order_source"),
      column<&R::customer_id>("o.customer_id", lists::k_customer_id, "The customer."),
      column<&R::customer_name>("c.name", {"Customer", "客户名称"}, "Its name.").masked_in_files(),
      column<&R::account_name>("c.account_name", {"Account name", "账号名"}, "Its account, masked."),
      column<&R::association_type>("o.association_type", {"Association", "关联类型"},
                                   "How it was associated when it paid, or ordered.")
          .in_words_of("association"),
      column<&R::partner_id>("o.partner_id", {}, "The partner of its time.").not_in_files(),
      column<&R::partner_name>("p.name", {"Partner", "伙伴名称"}, "The partner of its time."),
      column<&R::service_type_code>("o.service_type_code", {}, "Service of its first line.").not_in_files(),
      computed<&R::service_type>({"Product type", "产品类型"}, "Its name, in the caller's language."),
      column<&R::lines>("o.lines", {"Resources", "资源数"}, "How many lines it has."),
      column<&R::official>("o.official", {"List price (CNY)", "官网价（元）"},
                           "At the official price, yuan."),
      column<&R::discount>("o.discount", {"Discount (CNY)", "折扣（元）"}, "Yuan."),
      column<&R::erased>("o.erased", {"Truncated (CNY)", "抹零（元）"},
                         "What is below a fen, dropped; yuan."),
      column<&R::payable>("o.payable", {"Amount (CNY)", "应付金额（元）"},
                          "To be paid, or paid; of an unsubscription what was given back. Yuan.")
          .sorted(),
      column<&R::refunded>("o.refunded", {"Refunded (CNY)", "已退金额（元）"}, "Given back of it, yuan."),
      column<&R::adjusted>("o.adjusted", {"Price adjusted", "是否调价"},
                           "Whether the partner lowered its price."),
      column<&R::asked>("o.asked", {"Partner payment", "伙伴支付"},
                        "Whether the customer lets its partner pay: no, waiting, refused or paid.")
          .in_words_of("order_asked"),
      some<&R::asked_at>("o.asked_at", {"Asked", "申请代付时间"}, "When it asked; null: never."),
      column<&R::asked_answer>("o.asked_answer", {"Reason", "驳回原因"}, "Why the partner will not pay."),
      column<&R::payer>("o.payer", {"Paid from", "支付方"}, "nobody, customer or partner.")
          .in_words_of("order_payer"),
      column<&R::created_at>("o.created_at", {"Ordered", "下单时间"}, "When it was placed.").sorted(),
      column<&R::created_by>("o.created_by", {"Ordered by", "下单人"}, "Who placed it.").masked_in_files(),
      some<&R::start_at>("o.start_at", {"Begins", "设定生效时间"}, "When it is to begin; null: at once."),
      column<&R::pay_by>("o.pay_by", {"Pay by", "支付截止时间"}, "Until when it may be paid."),
      some<&R::paid_at>("o.paid_at", {"Paid", "支付时间"}, "When it was paid; null: it was not.").sorted(),
      some<&R::closed_at>("o.closed_at", {"Closed", "完成时间"}, "When it was completed or cancelled.")};
}

template <auto Member>
auto instant(const std::string& comparison) {
  using Query = lists::detail::OwnerOf<Member>;
  const std::string name(lists::detail::k_member_name<Member>);
  return lists::unasked<Member>("[" + name + ": AND " + comparison + ":" + name + "] ",
                                [](const Query& query) { return db::Value((query.*Member).micros); });
}

template <class Q>
std::vector<lists::Filter<Q>> common_filters() {
  return {lists::equals<&Q::order_id>("o.order_id", "One order."),
          lists::equals<&Q::type>("o.type", "purchase, renewal or unsubscribe."),
          lists::equals<&Q::status>("o.status", "pending, processing, completed or cancelled."),
          lists::equals<&Q::asked>("o.asked", "no, waiting, refused or paid."),
          lists::filter<&Q::service_type>(
              "[service_type: AND (s.name_zh LIKE :service_type ESCAPE '!' OR s.name_en LIKE :service_type "
              "ESCAPE '!' OR o.service_type_code LIKE :service_type ESCAPE '!')] ",
              "Part of the product type's name or code.",
              [](const Q& query) { return db::Value(lists::contains_pattern(query.service_type)); }),
          lists::unasked<&Q::service_code>("[service_code: AND o.service_type_code = :service_code] ",
                                           [](const Q& query) { return db::Value(query.service_code); }),
          instant<&Q::created_after>("o.created_at >= "),
          instant<&Q::created_before>("o.created_at < "),
          instant<&Q::paid_after>("o.paid_at >= "),
          instant<&Q::paid_before>("o.paid_at < "),
          lists::from_day<&Q::created_from>("o.created_at", "Ordered on this day or later (GMT+08:00)."),
          lists::to_day<&Q::created_to>("o.created_at", "Ordered on this day or earlier (GMT+08:00).")};
}

std::vector<lists::Filter<OrderQuery>> filters() {
  using Q = OrderQuery;
  auto all = common_filters<Q>();
  for (auto& more : std::vector<lists::Filter<Q>>{
           lists::named<&Q::of_resellers>("true: orders of the customers of one's resellers."),
           lists::equals<&Q::customer_id>("o.customer_id", "One customer."),
           lists::contains<&Q::customer_name>("c.name", "Part of the customer's name."),
           lists::is_whole<&Q::account_name>("c.account_name", "Its whole account name."),
           lists::from_day<&Q::paid_from>("o.paid_at", "Paid on this day or later (GMT+08:00)."),
           lists::to_day<&Q::paid_to>("o.paid_at", "Paid on this day or earlier (GMT+08:00).")})
    all.push_back(std::move(more));
  return all;
}

/// Of a partner, or of a distributor's resellers.
struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id = 0, distributor = 0, own = 0, team = 0;
};
struct OfCustomer {
  TenantId tenant_id;  // 0: wherever it belonged
  customers::CustomerId customer_id;
};

const std::string k_from =
    "customer_order o JOIN customer c ON c.tenant_id = o.tenant_id AND c.customer_id = o.customer_id "
    "JOIN partner p ON p.tenant_id = o.tenant_id AND p.partner_id = o.partner_id "
    "LEFT JOIN service_type s ON s.service_type_code = o.service_type_code";
/// A customer's own orders lie with the partners of their times, where it may be known no more.
const std::string k_from_own =
    "customer_order o JOIN partner p ON p.tenant_id = o.tenant_id AND p.partner_id = o.partner_id "
    "LEFT JOIN service_type s ON s.service_type_code = o.service_type_code";
constexpr const char* k_order = "o.order_id DESC";

const lists::List<R, OrderQuery, OfPartner> k_of_partner{{
    .name = "orders.of_partner",
    .from = k_from,
    .scope = "o.tenant_id = :tenant_id [partner_id: AND o.partner_id = :partner_id] "
             "[distributor: AND p.distributor_id = :distributor] " +
             account_managers::managed_at("o.tenant_id", "o.customer_id", "o.created_at"),
    .columns = columns(),
    .filters = filters(),
    .order = k_order,
}};
const lists::List<R, OrderQuery, lists::EveryTenant> k_of_all{{
    .name = "orders.of_all_everywhere",
    .from = k_from,
    .scope = "1 = 1 [tenant_id: AND o.tenant_id = :tenant_id]",
    .columns = columns(),
    .filters = filters(),
    .order = k_order,
}};

std::vector<lists::ListColumn<R>> own_columns() {
  auto all = columns();
  for (auto& column : all)
    if (column.name == "customer_name" || column.name == "account_name") {
      column.sql = "''";
      column.in_files = false;
    }
  return all;
}
const lists::List<R, MyOrderQuery, OfCustomer> k_own{{
    .name = "orders.of_customer_everywhere",
    .from = k_from_own,
    .scope = "o.customer_id = :customer_id AND o.tenant_id IN (SELECT w.tenant_id FROM order_place w WHERE "
             "w.customer_id = :customer_id) [tenant_id: AND o.tenant_id = :tenant_id]",
    .columns = own_columns(),
    .filters = common_filters<MyOrderQuery>(),
    .order = k_order,
}};

auto finish_for(const work::View& view) {
  return [language = view.who.language](std::span<R> rows) {
    for (auto& row : rows) {
      row.service_type = catalogue::in(language, row.service_zh, row.service_en);
      if (row.service_type.empty()) row.service_type = row.service_type_code;
    }
  };
}

OfPartner of_partner(const work::View& view, const OrderQuery& query) {
  const auto rows = customers::scope_of(view.who);
  const bool resellers = view.who.distributor && query.of_resellers.value_or(false);
  return {view.who.tenant, resellers ? 0 : view.who.partner, resellers ? view.who.partner : 0, rows.own,
          rows.team};
}

OfCustomer of_customer(const work::View& view) {
  return {TenantId(), customers::CustomerId(view.who.customer)};
}

/// Of one order where it lies, of all orders everywhere.
lists::EveryTenant of_all(const work::View& view, const OrderQuery& query) {
  if (!query.order_id) return {};
  return {tenant_of(view.reader, *query.order_id).value_or(TenantId(-1)).value};
}

Outcome check_filters(const work::View& view, const OrderQuery& query) {
  return lists::check_masked_filter(view.who.may(customers::permissions::reveal),
                                    lists::text_or_empty(query.account_name), "account_name");
}

}  // namespace

wire::Fields OrderQuery::fields() { return k_of_partner.query_fields(); }
wire::Fields OrderRow::fields() { return k_of_partner.row_fields(); }
wire::Fields MyOrderQuery::fields() { return k_own.query_fields(); }

Result<OrderRows> list_orders(const work::View& view, const OrderQuery& query) {
  PC_CHECK(check_filters(view, query));
  if (view.who.side == access::Side::vendor)
    return k_of_all.page(view, of_all(view, query), query, finish_for(view));
  return k_of_partner.page(view, of_partner(view, query), query, finish_for(view));
}

Result<Done> export_orders(const work::View& view, const OrderQuery& query,
                           const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(view, query));
  if (view.who.side == access::Side::vendor)
    return k_of_all.write(view, of_all(view, query), query, write, finish_for(view));
  return k_of_partner.write(view, of_partner(view, query), query, write, finish_for(view));
}

Result<OrderRows> list_orders_of(const work::View& view, partners::PartnerId partner,
                                 const OrderQuery& query) {
  const auto rows = customers::scope_of(view.who);
  return k_of_partner.page(view, {view.who.tenant, partner.value, 0, rows.own, rows.team}, query,
                           finish_for(view));
}

const lists::FileCells& order_cells() { return k_of_partner.cells(); }

Result<OrderRow> find_order(const work::View& view, OrderId order) {
  Result<std::vector<OrderRow>> found = std::vector<OrderRow>();
  if (view.who.side == access::Side::customer) {
    MyOrderQuery query;
    query.order_id = order;
    found = k_own.items(view, of_customer(view), query, finish_for(view));
  } else {
    OrderQuery query;
    query.order_id = order;
    const auto search = [&] {
      return view.who.side == access::Side::vendor
                 ? k_of_all.items(view, of_all(view, query), query, finish_for(view))
                 : k_of_partner.items(view, of_partner(view, query), query, finish_for(view));
    };
    found = search();
    if (found && found->empty() && view.who.distributor) {
      query.of_resellers = true;
      found = search();
    }
  }
  if (!found) return found.refusal();
  if (found->empty()) return refuse(errors::unknown, "order_id");
  return std::move(found->front());
}

Result<OrderRows> list_my_orders(const work::View& view, const MyOrderQuery& query) {
  return k_own.page(view, of_customer(view), query, finish_for(view));
}

Result<Done> export_my_orders(const work::View& view, const MyOrderQuery& query,
                              const std::function<void(std::string_view)>& write) {
  return k_own.write(view, of_customer(view), query, write, finish_for(view));
}

std::int64_t count_to_pay(const work::View& view) {
  OrderQuery query;
  query.asked = Asked::waiting;
  query.status = Status::pending;
  return k_of_partner.count(view, of_partner(view, query), query);
}

std::int64_t count_own_pending(const work::View& view) {
  return view.reader.one(store::count_pending, {view.who.tenant, customers::CustomerId(view.who.customer)})
      .orders;
}

}  // namespace pc::orders
