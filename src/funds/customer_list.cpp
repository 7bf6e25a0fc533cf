#include "customer_list.hpp"

#include "customer_search.hpp"
#include "customers/control.hpp"

namespace pc::funds {
namespace {

constexpr std::size_t k_freezing_columns = 4;

/// The last k_freezing_columns only for whom freezing is anything.
constexpr lists::Column k_columns[] = {lists::customer_id(),
                                       lists::head("Name", "客户名称"),
                                       lists::head("Account", "账号名"),
                                       lists::head("Association", "关联类型", "association"),
                                       lists::head("Associated", "关联时间"),
                                       lists::head("Level", "级别"),
                                       lists::head("Tags", "标签"),
                                       lists::head("Mobile", "手机号码"),
                                       lists::head("E-mail", "邮箱"),
                                       lists::head("Account manager", "客户经理"),
                                       lists::head("Balance (CNY)", "余额（元）"),
                                       lists::head("On hold (CNY)", "待审批冻结（元）"),
                                       lists::head("Available (CNY)", "可用余额（元）"),
                                       lists::head("Arrears (CNY)", "欠款（元）"),
                                       lists::head("Consumption this month (CNY)", "本月消费（元）"),
                                       lists::head("Frozen", "冻结状态", "frozen"),
                                       lists::head("Frozen since", "冻结时间"),
                                       lists::head("Budget (CNY)", "预算（元）"),
                                       lists::head("Budget used (CNY)", "已使用预算（元）")};

/// A line of the export; names too are anonymised there. Spec: cross-cutting behaviour, export pattern.
std::vector<std::string> cells_of(const CustomerRow& c, bool freezing, const access::Principal& who) {
  const auto said = [&](const auto& data) { return who.in_full ? data.in_full() : data.text(); };
  std::vector<std::string> cells{c.id.text(),
                                 access::shown(who, Mask::name, c.name),
                                 said(c.account_name),
                                 std::string(customers::association_text(c.association_type)),
                                 c.associated_at.text(),
                                 c.level,
                                 customers::joined_tags(c.tags),
                                 said(c.mobile),
                                 said(c.email),
                                 c.manager_name.value_or(""),
                                 c.balance ? c.balance->text() : "",
                                 c.on_hold ? c.on_hold->text() : "",
                                 c.available ? c.available->text() : "",
                                 c.arrears ? c.arrears->text() : "",
                                 c.spent.text()};
  if (!freezing) return cells;
  cells.emplace_back(wire::name_of(c.frozen));
  cells.push_back(c.frozen_at ? c.frozen_at->text() : "");
  cells.push_back(c.budget_amount ? c.budget_amount->text() : "");
  cells.push_back(c.budget_used ? c.budget_used->text() : "");
  return cells;
}

/// Whether freezing is anything to the caller.
bool with_freezing(const work::View& view) {
  if (view.who.side != access::Side::partner) return view.who.side == access::Side::vendor;
  const partners::PartnerId own(view.who.partner);
  return customers::check_controls(view.reader, view.who.tenant, own).ok() ||
         partners::find(view.reader, view.who.tenant, own)->standing != partners::PartnerStatus::normal;
}

/// One row of what the caller may see, wherever in its lists it stands. Refuses unknown_customer.
Result<CustomerRow> visible_row(const work::View& view, customers::CustomerId id) {
  const bool somebody_else = view.who.side == access::Side::customer && view.who.customer != id.value;
  if (somebody_else) return refuse(customers::errors::unknown_customer, "customer_id");
  CustomerQuery one;
  one.customer_id = id;
  for (const Scope scope : {Scope::mine, Scope::resellers}) {
    if (scope == Scope::resellers && !view.who.distributor) break;
    one.scope = scope;
    PC_TRY(search, CustomerSearch::of(view, one));
    auto items = search.page();
    if (!items.empty()) return std::move(items.front());
  }
  return refuse(customers::errors::unknown_customer, "customer_id");
}

}  // namespace

Result<CustomerRows> list_customers(const work::View& view, const CustomerQuery& query) {
  PC_TRY(search, CustomerSearch::of(view, query));
  CustomerRows page;
  page.items = search.page();
  const auto end = lists::end_of_list(query.limit, query.offset, page.items.size());
  page.total = end ? *end : search.count(customers::k_counted_max + 1);
  page.total_more = !end && page.total > customers::k_counted_max;
  if (page.total_more) page.total = customers::k_counted_max;
  return page;
}

Result<std::int64_t> count_all_customers(const work::View& view, const CustomerQuery& query) {
  PC_TRY(search, CustomerSearch::of(view, query));
  return search.count(INT64_MAX);
}

Result<Done> export_customers(const work::View& view, const CustomerQuery& query,
                              const std::function<void(std::string_view)>& write) {
  const bool freezing = with_freezing(view);
  lists::CsvExport csv(write,
                       std::span(k_columns).first(std::size(k_columns) - (freezing ? 0 : k_freezing_columns)),
                       view.who);
  PC_TRY(search, CustomerSearch::of(view, query));
  search.each([&](const CustomerRow& customer) { csv.line(cells_of(customer, freezing, view.who)); });
  return Done{};
}

Result<CustomerDetail> show_customer(const work::View& view, const OneCustomer& query) {
  PC_TRY(customer, visible_row(view, query.customer_id));
  const TenantId tenant = view.who.side == access::Side::vendor
                              ? customers::visible(view.reader, view.who, customer.id)->tenant
                              : view.who.tenant;
  CustomerDetail detail{std::move(customer), {}};
  for (const auto& period : customers::history(view.reader, tenant, query.customer_id)) {
    AssociationEntry entry;
    entry.partner_name = period.partner_name;
    entry.association_type = period.association;
    entry.from = period.period.from;
    if (!period.period.open()) entry.to = period.period.to;
    detail.associations.push_back(std::move(entry));
  }
  return detail;
}

}  // namespace pc::funds
