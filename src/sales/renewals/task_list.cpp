#include "task_list.hpp"

#include "market/customers/scope.hpp"

namespace pc::renewals {
namespace {

using Q = TaskQuery;
using R = TaskRow;
using lists::column;
using lists::computed;
using lists::some;

constexpr std::int32_t k_file_days_most = 184;

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id = 0, distributor = 0, own = 0, team = 0;
  Instant now;
};

std::vector<lists::ListColumn<R>> columns() {
  return {
      lists::hidden<&R::manager_in_full>("COALESCE(g.display_name, '')"),
      column<&R::id>("t.task_id", {"Task no.", "任务编号"}, "The task."),
      column<&R::order_id>("t.order_id", {"Order no.", "订单号"}, "The order that expires."),
      column<&R::month>("t.month", {"Month", "到期月份"}, "The month in which it expires."),
      column<&R::status>("t.status", {"State", "任务状态"}, "pending, processing, completed or terminated.")
          .in_words_of("renewal_task_status"),
      column<&R::cause>("t.cause", {"Ended by", "结束原因"},
                        "none, renewed, closed, returned, parted or expired.")
          .in_words_of("renewal_task_cause"),
      column<&R::reason>("t.reason", {"Reason", "关闭说明"}, "Why the partner closed it."),
      column<&R::customer_id>("t.customer_id", lists::k_customer_id, "The customer."),
      column<&R::customer_name>("c.name", {"Customer", "客户名称"}, "Its name.").masked_in_files(),
      column<&R::account_name>("c.account_name", {"Account name", "账号名"}, "Its account, masked."),
      column<&R::association_type>("c.association_type", {"Association", "关联类型"}, "resale or referral.")
          .in_words_of("association"),
      column<&R::partner_name>("p.name", {"Partner", "伙伴名称"}, "Its partner."),
      some<&R::manager_id>("c.manager_id", {}, "Its account manager; null: nobody.").not_in_files(),
      computed<&R::manager_name>({"Account manager", "客户经理"}, "Their name, masked.").told_masked(),
      column<&R::lines>("t.lines", {"Resources", "资源数"}, "Resources of the order that expire."),
      column<&R::due>("t.due", {"Expiring (CNY)", "到期金额（元）"}, "Paid for them, yuan.").sorted(),
      column<&R::renewed>("t.renewed", {"Renewed (CNY)", "已续订金额（元）"},
                          "Paid for those of them that were renewed, yuan."),
      computed<&R::rate>({"Renewal rate (%)", "金额续费率（%）"}, "Renewed of what expires, per cent."),
      column<&R::expires_at>("t.expires_at", {"Expires", "到期时间"}, "The first expiry in the month.")
          .sorted(),
      column<&R::deadline_at>("t.deadline_at", {"Deadline", "截止时间"}, "The last expiry in the month.")
          .sorted(),
      computed<&R::overdue>({"Overdue", "是否逾期"}, "Open, and its deadline has passed."),
      column<&R::created_at>("t.created_at", {"Created", "创建时间"}, "When it began.").sorted(),
      some<&R::processed_at>("t.processed_at", {"Processed", "处理时间"}, "When it was processed last."),
      some<&R::closed_at>("t.closed_at", {"Ended", "结束时间"}, "When it ended.")};
}

template <auto Member>
lists::Filter<Q> yes_or_no(const std::string& condition, const char* doc) {
  const std::string name(lists::detail::k_member_name<Member>);
  return lists::filter<Member>(
      "[" + name + "=1: AND " + condition + "] [" + name + "=2: AND NOT (" + condition + ")] ", doc,
      [](const Q& query) {
        const auto& asked = query.*Member;
        return db::Value(std::int64_t{!asked ? 0 : *asked ? 1 : 2});
      });
}

std::vector<lists::Filter<Q>> filters() {
  return {lists::named<&Q::of_resellers>("true: of the customers of one's resellers."),
          lists::equals<&Q::task_id>("t.task_id", "One task."),
          lists::equals<&Q::order_id>("t.order_id", "One order."),
          lists::equals<&Q::status>("t.status", "pending, processing, completed or terminated."),
          yes_or_no<&Q::renewed>("t.renewed > 0", "Whether something of it was renewed."),
          yes_or_no<&Q::overdue>("(t.closed_at = 0 AND t.deadline_at < :now)",
                                 "Whether it is open and its deadline has passed."),
          lists::equals<&Q::customer_id>("t.customer_id", "One customer."),
          lists::contains<&Q::customer_name>("c.name", "Part of the customer's name."),
          lists::equals<&Q::manager_id>("c.manager_id", "Looked after by this account manager."),
          lists::from_day<&Q::expires_from>("t.deadline_at", "Expires on this day or later (GMT+08:00)."),
          lists::to_day<&Q::expires_to>("t.deadline_at", "Expires on this day or earlier (GMT+08:00).")};
}

const lists::List<R, Q, OfPartner> k_tasks{{
    .name = "renewals.tasks",
    .from = "renewal_task t JOIN customer c ON c.tenant_id = t.tenant_id AND c.customer_id = t.customer_id "
            "JOIN partner p ON p.tenant_id = t.tenant_id AND p.partner_id = t.partner_id "
            "LEFT JOIN person g ON g.tenant_id = c.tenant_id AND g.person_id = c.manager_id",
    .scope = "t.tenant_id = :tenant_id [partner_id: AND t.partner_id = :partner_id] "
             "[distributor: AND p.distributor_id = :distributor] " +
             customers::managed_now("c"),
    .columns = columns(),
    .filters = filters(),
    .order = "t.task_id",
    .first_sort = "deadline_at",
}};

OfPartner of_partner(const work::View& view, bool of_resellers) {
  const auto rows = customers::scope_of(view.who);
  const bool resellers = view.who.distributor && of_resellers;
  return {view.who.tenant,
          resellers ? 0 : view.who.partner,
          resellers ? view.who.partner : 0,
          rows.own,
          rows.team,
          view.now};
}

auto finish_for(const work::View& view) {
  return [&view](std::span<R> rows) {
    for (auto& row : rows) {
      row.manager_name = access::shown(view.who, Mask::name, row.manager_in_full);
      row.rate = renewals::rate({row.lines, row.due, row.renewed});
      row.overdue = open(row.status) && row.deadline_at < view.now;
    }
  };
}

}  // namespace

wire::Fields TaskQuery::fields() { return k_tasks.query_fields(); }
wire::Fields TaskRow::fields() { return k_tasks.row_fields(); }

Result<TaskRows> list_tasks(const work::View& view, const TaskQuery& query) {
  return k_tasks.page(view, of_partner(view, query.of_resellers.value_or(false)), query, finish_for(view));
}

Result<Done> export_tasks(const work::View& view, const TaskQuery& query,
                          const std::function<void(std::string_view)>& write) {
  if (!query.expires_from || !query.expires_to ||
      query.expires_to->number - query.expires_from->number > k_file_days_most)
    return refuse(errors::long_range, "expires_to");
  return k_tasks.write(view, of_partner(view, query.of_resellers.value_or(false)), query, write,
                       finish_for(view));
}

const lists::FileCells& task_cells() { return k_tasks.cells(); }

Result<TaskRow> find_task(const work::View& view, TaskId task) {
  TaskQuery query;
  query.task_id = task;
  for (const bool of_resellers : {false, true}) {
    PC_TRY(found, k_tasks.items(view, of_partner(view, of_resellers), query, finish_for(view)));
    if (!found.empty()) return std::move(found.front());
  }
  return refuse(errors::unknown, "task_id");
}

std::int64_t count_pending(const work::View& view) {
  TaskQuery query;
  query.status = Status::pending;
  return k_tasks.count(view, of_partner(view, false), query);
}

}  // namespace pc::renewals
