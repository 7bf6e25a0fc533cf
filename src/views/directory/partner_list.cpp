#include "partner_list.hpp"

#include "money/funds/postings.hpp"
#include "money/funds/pot.hpp"

namespace pc::directory {
namespace {

using Q = PartnerQuery;
using R = PartnerRow;
using lists::column;
using lists::computed;
using lists::some;

struct OfDistributor {
  TenantId tenant_id;
  std::int64_t distributor_id = 0;
};

struct Heads {
  lists::Head id, name, topup, topup_available;
};

/// The accounts of a partner `p`.
constexpr const char* k_accounts =
    "LEFT JOIN account t ON t.tenant_id = p.tenant_id AND t.owner_id = p.partner_id AND t.kind = "
    "'partner.topup' "
    "LEFT JOIN account k ON k.tenant_id = p.tenant_id AND k.owner_id = p.partner_id AND k.kind = "
    "'partner.credit' "
    "LEFT JOIN credit_line l ON l.tenant_id = p.tenant_id AND l.partner_id = p.partner_id "
    "LEFT JOIN customer_control o ON o.tenant_id = p.tenant_id AND o.partner_id = p.partner_id "
    "LEFT JOIN budget_quota q ON q.tenant_id = p.tenant_id AND q.partner_id = p.partner_id";
constexpr const char* k_customers =
    "(SELECT COUNT(*) FROM customer c WHERE c.tenant_id = p.tenant_id AND c.partner_id = p.partner_id AND "
    "c.association_type <> 'none')";
constexpr const char* k_granted =
    "CASE WHEN q.amount IS NULL THEN 0 ELSE (SELECT CAST(COALESCE(SUM(b.amount), 0) AS BIGINT) FROM budget b "
    "WHERE b.tenant_id = p.tenant_id AND b.partner_id = p.partner_id) END";

std::vector<lists::ListColumn<R>> columns_of(const Heads& heads) {
  return {
      column<&R::id>("p.partner_id", heads.id, "The partner."),
      column<&R::name>("p.name", heads.name, "Name.").sorted().masked_in_files(),
      column<&R::account_name>("p.account_name", {"Account name", "账号名"}, "Account name."),
      column<&R::kind>("p.kind", {"Kind", "伙伴类型"}, "Kind of partner.").in_words_of("partner_kind"),
      column<&R::status>("p.status", {"Status", "状态"}, "State, as the vendor set it.")
          .in_words_of("partner_status"),
      column<&R::standing>("p.standing", {}, "What counts: its general distributor's state included."),
      some<&R::distributor_id>("p.distributor_id", {"Distributor", "上级总经销商"},
                               "Of a reseller: its general distributor."),
      column<&R::customers>(k_customers, {"Customers", "客户数"}, "Customers associated now."),
      column<&R::topup_balance>("COALESCE(t.balance, 0)", heads.topup, "Top-up account, in yuan."),
      column<&R::topup_on_hold>("COALESCE(t.held, 0)", {"On hold (CNY)", "待审批冻结（元）"},
                                "Of it on hold for transfers that wait for a second person."),
      computed<&R::topup_available>(heads.topup_available, "Of it available."),
      column<&R::credit_limit>("COALESCE(k.credit_limit, 0)", {"Credit limit (CNY)", "信用额度（元）"},
                               "Credit limit, in yuan."),
      lists::hidden<&R::credit_balance>("COALESCE(k.balance, 0)"),
      computed<&R::credit_used>({"Credit used (CNY)", "已用信用（元）"}, "Used of it."),
      column<&R::credit_on_hold>("COALESCE(k.held, 0)", {},
                                 "On hold for transfers that wait for a second person."),
      computed<&R::credit_available>({"Credit available (CNY)", "可用信用（元）"}, "Can still be used."),
      some<&R::credit_expires_at>("COALESCE(l.expires_at, 0)", {"Credit ends", "信用到期日"},
                                  "When the credit line ends; null: never."),
      column<&R::control_granted>("COALESCE(o.granted, 0)", {"May freeze and budget", "冻结与预算权限"},
                                  "Of a reseller: whether it may freeze customers and give them budgets."),
      column<&R::budget_quota>("q.amount", {"Budget quota (CNY)", "预算配额（元）"},
                               "Of a reseller: the most its budgets may be; null: no limit."),
      column<&R::budgets_granted>(k_granted, {"Budgets granted (CNY)", "已分配预算（元）"},
                                  "The sum of its budgets, when there is a limit."),
      column<&R::created_at>("p.created_at", {"Joined", "加入时间"}, "Since when.").sorted()};
}

template <class Scope>
typename lists::List<R, Q, Scope>::Declared declared(const char* name, const std::string& scope,
                                                     const Heads& heads, std::vector<std::string_view> file) {
  return {.name = name,
          .from = std::string("partner p ") + k_accounts,
          .count_from = "partner p",
          .scope = scope,
          .columns = columns_of(heads),
          .filters = {lists::equals<&Q::partner_id>("p.partner_id", "One partner."),
                      lists::contains<&Q::name>("p.name", "Part of the name."),
                      lists::equals<&Q::kind>("p.kind", "Kind of partner."),
                      lists::equals<&Q::status>("p.status", "State.")},
          .order = "p.created_at, p.partner_id",
          .file = std::move(file)};
}

const lists::List<R, Q, OfDistributor> k_resellers{declared<OfDistributor>(
    "directory.partners", "p.tenant_id = :tenant_id AND p.distributor_id = :distributor_id",
    {{"Reseller ID", "云经销商ID"},
     {"Reseller name", "云经销商名称"},
     {"Account balance (CNY)", "账户余额（元）"},
     {"Available (CNY)", "可用余额（元）"}},
    {"name", "account_name", "id", "status", "customers", "topup_balance", "topup_on_hold", "topup_available",
     "control_granted", "budgets_granted", "budget_quota", "created_at"})};
const lists::List<R, Q, lists::EveryTenant> k_partners{declared<lists::EveryTenant>(
    "directory.partners_everywhere", "1 = 1 [tenant_id: AND p.tenant_id = :tenant_id]",
    {{"Partner ID", "伙伴ID"},
     {"Partner name", "伙伴名称"},
     {"Top-up balance (CNY)", "充值账户余额（元）"},
     {"Top-up available (CNY)", "充值账户可用（元）"}},
    {"id", "name", "account_name", "kind", "status", "customers", "topup_balance", "topup_on_hold",
     "topup_available", "credit_limit", "credit_used", "credit_available", "credit_expires_at",
     "created_at"})};

void finish(std::span<PartnerRow> rows, Instant now) {
  for (auto& p : rows) {
    p.topup_available = funds::Pot{p.topup_balance, p.topup_on_hold}.available();
    const books::Balance credit{&funds::postings::partner_credit, p.credit_balance, p.credit_on_hold.in_fen(),
                                p.credit_limit.in_fen()};
    p.credit_used = Money::fen(-credit.balance);
    if (p.credit_expires_at == k_end_of_time) p.credit_expires_at.reset();
    const bool over = p.credit_expires_at && *p.credit_expires_at <= now;
    p.credit_available = over ? Money() : Money::fen(credit.available());
    if (!p.budget_quota) p.budgets_granted.reset();
  }
}

auto finish_at(Instant now) {
  return [now](std::span<PartnerRow> rows) { finish(rows, now); };
}

}  // namespace

wire::Fields PartnerQuery::fields() { return k_partners.query_fields(); }
wire::Fields PartnerRow::fields() { return k_partners.row_fields(); }
const lists::FileCells& partner_cells() { return k_partners.cells(); }
const lists::FileCells& reseller_cells() { return k_resellers.cells(); }

wire::Fields OnePartner::fields() {
  static constexpr wire::Field all[] = {wire::field<&OnePartner::partner_id>("partner_id", "The partner.")};
  return all;
}

Result<PartnerRows> list_partners(const work::View& view, const PartnerQuery& query) {
  return k_partners.page(view, {}, query, finish_at(view.now));
}

Result<Done> export_partners(const work::View& view, const PartnerQuery& query,
                             const std::function<void(std::string_view)>& write) {
  return k_partners.write(view, {}, query, write, finish_at(view.now));
}

Result<PartnerRows> list_resellers(const work::View& view, const PartnerQuery& query) {
  if (!view.who.distributor) return partners::errors::not_distributor;
  return k_resellers.page(view, {view.who.tenant, view.who.partner}, query, finish_at(view.now));
}

Result<Done> export_resellers(const work::View& view, const PartnerQuery& query,
                              const std::function<void(std::string_view)>& write) {
  if (!view.who.distributor) return partners::errors::not_distributor;
  return k_resellers.write(view, {view.who.tenant, view.who.partner}, query, write, finish_at(view.now));
}

Result<PartnerRow> show_partner(const work::View& view, const OnePartner& query) {
  PartnerQuery one;
  one.partner_id = query.partner_id;
  PC_TRY(page, list_partners(view, one));
  if (page.items.empty()) return refuse(partners::errors::unknown_partner, "partner_id");
  return page.items.front();
}

}  // namespace pc::directory
