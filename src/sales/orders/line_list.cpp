#include "line_list.hpp"

#include "market/account_managers/scope.hpp"
#include "store.hpp"

namespace pc::orders {

std::string renewed_afterwards(const std::string& line) {
  const auto of = [&](const char* column) { return line + "." + column; };
  return "EXISTS (SELECT 1 FROM order_line n WHERE n.tenant_id = " + of("tenant_id") +
         " AND n.customer_id = " + of("customer_id") + " AND n.resource_id = " + of("resource_id") +
         " AND n.resource_id <> '' AND n.line_id > " + of("line_id") +
         " AND n.status = 'done' AND n.effective_at >= " + of("expires_at") + " AND n.returns_line_id = 0)";
}

namespace {

using Q = OrderLineQuery;
using R = OrderLineRow;
using lists::column;
using lists::computed;
using lists::hidden;
using lists::some;

const std::string k_renewed = renewed_afterwards("l");

std::vector<lists::ListColumn<R>> columns() {
  return {hidden<&R::service_zh>("COALESCE(s.name_zh, '')"),
          hidden<&R::service_en>("COALESCE(s.name_en, '')"),
          hidden<&R::spec_zh>("COALESCE(d.spec_zh, '')"),
          hidden<&R::spec_en>("COALESCE(d.spec_en, '')"),
          column<&R::id>("l.line_id", {"Line ID", "订单行ID"}, "The line."),
          column<&R::order_id>("l.order_id", {"Order no.", "订单号"}, "Its order."),
          column<&R::type>("o.type", {"Order type", "订单类型"}, "purchase, renewal or unsubscribe.")
              .in_words_of("order_type"),
          column<&R::status>("l.status", {"Status", "订单行状态"},
                             "pending, processing, done, failed, cancelled or returned.")
              .in_words_of("order_line_status"),
          column<&R::customer_id>("l.customer_id", lists::k_customer_id, "The customer."),
          column<&R::customer_name>("COALESCE(c.name, '')", {"Customer", "客户名称"}, "Its name.")
              .masked_in_files(),
          column<&R::account_name>("COALESCE(c.account_name, '')", {"Account name", "账号名"},
                                   "Its account, masked."),
          column<&R::association_type>("o.association_type", {"Association", "关联类型"},
                                       "How it was associated when it paid.")
              .in_words_of("association"),
          column<&R::partner_name>("p.name", {"Partner", "伙伴名称"}, "The partner of its time."),
          column<&R::product_id>("l.product_id", {}, "The product.").not_in_files(),
          column<&R::service_type_code>("l.service_type_code", {}, "Service.").not_in_files(),
          computed<&R::service_type>({"Product type", "产品类型"}, "Its name, in the caller's language."),
          column<&R::resource_type_code>("l.resource_type_code", {}, "Type of resource.").not_in_files(),
          column<&R::spec>("l.spec", {"Specification", "规格"}, "Specification, as a code."),
          computed<&R::spec_name>({"Description", "规格描述"}, "Specification, in the caller's language."),
          column<&R::region>("l.region", {"Region", "区域"}, "Region."),
          column<&R::size>("l.size", {"Size", "容量"}, "In the product's unit; 1 of one without a size."),
          column<&R::size_measure_id>("l.size_measure_id", {}, "That unit; 0: none.").not_in_files(),
          column<&R::unit>("l.unit", {"Period", "周期类型"}, "month or year.").in_words_of("price_unit"),
          column<&R::periods>("l.periods", {"Periods", "周期数"}, "How many of them."),
          column<&R::official>("l.official", {"List price (CNY)", "官网价（元）"},
                               "At the official price, yuan."),
          column<&R::discount>("l.discount", {"Discount (CNY)", "折扣（元）"}, "Yuan."),
          column<&R::erased>("l.erased", {"Truncated (CNY)", "抹零（元）"},
                             "What is below a fen, dropped; yuan."),
          column<&R::payable>("l.payable", {"Amount (CNY)", "应付金额（元）"}, "To be paid, or paid; yuan."),
          column<&R::refunded>("l.refunded", {"Refunded (CNY)", "已退金额（元）"}, "Given back of it, yuan."),
          some<&R::discount_kind>("l.discount_kind", {"Discount type", "折扣类型"},
                                  "commercial, granted or promotion; null: none.")
              .in_words_of("discount_kind"),
          column<&R::resource_id>("l.resource_id", {"Resource ID", "资源ID"}, "The cloud's; empty: none yet.")
              .as_id(),
          column<&R::resource_name>("l.resource_name", {"Resource name", "资源名称"}, "Its name."),
          some<&R::effective_at>("l.effective_at", {"Effective", "生效时间"}, "Since when it is paid for."),
          some<&R::expires_at>("l.expires_at", {"Expires", "失效时间"}, "Until when.").sorted(),
          some<&R::paid_at>("o.paid_at", {"Paid", "支付时间"}, "When its order was paid."),
          column<&R::renewed>("CASE WHEN " + k_renewed + " THEN 1 ELSE 0 END", {"Renewed", "是否续订"},
                              "Whether its resource was renewed afterwards."),
          column<&R::reason>("l.reason", {"Reason", "原因"}, "Why it failed or was given back.")};
}

std::vector<lists::Filter<Q>> filters() {
  return {lists::named<&Q::of_resellers>("true: lines of the customers of one's resellers."),
          lists::equals<&Q::order_id>("l.order_id", "One order."),
          lists::equals<&Q::customer_id>("l.customer_id", "One customer."),
          lists::contains<&Q::customer_name>("c.name", "Part of the customer's name."),
          lists::is_whole<&Q::account_name>("c.account_name", "Its whole account name."),
          lists::filter<&Q::service_type>(
              "[service_type: AND (s.name_zh LIKE :service_type ESCAPE '!' OR s.name_en LIKE :service_type "
              "ESCAPE '!' OR l.service_type_code LIKE :service_type ESCAPE '!')] ",
              "Part of the product type's name or code.",
              [](const Q& query) { return db::Value(lists::contains_pattern(query.service_type)); }),
          lists::contains<&Q::resource_id>("l.resource_id", "Part of the resource's id."),
          lists::equals<&Q::type>("o.type", "purchase, renewal or unsubscribe."),
          lists::equals<&Q::status>("l.status", "pending, processing, done, failed, cancelled or returned."),
          lists::equals<&Q::association_type>("o.association_type", "resale or referral."),
          lists::filter<&Q::renewed>(
              "[renewed=1: AND " + k_renewed + "] [renewed=2: AND NOT " + k_renewed + "] ",
              "Whether its resource was renewed afterwards.",
              [](const Q& query) {
                return db::Value(std::int64_t{!query.renewed ? 0 : *query.renewed ? 1 : 2});
              }),
          lists::from_day<&Q::expires_from>("l.expires_at", "Expires on this day or later (GMT+08:00)."),
          lists::to_day<&Q::expires_to>("l.expires_at", "Expires on this day or earlier (GMT+08:00).")};
}

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id = 0, distributor = 0, own = 0, team = 0;
};
struct OfOrder {
  TenantId tenant_id;
  OrderId the_order;
};

const std::string k_from =
    "order_line l JOIN customer_order o ON o.tenant_id = l.tenant_id AND o.order_id = l.order_id "
    "JOIN partner p ON p.tenant_id = o.tenant_id AND p.partner_id = o.partner_id "
    "LEFT JOIN customer c ON c.tenant_id = l.tenant_id AND c.customer_id = l.customer_id "
    "LEFT JOIN service_type s ON s.service_type_code = l.service_type_code "
    "LEFT JOIN product d ON d.product_id = l.product_id";
constexpr const char* k_order = "l.line_id DESC";

const lists::List<R, Q, OfPartner> k_of_partner{{
    .name = "orders.lines_of_partner",
    .from = k_from,
    .scope = "l.tenant_id = :tenant_id [partner_id: AND o.partner_id = :partner_id] "
             "[distributor: AND p.distributor_id = :distributor] " +
             account_managers::managed_at("o.tenant_id", "o.customer_id", "o.created_at"),
    .columns = columns(),
    .filters = filters(),
    .order = k_order,
}};
const lists::List<R, Q, lists::EveryTenant> k_of_all{{
    .name = "orders.lines_of_all_everywhere",
    .from = k_from,
    .scope = "1 = 1 [tenant_id: AND l.tenant_id = :tenant_id]",
    .columns = columns(),
    .filters = filters(),
    .order = k_order,
}};
const lists::List<R, Q, OfOrder> k_of_order{{
    .name = "orders.lines_of_order",
    .from = k_from,
    .scope = "l.tenant_id = :tenant_id AND l.order_id = :the_order",
    .columns = columns(),
    .filters = filters(),
    .order = "l.line_id",
}};

auto finish_for(const work::View& view) {
  return [language = view.who.language](std::span<R> rows) {
    for (auto& row : rows) {
      row.service_type = catalogue::in(language, row.service_zh, row.service_en);
      if (row.service_type.empty()) row.service_type = row.service_type_code;
      row.spec_name = catalogue::in(language, row.spec_zh, row.spec_en);
      if (row.spec_name.empty()) row.spec_name = row.spec;
    }
  };
}

OfPartner of_partner(const work::View& view, const Q& query) {
  const auto rows = customers::scope_of(view.who);
  const bool resellers = view.who.distributor && query.of_resellers.value_or(false);
  return {view.who.tenant, resellers ? 0 : view.who.partner, resellers ? view.who.partner : 0, rows.own,
          rows.team};
}

/// Of one order where it lies, of all orders everywhere.
lists::EveryTenant of_all(const work::View& view, const Q& query) {
  if (!query.order_id) return {};
  return {tenant_of(view.reader, *query.order_id).value_or(TenantId(-1)).value};
}

Outcome check_filters(const work::View& view, const Q& query) {
  return lists::check_masked_filter(view.who.may(customers::permissions::reveal),
                                    lists::text_or_empty(query.account_name), "account_name");
}

}  // namespace

wire::Fields OrderLineQuery::fields() { return k_of_partner.query_fields(); }
wire::Fields OrderLineRow::fields() { return k_of_partner.row_fields(); }

Result<OrderLineRows> list_lines(const work::View& view, const OrderLineQuery& query) {
  PC_CHECK(check_filters(view, query));
  if (view.who.side == access::Side::vendor)
    return k_of_all.page(view, of_all(view, query), query, finish_for(view));
  return k_of_partner.page(view, of_partner(view, query), query, finish_for(view));
}

Result<Done> export_lines(const work::View& view, const OrderLineQuery& query,
                          const std::function<void(std::string_view)>& write) {
  PC_CHECK(check_filters(view, query));
  if (view.who.side == access::Side::vendor)
    return k_of_all.write(view, of_all(view, query), query, write, finish_for(view));
  return k_of_partner.write(view, of_partner(view, query), query, write, finish_for(view));
}

const lists::FileCells& line_cells() { return k_of_partner.cells(); }

std::vector<OrderLineRow> lines_of(const work::View& view, TenantId tenant, OrderId order) {
  Q query;
  query.limit.value = k_lines_max;
  auto found = k_of_order.page(view, {tenant, order}, query, finish_for(view));
  ensure(found.ok(), "an order's lines are asked for unsorted");
  return std::move(found->items);
}

std::int64_t count_to_deliver(const work::View& view) {
  Q query;
  query.status = LineStatus::processing;
  return k_of_all.count(view, {}, query);
}

}  // namespace pc::orders
