#include "store.hpp"

#include "sales/orders/line_list.hpp"

namespace pc::renewals::store {
namespace {

const std::string k_lines_from =
    "SELECT l.order_id, l.customer_id, o.partner_id, l.payable, l.expires_at, CASE WHEN " +
    orders::renewed_afterwards("l") +
    " THEN 1 ELSE 0 END AS renewed, CASE WHEN l.status = 'done' AND COALESCE(d.rarely_renewed, 0) = 0 THEN 1 "
    "ELSE 0 END AS kept FROM order_line l JOIN customer_order o ON o.tenant_id = l.tenant_id AND o.order_id "
    "= "
    "l.order_id LEFT JOIN product d ON d.product_id = l.product_id WHERE l.tenant_id = :tenant_id ";
const std::string k_lines_where =
    "AND l.expires_at >= :from AND l.expires_at < :to AND (l.status = 'done' OR l.status = 'returned') AND "
    "o.type <> 'unsubscribe' AND o.status = 'completed' ORDER BY l.order_id, l.line_id";

}  // namespace

const db::Sql<ById, Task> select_task{
    "renewals.one", "SELECT " + db::columns<Task>() +
                        " FROM renewal_task WHERE tenant_id = :tenant_id AND task_id = :task_id"};
const db::Sql<Task> insert_task{
    "renewals.insert",
    db::insert_into<Task>("renewal_task") + " ON CONFLICT (tenant_id, order_id, month) DO NOTHING"};
const db::Sql<Moved> update_task{
    "renewals.move",
    "UPDATE renewal_task SET status = :status, cause = :cause, reason = :reason, lines = :lines, due = :due, "
    "renewed = :renewed, processed_at = :processed_at, closed_at = :closed_at WHERE tenant_id = :tenant_id "
    "AND task_id = :task_id AND status = :status_before"};
const db::Sql<Record> insert_record{"renewals.insert_record", db::insert_into<Record>("renewal_record")};
const db::Sql<ById, Record> select_records{
    "renewals.records", "SELECT " + db::columns<Record>() +
                            " FROM renewal_record WHERE tenant_id = :tenant_id AND task_id = :task_id "
                            "ORDER BY record_id DESC LIMIT 500"};

const db::Sql<Tenant, Tenant> select_tenant_everywhere{
    "renewals.next_tenant_everywhere",
    "SELECT tenant_id FROM order_line WHERE tenant_id > :tenant_id ORDER BY tenant_id LIMIT 1"};
const db::Sql<Tenant, Tenant> select_open_tenant_everywhere{
    "renewals.next_open_tenant_everywhere",
    "SELECT tenant_id FROM renewal_task WHERE tenant_id > :tenant_id AND closed_at = 0 ORDER BY tenant_id "
    "LIMIT 1"};
const db::Sql<Within, Line> select_expiring{"renewals.expiring", k_lines_from + k_lines_where};
const db::Sql<OfOrder, Line> select_of_order{"renewals.expiring_of_order",
                                             k_lines_from + "AND l.order_id = :order_id " + k_lines_where};
const db::Sql<Tenant, Open> select_open{
    "renewals.open",
    "SELECT task_id FROM renewal_task WHERE tenant_id = :tenant_id AND closed_at = 0 ORDER BY task_id"};

}  // namespace pc::renewals::store
