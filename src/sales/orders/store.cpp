#include "store.hpp"

namespace pc::orders::store {
namespace {

std::string orders_where(const std::string& condition) {
  return "SELECT " + db::columns<OrderRow>() + " FROM customer_order WHERE " + condition;
}
std::string lines_where(const std::string& condition) {
  return "SELECT " + db::columns<LineRow>() + " FROM order_line WHERE " + condition;
}

}  // namespace

const db::Sql<ById, OrderRow> select_order{"orders.one",
                                           orders_where("tenant_id = :tenant_id AND order_id = :order_id")};
const db::Sql<ById, LineRow> select_lines{
    "orders.lines_of_one", lines_where("tenant_id = :tenant_id AND order_id = :order_id ORDER BY line_id")};
const db::Sql<ByLine, LineRow> select_line{"orders.one_line",
                                           lines_where("tenant_id = :tenant_id AND line_id = :line_id")};
const db::Sql<OrderRow> insert_order{"orders.insert", db::insert_into<OrderRow>("customer_order")};
const db::Sql<LineRow> insert_line{"orders.insert_line", db::insert_into<LineRow>("order_line")};

const db::Sql<AnyOrder, Tenant> select_place{"orders.place",
                                             "SELECT tenant_id FROM order_place WHERE order_id = :order_id"};
const db::Sql<Place> insert_place{"orders.insert_place", db::insert_into<Place>("order_place")};

const db::Sql<Moved> update_order{
    "orders.move",
    "UPDATE customer_order SET status = :status, asked = :asked, asked_at = :asked_at, asked_answer = "
    ":asked_answer, payer = :payer, payer_partner_id = :payer_partner_id, association_type = "
    ":association_type, paid_at = :paid_at, closed_at = :closed_at, refunded = :refunded "
    "WHERE tenant_id = :tenant_id AND order_id = :order_id AND status = :status_before AND asked = "
    ":asked_before"};
const db::Sql<Repriced> update_price{
    "orders.reprice",
    "UPDATE customer_order SET official = :official, discount = :discount, erased = :erased, payable = "
    ":payable, discount_id = :discount_id, adjusted = :adjusted WHERE tenant_id = :tenant_id AND order_id = "
    ":order_id AND status = 'pending'"};
const db::Sql<RepricedLine> update_line_price{
    "orders.reprice_line",
    "UPDATE order_line SET official = :official, discount = :discount, erased = :erased, payable = :payable, "
    "discount_id = :discount_id, discount_kind = :discount_kind, ratio = :ratio "
    "WHERE tenant_id = :tenant_id AND line_id = :line_id AND status = 'pending'"};
const db::Sql<MovedLine> update_line{
    "orders.move_line",
    "UPDATE order_line SET status = :status, resource_id = :resource_id, resource_name = :resource_name, "
    "effective_at = :effective_at, expires_at = :expires_at, refunded = :refunded, reason = :reason "
    "WHERE tenant_id = :tenant_id AND line_id = :line_id AND status = :status_before AND refunded = "
    ":refunded_before"};

const db::Sql<Event> insert_event{"orders.insert_event", db::insert_into<Event>("order_event")};
const db::Sql<ById, Event> select_events{
    "orders.events", "SELECT " + db::columns<Event>() +
                         " FROM order_event WHERE tenant_id = :tenant_id AND order_id = :order_id "
                         "ORDER BY event_id"};
const db::Sql<Refund> insert_refund{"orders.insert_refund", db::insert_into<Refund>("order_refund")};
const db::Sql<ByLine, Refund> select_refunds{
    "orders.refunds_of_line", "SELECT " + db::columns<Refund>() +
                                  " FROM order_refund WHERE tenant_id = :tenant_id AND line_id = :line_id "
                                  "ORDER BY refund_id"};

const db::Sql<OfCustomer, Count> count_pending{
    "orders.count_pending",
    "SELECT COUNT(*) AS orders FROM customer_order WHERE tenant_id = :tenant_id AND customer_id = "
    ":customer_id AND status = 'pending'"};
const db::Sql<OfCustomer, Count> count_with_partner{
    "orders.count_with_partner",
    "SELECT COUNT(*) AS orders FROM customer_order WHERE tenant_id = :tenant_id AND customer_id = "
    ":customer_id AND status = 'pending' AND asked = 'waiting'"};
const db::Sql<OfCustomer, OneId> select_pending_of{
    "orders.pending_of_customer",
    "SELECT order_id FROM customer_order WHERE tenant_id = :tenant_id AND customer_id = :customer_id AND "
    "status = 'pending' ORDER BY order_id"};
const db::Sql<DueAt, Due> select_lapsed_everywhere{
    "orders.lapsed_everywhere",
    "SELECT tenant_id, order_id FROM customer_order WHERE status = 'pending' AND pay_by <= :now "
    "ORDER BY pay_by, order_id LIMIT :most"};

const db::Sql<OfResource, LineRow> select_of_resource{
    "orders.lines_of_resource",
    lines_where("tenant_id = :tenant_id AND customer_id = :customer_id AND resource_id = :resource_id "
                "ORDER BY line_id")};
const db::Sql<ResourceHolder, Holder> select_holder{
    "orders.holder_of_resource",
    "SELECT customer_id, order_id FROM resource WHERE tenant_id = :tenant_id AND resource_id = :resource_id"};
const db::Sql<Most, Processing> select_processing_everywhere{
    "orders.processing_everywhere",
    "SELECT tenant_id, line_id FROM order_line WHERE status = 'processing' AND service_type_code <> :by_hand "
    "ORDER "
    "BY line_id LIMIT :most"};

const db::Sql<ProductKey, ProductNames> select_product_names{
    "orders.product_names",
    "SELECT COALESCE(s.name_zh, '') AS service_zh, COALESCE(s.name_en, '') AS service_en, p.spec_zh, "
    "p.spec_en, p.spec, p.service_type_code FROM product p LEFT JOIN service_type s ON s.service_type_code = "
    "p.service_type_code WHERE p.product_id = :product_id"};

}  // namespace pc::orders::store
