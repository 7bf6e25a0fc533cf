// Public: the list of renewal tasks (营销任务).
#pragma once
#include "api/lists/list.hpp"
#include "market/customers/customers.hpp"
#include "renewals.hpp"
#include "sales/orders/orders.hpp"

namespace pc::renewals {

struct TaskQuery {
  static constexpr const char* shape_name = "RenewalTaskQuery";
  std::optional<bool> of_resellers;  // 云经销商的客户 instead of one's own
  std::optional<TaskId> task_id;
  std::optional<orders::OrderId> order_id;
  std::optional<Status> status;
  std::optional<bool> renewed, overdue;
  std::optional<customers::CustomerId> customer_id;
  std::optional<Text<0, 64>> customer_name;
  std::optional<access::PersonId> manager_id;
  std::optional<Day> expires_from, expires_to;
  lists::Limit limit;
  lists::Offset offset;
  std::optional<Text<1, 64>> sort;
  static wire::Fields fields();
};
struct TaskRow {
  static constexpr const char* shape_name = "RenewalTaskRow";
  static constexpr const char* page_name = "RenewalTaskRows";
  TaskId id;
  orders::OrderId order_id;
  BillCycle month;
  Status status = Status::pending;
  Cause cause = Cause::none;
  std::string reason;
  customers::CustomerId customer_id;
  std::string customer_name;
  Masked<Mask::name> account_name;
  customers::Association association_type = customers::Association::resale;
  std::string partner_name;
  std::optional<access::PersonId> manager_id;
  std::string manager_name;
  std::int64_t lines = 0;
  Money due, renewed;
  std::int64_t rate = 0;
  Instant expires_at, deadline_at;
  bool overdue = false;
  Instant created_at;
  std::optional<Instant> processed_at, closed_at;
  std::string manager_in_full;
  static wire::Fields fields();
};
using TaskRows = lists::Page<TaskRow>;
/// Of those whom the caller looks after; a distributor's also of its resellers' customers.
Result<TaskRows> list_tasks(const work::View& view, const TaskQuery& query);
/// Refuses renewals.long_range: a file is of at most six months.
Result<Done> export_tasks(const work::View& view, const TaskQuery& query,
                          const std::function<void(std::string_view)>& write);
const lists::FileCells& task_cells();
/// One of them. Refuses renewals.unknown.
Result<TaskRow> find_task(const work::View& view, TaskId task);

/// Those that nobody has begun to process.
std::int64_t count_pending(const work::View& view);

}  // namespace pc::renewals
