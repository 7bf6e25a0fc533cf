#include "customer_list.hpp"

#include "audit/reveals.hpp"
#include "customers/control.hpp"
#include "customers/managers.hpp"
#include "customers/name_search.hpp"
#include "customers/spending.hpp"
#include "resources/expiry.hpp"

namespace pc::funds {
namespace {

// As customers::in_effect.
#define PC_FROZEN_IN_EFFECT                                                                              \
  "CASE WHEN c.association_type <> 'resale' THEN c.frozen ELSE (SELECT CASE WHEN s.standing = 'frozen' " \
  "THEN 2 WHEN s.standing = 'restricted' AND c.frozen = 0 THEN 1 ELSE c.frozen END FROM partner s "      \
  "WHERE s.tenant_id = c.tenant_id AND s.partner_id = c.partner_id) END"
#define PC_CUSTOMER_COLUMNS                                                                                  \
  "SELECT c.tenant_id, c.customer_id, c.partner_id, c.name, c.account_name, c.association_type, "            \
  "c.associated_at, "                                                                                        \
  "c.level, c.customer_type, c.verified_status, c.mobile, c.email, c.tags, p.name, COALESCE(t.balance, 0), " \
  "COALESCE(k.balance, 0), COALESCE(a.balance, 0), c.manager_id, COALESCE(g.display_name, ''), "          \
  "c.frozen, c.frozen_automatic, c.frozen_at, COALESCE(b.kind, ''), COALESCE(b.amount, 0), COALESCE(b.used, 0), " \
  PC_SPENDING(c, 21, 22, 23, 14, 15) ", p.standing, p.standing_at "
#define PC_CUSTOMER_FROM                                                                          \
  "FROM customer c JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id "  \
  "LEFT JOIN person g ON g.tenant_id = c.tenant_id AND g.person_id = c.manager_id "               \
  "LEFT JOIN account t ON t.tenant_id = c.tenant_id AND t.owner_id = c.customer_id AND t.kind = " \
  "'customer.topup' "                                                                             \
  "LEFT JOIN account k ON k.tenant_id = c.tenant_id AND k.owner_id = c.customer_id AND k.kind = " \
  "'customer.credit' "                                                                            \
  "LEFT JOIN account a ON a.tenant_id = c.tenant_id AND a.owner_id = c.customer_id AND a.kind = " \
  "'customer.arrears' "                                                                           \
  "LEFT JOIN budget b ON b.tenant_id = c.tenant_id AND b.customer_id = c.customer_id " \
  PC_SPENDING_JOIN(c, 21)
#define PC_CUSTOMER_COUNT_FROM                                                                       \
  "FROM customer c [3:JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id] " \
  "[13:JOIN account a ON a.tenant_id = c.tenant_id AND a.owner_id = c.customer_id AND a.kind = "     \
  "'customer.arrears'] "                                                                             \
  "[20:JOIN budget b ON b.tenant_id = c.tenant_id AND b.customer_id = c.customer_id] " \
  PC_SPENDING_JOIN(c, 21)
// A condition that no index serves. PostgreSQL, which plans without the parameters, would take a plain one for rare and
// read a range of names again for every customer.
#define PC_LOOKED_AT(condition) "CASE WHEN " #condition " THEN 1 = 1 ELSE 1 = 0 END"
// $2 partner or 0, $3 distributor of the partner or 0, $4 name, $7 tag (patterns or ''), $5 account, $6 mobile (whole),
// $8 customer or 0, $9 association or '', $10 and $11 association time or 0, $12 level or '', $13 only in arrears,
// $14 and $15 whose rows, $16 account manager or 0, $17 without an account manager, $18 FreezeFilter + 1 (what
// stands in the row) or + 6 (in effect) or 0, $19 frozen until then or 0, $20 percent of the budget used or 0, $21
// to $23 the month and its days, $24 to $27 its least and most spending or 0 (for whom sees all rows, and for
// others), $28 and $29 when a resource of theirs expires, with $30 1 for each customer and 2 when few do, $31 least
// spending when few have it, $32 to $35 parts of names, $36 partner that is only compared. Parted customers are found
// by their id or when they are asked for.
#define PC_CUSTOMER_WHERE \
  "[2:AND c.partner_id = $2] [3:AND p.distributor_id = $3] [4:AND " PC_LOOKED_AT(c.name LIKE $4 ESCAPE '!') "] " \
  "[5:AND c.account_name LIKE $5 ESCAPE '!'] [6:AND c.mobile LIKE $6 ESCAPE '!'] "                      \
  "[7:AND c.tags LIKE $7 ESCAPE '!'] [8:AND c.customer_id = $8] [9:AND c.association_type = $9] "       \
  "[10:AND c.associated_at >= $10] [11:AND c.associated_at < $11] [12:AND c.level = $12] "              \
  "[13:AND a.balance < 0] AND ($9 <> '' OR $8 <> 0 OR c.association_type <> 'none') "                     \
  PC_MANAGED_NOW(c, 14, 15)                                                                             \
  "[16:AND c.manager_id = $16] [17:AND c.manager_id = 0] "                                              \
  "[18=1:AND c.frozen = 0] [18=2:AND c.frozen = 1] [18=3:AND c.frozen = 2] "                            \
  "[18=6:AND " PC_FROZEN_IN_EFFECT " = 0] [18=7:AND " PC_FROZEN_IN_EFFECT " = 1] "                        \
  "[18=8:AND " PC_FROZEN_IN_EFFECT " = 2] "                                                              \
  "[18=4:AND c.frozen > 0 AND c.frozen_automatic = 1] [18=5:AND c.frozen = 2 AND c.frozen_at <= $19] "   \
  "[18=10:AND (c.frozen = 2 AND c.frozen_at <= $19 OR c.association_type = 'resale' AND EXISTS (SELECT 1 FROM " \
  "partner s WHERE s.tenant_id = c.tenant_id AND s.partner_id = c.partner_id AND s.standing = 'frozen' AND "    \
  "s.standing_at <= $19))] "                                                                            \
  "[20:AND b.used * 100 >= b.amount * $20] "                                                            \
  "[24:AND z.charged >= $24] [25:AND COALESCE(z.charged, 0) < $25] "                                    \
  "[26:AND " PC_SPENDING_IN_SCOPE(c, 22, 23, 14, 15) " >= $26] "                                        \
  "[27:AND " PC_SPENDING_IN_SCOPE(c, 22, 23, 14, 15) " < $27] "                                         \
  "[30=1:AND " PC_EXPIRES(c, 28, 29) "] [30=2:AND " PC_AMONG_EXPIRING(1, c, 28, 29) "] "                 \
  "[31:AND " PC_SPENT_AT_LEAST(1, c, 36, 21, 31) "] "                                                   \
  "[36:AND " PC_LOOKED_AT(c.partner_id = $36) "] "
#define PC_CUSTOMER_ORDER                                                                                 \
  "ORDER BY [37=1:c.name,][37=2:c.name DESC,][37=3:c.associated_at,][37=5:c.level,][37=6:c.level DESC,] " \
  "c.associated_at DESC, c.customer_id DESC LIMIT $38 OFFSET $39"

const db::Statement select_customers{"funds.customers", PC_CUSTOMER_COLUMNS PC_CUSTOMER_FROM
                                     "WHERE c.tenant_id = $1 " PC_CUSTOMER_WHERE PC_NAMED_LIKE(1, c, 32, 33, 34, 35)
                                         PC_CUSTOMER_ORDER};
// Counts no further than $37.
#define PC_COUNTED(from, where) "SELECT COUNT(*) FROM (SELECT c.customer_id " from where "LIMIT $37) found"
const db::Statement count_customers{
    "funds.count_customers",
    PC_COUNTED(PC_CUSTOMER_COUNT_FROM,
               "WHERE c.tenant_id = $1 " PC_CUSTOMER_WHERE PC_NAMED_LIKE(1, c, 32, 33, 34, 35))};
// A name that more have than are counted: from its parts, until there are enough.
const db::Statement count_frequent_name{
    "funds.count_frequent_name",
    PC_COUNTED("FROM customer_name_part n JOIN customer c ON c.tenant_id = n.tenant_id AND "
               "c.customer_id = n.customer_id [3:JOIN partner p ON p.tenant_id = c.tenant_id AND "
               "p.partner_id = c.partner_id] [13:JOIN account a ON a.tenant_id = c.tenant_id AND "
               "a.owner_id = c.customer_id AND a.kind = 'customer.arrears'] "
               "[20:JOIN budget b ON b.tenant_id = c.tenant_id AND b.customer_id = c.customer_id] "
               PC_SPENDING_JOIN(c, 21),
               "WHERE n.tenant_id = $1 AND n.part >= $32 AND n.part <= $33 " PC_CUSTOMER_WHERE)};
const db::Statement select_customers_everywhere{
    "funds.customers_everywhere", PC_CUSTOMER_COLUMNS PC_CUSTOMER_FROM
    "WHERE 1 = 1 [1:AND c.tenant_id = $1] " PC_CUSTOMER_WHERE PC_CUSTOMER_ORDER};
const db::Statement count_customers_everywhere{
    "funds.count_customers_everywhere",
    PC_COUNTED(PC_CUSTOMER_COUNT_FROM, "WHERE 1 = 1 [1:AND c.tenant_id = $1] " PC_CUSTOMER_WHERE)};

constexpr lists::SortKey k_sorts[] = {{"name", 1}, {"associated_at", 3}, {"level", 5}};
constexpr int k_newest_first = 4;
constexpr std::size_t k_export_rows_a_page = 1000, k_freezing_columns = 4, k_expiry_way = 29;
constexpr std::string_view k_personal[] = {"account_name", "mobile", "email", "manager_name"};

void put_frozen(CustomerRow& c, const db::Row& row) {
  customers::Customer own;
  own.association = c.association_type;
  own.frozen = c.own_frozen = static_cast<customers::Frozen>(row.integer(19));
  own.frozen_at = row.instant(21);
  const auto now = customers::in_effect(own, partners::status_of_text(row.text(26)).value(), row.instant(27));
  c.frozen = now.what;
  c.frozen_by_partner = now.by_partner;
  c.frozen_automatically = row.integer(20) != 0 && !now.by_partner;
  if (c.frozen == customers::Frozen::none) return;
  c.frozen_at = now.since;
  c.frozen_due_at = customers::due_at(c.frozen, now.since);
}

CustomerRow row_of(const db::Row& row, const access::Principal& who) {
  CustomerRow c;
  c.id = row.id<customers::CustomerId>(1);
  c.partner_id = row.id<partners::PartnerId>(2);
  c.name = row.text(3);
  c.account_name = Masked<Mask::name>(row.text(4));
  c.association_type = customers::association_of_text(row.text(5)).value();
  c.associated_at = row.instant(6);
  c.level = row.text(7);
  if (!row.text(8).empty()) c.customer_type = row.text(8);
  c.verified_status = row.text(9);
  c.mobile = Masked<Mask::mobile>(row.text(10));
  c.email = Masked<Mask::email>(row.text(11));
  c.tags = customers::split_tags(row.text(12));
  c.partner_name = row.text(13);
  if (row.integer(17) != 0) {
    c.manager_id = row.id<access::PersonId>(17);
    c.manager_name = masked(Mask::name, row.text(18));
  }
  put_frozen(c, row);
  if (const auto kind = budgets::kind_of_text(row.text(22))) {
    c.budget_kind = kind;
    c.budget_amount = Money::fen(row.integer(23));
    c.budget_used = Money::fen(row.integer(24));
    c.budget_percent = budgets::percent_of(*c.budget_amount, *c.budget_used);
  }
  c.spent = Money::fen(row.integer(25));
  const auto owed = -Money::fen(row.integer(16));
  if (owed.positive()) c.arrears = owed;  // also of a bill that came after the parting
  if (c.association_type == customers::Association::resale) {
    c.balance_topup = Money::fen(row.integer(14));
    c.balance_credit = Money::fen(row.integer(15));
    c.balance = *c.balance_topup + *c.balance_credit;
    c.arrears = owed;
    c.can_adjust = c.partner_id.value == who.partner;
  }
  return c;
}

/// A line of the export; names too are anonymised there. Spec: cross-cutting behaviour, export pattern.
std::vector<std::string> cells_of(const CustomerRow& c) {
  return {c.id.text(),
          masked(Mask::name, c.name),
          c.account_name.text(),
          std::string(customers::association_text(c.association_type)),
          c.associated_at.text(),
          c.level,
          customers::joined_tags(c.tags),
          c.mobile.text(),
          c.email.text(),
          c.manager_name.value_or(""),
          c.balance ? c.balance->text() : "",
          c.arrears ? c.arrears->text() : "",
          c.spent.text()};
}

/// Whether freezing is anything to the caller.
bool with_freezing(const work::View& view) {
  if (view.who.side != access::Side::partner) return view.who.side == access::Side::vendor;
  const partners::PartnerId own(view.who.partner);
  return customers::check_controls(view.reader, view.who.tenant, own).ok() ||
         partners::find(view.reader, view.who.tenant, own)->standing != partners::PartnerStatus::normal;
}

bool is_vendor(const work::View& view) { return view.who.side == access::Side::vendor; }

Outcome check_spent(const CustomerQuery& q) {
  if (q.spent_from && *q.spent_from < Money()) return refuse(pc::errors::invalid_value, "spent_from", "≥ 0.00");
  if (q.spent_to && *q.spent_to < Money()) return refuse(pc::errors::invalid_value, "spent_to", "≥ 0.00");
  return Done{};
}

bool by_expiry(const CustomerQuery& q) { return q.resource_expires_from || q.resource_expires_to; }

/// While every partner is in order, what stands in the rows is what counts, and an index finds it.
std::int64_t freeze_filter(const work::View& view, const CustomerQuery& q) {
  if (!q.frozen) return 0;
  const bool in_effect = *q.frozen != FreezeFilter::automatic &&
                         partners::any_out_of_order(view.reader, is_vendor(view) ? TenantId() : view.who.tenant);
  return static_cast<std::int64_t>(*q.frozen) + (in_effect ? 6 : 1);
}

/// What the caller may see: the vendor everything, a partner its own, a distributor its own or its resellers'.
Result<db::Params> params_of(const work::View& view, const CustomerQuery& q) {
  const bool vendor = is_vendor(view);
  const bool of_resellers = q.scope && *q.scope == Scope::resellers;
  if (of_resellers && !view.who.distributor) return refuse(partners::errors::not_distributor, "scope");
  const auto period = lists::period_of(q.associated_from, q.associated_to);
  const auto expiry = lists::period_of(q.resource_expires_from, q.resource_expires_to);
  const auto rows = customers::scope_of(view.who);
  PC_CHECK(check_spent(q));
  const auto month = BillCycle::of(view.now);
  const std::int64_t least = q.spent_from ? q.spent_from->in_fen() : 0;
  const std::int64_t beyond = q.spent_to ? q.spent_to->in_fen() + 1 : 0;
  return db::Params{
      vendor ? std::int64_t{0} : view.who.tenant.value,
      vendor || of_resellers ? std::int64_t{0} : view.who.partner,
      of_resellers ? view.who.partner : std::int64_t{0},
      lists::contains_pattern(q.name),
      lists::whole_pattern(q.account_name),
      lists::whole_pattern(q.mobile),
      lists::contains_pattern(q.tag),
      q.customer_id ? q.customer_id->value : 0,
      q.association_type ? std::string(customers::association_text(*q.association_type)) : std::string(),
      period.from.micros,
      lists::end_or_zero(period),
      lists::text_or_empty(q.level),
      std::int64_t{q.in_arrears.value_or(false)},
      rows.own,
      rows.team,
      q.manager_id ? q.manager_id->value : 0,
      std::int64_t{q.unassigned.value_or(false)},
      freeze_filter(view, q),
      q.frozen == FreezeFilter::due ? view.now.plus_seconds(-customers::k_resources_kept_days * 86'400).micros : 0,
      q.budget_used ? q.budget_used->value : 0,
      rows.all() ? std::int64_t{month.number} : 0,
      std::int64_t{month.first_day().number},
      std::int64_t{month.plus(1).first_day().number},
      rows.all() ? least : 0,
      rows.all() ? beyond : 0,
      rows.all() ? 0 : least,
      rows.all() ? 0 : beyond,
      expiry.from.micros,
      expiry.to.micros,
      std::int64_t{by_expiry(q)}};
}

bool few_spent(const work::View& view, Money least) {
  return customers::few_spent(view.reader, view.who.tenant, partners::PartnerId(view.who.partner),
                              BillCycle::of(view.now), least);
}

/// Where to look: by a part of the name, by what was spent or expires, by the account manager, or along the partner's
/// list.
struct Way {
  customers::NameRange named;
  std::int64_t spent_from = 0;  // fen; 0: too many have spent so much
  bool few_expire = false;
  bool few = false;             // the partner is only compared, so that its list is not gone through
};
Way way_of(const work::View& view, const CustomerQuery& q) {
  Way way;
  if (!is_vendor(view) && q.name)
    way.named = customers::name_range(view.reader, view.who.tenant, q.name->value);
  const bool along_own_list = view.who.side == access::Side::partner && q.scope.value_or(Scope::mine) == Scope::mine &&
                              customers::scope_of(view.who).all() && !way.named.narrow;
  if (along_own_list && q.spent_from && few_spent(view, *q.spent_from)) way.spent_from = q.spent_from->in_fen();
  way.few_expire = along_own_list && by_expiry(q) &&
                   resources::few_expire(view.reader, view.who.tenant,
                                         lists::period_of(q.resource_expires_from, q.resource_expires_to));
  way.few = way.named.narrow || way.spent_from != 0 || way.few_expire || q.manager_id ||
            !customers::scope_of(view.who).all();
  return way;
}

void add_way(db::Params& params, const Way& way, bool with_range) {
  const std::int64_t partner = std::get<std::int64_t>(params[1]);
  const bool compared = way.few || (with_range && !way.named.narrow && way.named.first != 0);
  if (compared) params[1] = std::int64_t{0};
  if (way.few_expire) params[k_expiry_way] = std::int64_t{2};
  params.insert(params.end(), {way.spent_from, with_range ? way.named.first : 0, with_range ? way.named.last : 0,
                               way.named.other_first, way.named.other_last, compared ? partner : std::int64_t{0}});
}

std::int64_t counted(const work::View& view, db::Params params, const Way& way, std::int64_t limit) {
  add_way(params, way, true);
  params.push_back(limit);
  if (is_vendor(view)) return view.reader.one(count_customers_everywhere, params).integer(0);
  const bool frequent = way.named.first != 0 && !way.named.narrow;
  return view.reader.one(frequent ? count_frequent_name : count_customers, params).integer(0);
}

std::vector<CustomerRow> page_of(const work::View& view, db::Params params, const Way& way, std::int64_t sort,
                                 const CustomerQuery& query) {
  add_way(params, way, way.named.narrow);
  params.insert(params.end(), {sort, query.limit.value, query.offset.value});
  std::vector<CustomerRow> items;
  for (const auto& row :
       view.reader.rows(is_vendor(view) ? select_customers_everywhere : select_customers, params))
    items.push_back(row_of(row, view.who));
  return items;
}

/// The personal columns asked for. Refuses invalid_value.
Result<std::vector<std::string>> fields_of(const Reveal& input) {
  std::vector<std::string> fields;
  if (!input.fields_wanted) return std::vector<std::string>(std::begin(k_personal), std::end(k_personal));
  for (const auto& field : input.fields_wanted->items) {
    if (std::find(std::begin(k_personal), std::end(k_personal), field.value) == std::end(k_personal))
      return refuse(pc::errors::invalid_value, "fields", "account_name, mobile, email, manager_name");
    fields.push_back(field.value);
  }
  return fields;
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
    PC_TRY(params, params_of(view, one));
    auto items = page_of(view, std::move(params), {}, k_newest_first, one);
    if (!items.empty()) return std::move(items.front());
  }
  return refuse(customers::errors::unknown_customer, "customer_id");
}

/// The last k_freezing_columns only for whom freezing is anything.
constexpr lists::Column k_columns[] = {lists::head("Customer ID", "客户ID"),
                                       lists::head("Name", "客户名称"),
                                       lists::head("Account", "账号名"),
                                       lists::head("Association", "关联类型", "association"),
                                       lists::head("Associated", "关联时间"),
                                       lists::head("Level", "级别"),
                                       lists::head("Tags", "标签"),
                                       lists::head("Mobile", "手机号码"),
                                       lists::head("E-mail", "邮箱"),
                                       lists::head("Account manager", "客户经理"),
                                       lists::head("Balance (CNY)", "可用余额（元）"),
                                       lists::head("Arrears (CNY)", "欠款（元）"),
                                       lists::head("Consumption this month (CNY)", "本月消费（元）"),
                                       lists::head("Frozen", "冻结状态", "frozen"),
                                       lists::head("Frozen since", "冻结时间"),
                                       lists::head("Budget (CNY)", "预算（元）"),
                                       lists::head("Budget used (CNY)", "已使用预算（元）")};

}  // namespace

Result<CustomerRows> list_customers(const work::View& view, const CustomerQuery& query) {
  PC_TRY(params, params_of(view, query));
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
  CustomerRows page;
  const Way way = way_of(view, query);
  page.items = page_of(view, params, way, sort, query);
  const auto end = lists::end_of_list(query.limit, query.offset, page.items.size());
  page.total = end ? *end : counted(view, std::move(params), way, customers::k_counted_max + 1);
  page.total_more = !end && page.total > customers::k_counted_max;
  if (page.total_more) page.total = customers::k_counted_max;
  return page;
}

Result<std::int64_t> count_all_customers(const work::View& view, const CustomerQuery& query) {
  PC_TRY(params, params_of(view, query));
  return counted(view, std::move(params), way_of(view, query), INT64_MAX);
}

Result<Done> export_customers(const work::View& view, const CustomerQuery& query,
                              const std::function<void(std::string_view)>& write) {
  const bool freezing = with_freezing(view);
  lists::CsvExport csv(write, std::span(k_columns).first(std::size(k_columns) - (freezing ? 0 : k_freezing_columns)),
                       view.who.language);
  PC_TRY(params, params_of(view, query));
  PC_TRY(sort, lists::sort_number(query.sort, k_sorts, k_newest_first));
  const Way way = way_of(view, query);
  add_way(params, way, way.named.narrow);
  params.insert(params.end(), {sort, std::int64_t{INT64_MAX}, std::int64_t{0}});
  view.reader.pages(is_vendor(view) ? select_customers_everywhere : select_customers, params,
                    k_export_rows_a_page, [&](const db::Rows& rows) {
                      for (const auto& row : rows) {
                        const auto customer = row_of(row, view.who);
                        auto cells = cells_of(customer);
                        if (freezing) {
                          cells.emplace_back(wire::name_of(customer.frozen));
                          cells.push_back(customer.frozen_at ? customer.frozen_at->text() : "");
                          cells.push_back(customer.budget_amount ? customer.budget_amount->text() : "");
                          cells.push_back(customer.budget_used ? customer.budget_used->text() : "");
                        }
                        csv.line(cells);
                      }
                      return true;
                    });
  return Done{};
}

Result<CustomerDetail> show_customer(const work::View& view, const OneCustomer& query) {
  PC_TRY(customer, visible_row(view, query.customer_id));
  const TenantId tenant =
      is_vendor(view) ? customers::visible(view.reader, view.who, customer.id)->tenant : view.who.tenant;
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

Result<RevealedRows> reveal(work::Work& work, const Reveal& input) {
  audit::Look look{{}, {}, input.reason ? input.reason->value : std::string()};
  PC_TRY(fields, fields_of(input));
  look.fields = std::move(fields);
  const auto wanted = [&](std::string_view field, const std::string& full) {
    const bool asked = std::find(look.fields.begin(), look.fields.end(), field) != look.fields.end();
    return asked ? std::optional(full) : std::nullopt;
  };
  RevealedRows rows;
  for (const auto& id : input.customer_ids.items) {
    const auto customer = customers::current(work.tx, work.who, id);
    if (!customer) continue;
    look.owners.push_back({customer->tenant, "customer", customer->id.value});
    const auto manager =
        customers::managers::named(work.tx, customer->tenant, {&customer->manager, 1}).front();
    rows.items.push_back({customer->id, wanted("account_name", customer->account_name),
                          wanted("mobile", customer->mobile), wanted("email", customer->email),
                          wanted("manager_name", manager.id ? manager.name : std::string())});
  }
  PC_CHECK(audit::keep_look(work.tx, work.who, look, work.ids, work.now));
  return rows;
}

audit::Note note_of_reveal(const Reveal& input, const RevealedRows* rows) {
  audit::Look look{{}, {}, input.reason ? input.reason->value : std::string()};
  if (const auto fields = fields_of(input)) look.fields = *fields;
  if (rows != nullptr)
    for (const auto& row : rows->items) look.owners.push_back({TenantId(), "customer", row.id.value});
  return audit::note_of(look);
}

}  // namespace pc::funds
