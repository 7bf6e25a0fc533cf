#include "manager_list.hpp"

#include <algorithm>

#include "people/persons/colleagues.hpp"
#include "store.hpp"

namespace pc::account_managers {
namespace {

struct OfPartner {
  TenantId tenant_id;
  std::int64_t partner_id = 0;
};
const db::Sql<OfPartner, store::Count> count_unassigned{
    "account_managers.count_unassigned",
    "SELECT COUNT(*) AS customers FROM customer WHERE tenant_id = :tenant_id AND manager_id = 0 "
    "AND partner_id = :partner_id AND association_type <> 'none'"};

std::vector<persons::Colleague> seen(db::Reader& reader, const access::Principal& who) {
  const auto rows = customers::scope_of(who);
  auto all = persons::people_with_role(reader, who.tenant, who.partner, k_role);
  std::erase_if(all, [&](const auto& one) { return !customers::in_scope(reader, who.tenant, one.id, rows); });
  return all;
}

/// The name is shown masked: only who may see it in full finds by it.
bool named_so(const persons::Colleague& one, const std::optional<Text<0, 64>>& part, bool in_full) {
  if (!part || part->empty()) return true;
  return (in_full && one.name == part->value) || one.user_name.find(part->value) != std::string::npos;
}

using R = ManagerRow;
using lists::computed;
const std::vector<lists::ListColumn<R>> k_columns{
    computed<&R::id>({}, "The account manager."),
    computed<&R::name>({"Account manager", "客户经理"}, "Name, masked.").told_masked(),
    computed<&R::account_name>({}, "Account name of the partner."),
    computed<&R::user_name>({"User name", "用户名"}, "User name.").masked_in_files(),
    computed<&R::mobile>({"Mobile", "手机号码"}, "Mobile number, masked.").told_masked(),
    computed<&R::email>({"E-mail", "邮箱"}, "E-mail, masked.").told_masked(),
    computed<&R::active>({"Active", "是否启用"}, "Whether they can be given customers."),
    computed<&R::customers>({"Customers", "客户数"}, "Customers they look after.")};
const lists::RowFields k_fields(k_columns);

}  // namespace

wire::Fields ManagerQuery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ManagerQuery::name>("name", "Part of the user name, or the whole name for who may see it "
                                         "in full."),
      wire::field<&ManagerQuery::active>("active", "true: only those who can be given customers.")};
  return all;
}

wire::Fields ManagerRow::fields() { return k_fields.all(); }
const std::vector<lists::Column> manager_file =
    lists::file_of(k_columns, {"name", "user_name", "mobile", "email", "customers", "active"});

wire::Fields ManagerRows::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&ManagerRows::total>("total", "Account managers that match."),
      wire::field<&ManagerRows::unassigned>("unassigned", "Customers that nobody looks after."),
      wire::field<&ManagerRows::items>("items", "In the order they came.")};
  return all;
}

wire::Fields RevealManagers::fields() {
  using R = RevealManagers;
  static constexpr wire::Field all[] = {wire::field<&R::manager_ids>("manager_ids", "Whom."),
                                        wire::field<&R::reason>("reason", "Why; the partner may require it.")};
  return all;
}

wire::Fields RevealedManager::fields() {
  static constexpr wire::Field all[] = {wire::field<&RevealedManager::id>("id", "The account manager."),
                                        wire::field<&RevealedManager::name>("name", "Name."),
                                        wire::field<&RevealedManager::mobile>("mobile", "Mobile number."),
                                        wire::field<&RevealedManager::email>("email", "E-mail.")};
  return all;
}

wire::Fields RevealedManagers::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&RevealedManagers::items>("items", "In the order asked.")};
  return all;
}

wire::Fields PeriodQuery::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&PeriodQuery::customer_id>("customer_id", "The customer.")};
  return all;
}

wire::Fields PeriodRow::fields() {
  static constexpr wire::Field all[] = {
      wire::field<&PeriodRow::manager_id>("manager_id", "The account manager."),
      wire::field<&PeriodRow::manager_name>("manager_name", "His name, masked."),
      wire::field<&PeriodRow::from>("from", "Since."),
      wire::field<&PeriodRow::to>("to", "Until; null: still."),
      wire::field<&PeriodRow::assigned_by>("assigned_by", "Who assigned, masked."),
      wire::field<&PeriodRow::ended_by>("ended_by", "Who ended it, masked.")};
  return all;
}

wire::Fields PeriodRows::fields() {
  static constexpr wire::Field all[] = {wire::field<&PeriodRows::items>("items", "Newest first.")};
  return all;
}

Result<ManagerRows> list_managers(const work::View& view, const ManagerQuery& query) {
  ManagerRows rows;
  const TenantId tenant = view.who.tenant;
  for (const auto& one : seen(view.reader, view.who)) {
    if (!named_so(one, query.name, view.who.may(customers::permissions::reveal))) continue;
    if (query.active && *query.active != one.active) continue;
    rows.items.push_back({one.id, masked(Mask::name, one.name), one.account_name, one.user_name,
                          masked(Mask::mobile, one.mobile), masked(Mask::email, one.email), one.active, 0});
  }
  std::vector<store::OfManager> wanted;
  for (const auto& row : rows.items) wanted.push_back({tenant, row.id});
  view.reader.each_of(store::count_of_manager, wanted, [&](std::size_t place, const store::Count& count) {
    rows.items[place].customers = count.customers;
  });
  rows.total = static_cast<std::int64_t>(rows.items.size());
  if (view.who.rows == access::Rows::all)
    rows.unassigned = view.reader.one(count_unassigned, {tenant, view.who.partner}).customers;
  return rows;
}

namespace {

audit::Look look_of(const RevealManagers& input) {
  return {{}, {"name", "mobile", "email"}, input.reason ? input.reason->value : std::string()};
}

}  // namespace

Result<RevealedManagers> reveal_managers(work::Work& work, const RevealManagers& input) {
  RevealedManagers revealed;
  auto look = look_of(input);
  const auto all = seen(work.tx, work.who);
  for (const auto& id : input.manager_ids.items) {
    const auto one = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == id; });
    if (one == all.end()) continue;
    revealed.items.push_back({one->id, one->name, one->mobile, one->email});
    look.owners.push_back({work.who.tenant, "person", id.value});
  }
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, work.now));
  return revealed;
}

audit::Note note_of_reveal(const RevealManagers& input, const RevealedManagers* rows) {
  auto look = look_of(input);
  if (rows != nullptr)
    for (const auto& row : rows->items) look.owners.push_back({TenantId(), "person", row.id.value});
  return audit::note_of(look);
}

Result<PeriodRows> list_periods(const work::View& view, const PeriodQuery& query) {
  PC_TRY(customer, customers::visible(view.reader, view.who, query.customer_id));
  const auto scope = customers::scope_of(view.who);
  PeriodRows rows;
  for (const auto& period : account_managers::history(view.reader, customer.tenant, customer.id)) {
    if (!customers::in_scope(view.reader, customer.tenant, period.manager, scope)) continue;
    PeriodRow row;
    row.manager_id = period.manager;
    row.manager_name = masked(Mask::name, period.manager_name);
    row.from = period.period.from;
    if (!period.period.open()) row.to = period.period.to;
    row.assigned_by = masked(Mask::name, period.assigned_by);
    row.ended_by = masked(Mask::name, period.ended_by);
    rows.items.push_back(std::move(row));
  }
  return rows;
}

}  // namespace pc::account_managers
