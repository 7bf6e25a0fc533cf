#include "sweep.hpp"

#include <algorithm>
#include <stdexcept>

#include "kinds.hpp"
#include "people/persons/persons.hpp"
#include "store.hpp"

namespace pc::renewals {
namespace {

using Lines = std::vector<store::Line>;

Figures figures_of_lines(const Lines& lines) {
  std::vector<Expiring> all;
  for (const auto& line : lines) all.push_back({line.payable, line.renewed, line.kept});
  return figures_of(all);
}

/// Whoever looks after the customer, else the people of its partner who process tasks; of a reseller those of its
/// distributor.
std::vector<messages::Recipient> looking_after(db::Reader& reader, const customers::Customer& customer) {
  const auto partner = partners::find(reader, customer.tenant, customer.partner);
  const bool reseller = partner && partner->kind == partners::PartnerKind::reseller;
  if (!reseller && customer.manager.value != 0) return {{customer.tenant, customer.manager}};
  const auto processes = reseller ? partner->distributor : customer.partner;
  std::vector<messages::Recipient> all;
  for (const auto id :
       persons::people_who_may(reader, customer.tenant, processes.value, permissions::process))
    all.push_back({customer.tenant, id});
  return all;
}

void tell(work::Work& work, const store::Task& task, const customers::Customer& customer) {
  messages::notify(work, looking_after(work.tx, customer), kinds::task,
                   {{"customer", customer.name},
                    {"order", task.order_id.text()},
                    {"amount", task.due.text()},
                    {"renewed", task.renewed.text()},
                    {"day", Day::of(task.deadline_at).text()},
                    {"id", task.task_id.text()}});
}

/// Still the customer of the partner in whose time it ordered.
bool stays(const std::optional<customers::Customer>& customer, partners::PartnerId partner) {
  return customer && customer->partner == partner && customer->association != customers::Association::none;
}

/// Returns whether a task began.
bool begin(work::Work& work, TenantId tenant, orders::OrderId order, BillCycle month) {
  const auto period = month.period();
  const auto lines = work.tx.rows(store::select_of_order, {tenant, order, period.from, period.to});
  const auto figures = figures_of_lines(lines);
  if (!worth_a_task(figures)) return false;
  const auto customer = customers::find(work.tx, tenant, lines.front().customer_id);
  if (!stays(customer, lines.front().partner_id)) return false;
  store::Task task;
  task.tenant_id = tenant;
  task.task_id = work.ids.next_as<TaskId>(work.now);
  task.order_id = order;
  task.month = month;
  task.customer_id = customer->id;
  task.partner_id = customer->partner;
  task.lines = figures.lines;
  task.due = figures.due;
  task.renewed = figures.renewed;
  const auto [first, last] = std::ranges::minmax(lines, {}, &store::Line::expires_at);
  task.expires_at = first.expires_at;
  task.deadline_at = last.expires_at;
  task.created_at = work.now;
  if (work.tx.change(store::insert_task, task) == 0) return false;
  tell(work, task, *customer);
  return true;
}

/// Counts it anew, and ends it when it is over; returns whether it ended.
bool look_at(work::Work& work, TenantId tenant, TaskId id) {
  const auto task = work.tx.maybe(store::select_task, {tenant, id});
  if (!task || !open(task->status)) return false;
  const auto period = task->month.period();
  const auto figures = figures_of_lines(
      work.tx.rows(store::select_of_order, {tenant, task->order_id, period.from, period.to}));
  const auto customer = customers::find(work.tx, tenant, task->customer_id);
  const auto cause = ends_by(figures, !stays(customer, task->partner_id), period.to <= work.now);
  if (!cause && figures == task->figures()) return false;
  const auto changed = work.tx.change(store::update_task, {tenant,
                                                           id,
                                                           cause ? status_after(*cause) : task->status,
                                                           cause.value_or(Cause::none),
                                                           {},
                                                           figures.lines,
                                                           figures.due,
                                                           figures.renewed,
                                                           task->processed_at,
                                                           cause ? work.now : Instant(),
                                                           task->status});
  if (changed == 0) throw db::Conflict("a renewal task changed");
  return cause.has_value();
}

struct Candidate {
  TenantId tenant;
  orders::OrderId order;
};
/// Orders that are worth a task, from the lines that expire in the month.
std::vector<Candidate> candidates(db::Reader& reader, const Period& month) {
  std::vector<Candidate> all;
  TenantId tenant;
  while (const auto next = reader.maybe(store::select_tenant_everywhere, {tenant})) {
    tenant = next->tenant_id;
    Lines lines;
    const auto close = [&] {
      if (worth_a_task(figures_of_lines(lines))) all.push_back({tenant, lines.front().order_id});
      lines.clear();
    };
    reader.each(store::select_expiring, {tenant, month.from, month.to}, [&](const store::Line& line) {
      if (!lines.empty() && lines.front().order_id != line.order_id) close();
      lines.push_back(line);
      return true;
    });
    close();
  }
  return all;
}
std::vector<store::ById> open_tasks(db::Reader& reader) {
  std::vector<store::ById> all;
  TenantId tenant;
  while (const auto next = reader.maybe(store::select_open_tenant_everywhere, {tenant})) {
    tenant = next->tenant_id;
    for (const auto& each : reader.rows(store::select_open, {tenant})) all.push_back({tenant, each.task_id});
  }
  return all;
}

/// Runs small acts one after the other.
class Acts {
 public:
  Acts(db::Database& database, Instant now) : database_(database), now_(now) {}
  template <class Act>
  void run(TenantId tenant, Act act) {
    bool changed = false;
    const auto finished = database_.write(tenant, [&](db::Transaction& tx) {
      auto work = work::work_in(tx, who_, now_);
      changed = act(work);
      return true;
    });
    if (finished.fate == db::Fate::failed) failed_ = finished.error;
    done_ += finished.fate == db::Fate::committed && changed;
  }
  std::int64_t done() const {
    if (!failed_.empty()) throw std::runtime_error(failed_);
    return done_;
  }

 private:
  db::Database& database_;
  Instant now_;
  access::Principal who_ = access::system_principal("system");
  std::int64_t done_ = 0;
  std::string failed_;
};

}  // namespace

std::int64_t sweep(db::Database& database, Instant now) {
  const auto month = BillCycle::of(now);
  std::vector<Candidate> large;
  std::vector<store::ById> waiting;
  database.read([&](db::Reader& reader) {
    waiting = open_tasks(reader);
    large = candidates(reader, month.period());
  });
  Acts acts(database, now);
  for (const auto& task : waiting)
    acts.run(task.tenant_id, [&](work::Work& work) { return look_at(work, task.tenant_id, task.task_id); });
  for (const auto& each : large)
    acts.run(each.tenant, [&](work::Work& work) { return begin(work, each.tenant, each.order, month); });
  return acts.done();
}

}  // namespace pc::renewals
