#include "customer_store.hpp"

#include <algorithm>

#include "market/account_managers/spending.hpp"
#include "market/customers/spending/spending.hpp"
#include "market/freezing/control.hpp"
#include "market/resources/expiry.hpp"
#include "money/funds/pot.hpp"
#include "name_search.hpp"
#include "platform/wire/one_of.hpp"

namespace pc::directory::store {
namespace {

using Q = CustomerQuery;
using R = CustomerRow;
using lists::column;
using lists::computed;
using lists::hidden;
using lists::some;

// As customers::in_effect.
const std::string k_frozen_in_effect =
    "CASE WHEN c.association_type <> 'resale' THEN c.frozen ELSE (SELECT CASE WHEN s.standing = 'frozen' "
    "THEN 2 WHEN s.standing = 'restricted' AND c.frozen = 0 THEN 1 ELSE c.frozen END FROM partner s "
    "WHERE s.tenant_id = c.tenant_id AND s.partner_id = c.partner_id) END";

/// A condition that no index serves. PostgreSQL, which plans without the parameters, would take a plain one for rare
/// and read a range of names again for every customer.
std::string looked_at(const std::string& condition) {
  return "CASE WHEN " + condition + " THEN 1 = 1 ELSE 1 = 0 END";
}

std::vector<lists::ListColumn<R>> read() {
  return {hidden<&R::frozen_number>("c.frozen"),
          hidden<&R::frozen_by_system>("c.frozen_automatic"),
          hidden<&R::frozen_since>("c.frozen_at"),
          hidden<&R::standing>("p.standing"),
          hidden<&R::standing_at>("p.standing_at"),
          hidden<&R::manager>("c.manager_id"),
          hidden<&R::manager_in_full>("COALESCE(g.display_name, '')"),
          hidden<&R::topup>("COALESCE(t.balance, 0)"),
          hidden<&R::topup_held>("COALESCE(t.held, 0)"),
          hidden<&R::credit>("COALESCE(k.balance, 0)"),
          hidden<&R::credit_held>("COALESCE(k.held, 0)"),
          hidden<&R::arrears_balance>("COALESCE(a.balance, 0)"),
          hidden<&R::budget_set>("COALESCE(b.amount, 0)"),
          hidden<&R::budget_spent>("COALESCE(b.used, 0)")};
}

constexpr lists::Head k_tags{"Tags", "标签"};

std::vector<lists::ListColumn<R>> shown() {
  return {
      column<&R::id>("c.customer_id", lists::k_customer_id, "The customer."),
      column<&R::name>("c.name", {"Customer name", "客户名称"}, "Name.").sorted().masked_in_files(),
      column<&R::account_name>("c.account_name", {"Account name", "账号名"}, "Account name, masked."),
      column<&R::partner_id>("c.partner_id", {}, "The partner it is associated with."),
      column<&R::partner_name>("p.name", {"Partner", "所属伙伴"}, "That partner's name."),
      column<&R::association_type>("c.association_type", {"Association", "关联类型"}, "How it is associated.")
          .in_words_of("association"),
      column<&R::associated_at>("c.associated_at", {"Associated", "关联时间"}, "Since when.").sorted(),
      column<&R::level>("c.level", {"Level", "等级"}, "Account level.").sorted(),
      computed<&R::tags>(k_tags, "Tags."),
      column<&R::tags_text>("c.tags", k_tags, "").not_on_pages(),
      column<&R::mobile>("c.mobile", {"Mobile", "手机号码"}, "Mobile number, masked."),
      column<&R::email>("c.email", {"E-mail", "邮箱"}, "E-mail, masked."),
      some<&R::customer_type>("c.customer_type", {"Customer type", "客户类型"}, "")
          .as(wire::one_of<&R::customer_type, "person", "company">("customer_type", "person or company."))
          .in_words_of("customer_type"),
      column<&R::verified_status>("c.verified_status", {"Verification", "实名认证"}, "")
          .as(wire::one_of<&R::verified_status, "none", "reviewing", "rejected", "verified">(
              "verified_status", "State of the real-name check."))
          .in_words_of("verified")};
}

std::vector<lists::ListColumn<R>> money() {
  return {
      computed<&R::balance>({"Balance (CNY)", "余额（元）"}, "Yuan in its account; resale customers only."),
      computed<&R::on_hold>({"On hold (CNY)", "待审批冻结（元）"},
                            "Of it on hold: a reclaim waits for a second person."),
      computed<&R::available>({"Available (CNY)", "可用余额（元）"},
                              "Yuan that it can use and its partner can reclaim."),
      computed<&R::balance_topup>({"From top-up (CNY)", "来自充值账户（元）"},
                                  "Of the balance from the partner's top-up account."),
      computed<&R::balance_credit>({"From credit (CNY)", "来自信用账户（元）"},
                                   "Of the balance from the partner's credit account."),
      computed<&R::arrears>({"Arrears (CNY)", "欠款（元）"},
                            "Yuan owed; null: nothing, and no resale customer."),
      computed<&R::manager_id>({}, "Its account manager; null: nobody."),
      computed<&R::manager_name>({"Account manager", "客户经理"}, "Name of the account manager, masked.")
          .told_masked(),
      computed<&R::frozen>({"Frozen", "冻结状态"}, "What is frozen in effect.").in_words_of("frozen"),
      computed<&R::own_frozen>({}, "What of it is the customer's own freeze."),
      computed<&R::frozen_by_partner>({}, "The partner's state, when that is what freezes."),
      computed<&R::frozen_automatically>({}, "Whether the system froze it by itself."),
      computed<&R::frozen_at>({"Frozen since", "冻结时间"}, "Since when; null: it is not."),
      computed<&R::frozen_due_at>({}, "When frozen resources are deleted."),
      some<&R::budget_kind>("COALESCE(b.kind, '')", {}, "monthly or one_off; null: no budget."),
      computed<&R::budget_amount>({"Budget (CNY)", "预算（元）"}, "Its budget in yuan, at list price."),
      computed<&R::budget_used>({"Budget used (CNY)", "已使用预算（元）"}, "Used of it."),
      computed<&R::budget_percent>({}, "Whole percent used."),
      column<&R::spent>(account_managers::spending("c"), {"Spent this month (CNY)", "本月消费（元）"},
                        "Yuan spent in the month so far (GMT+08:00) with this partner; what a manager or "
                        "a supervisor sees is of their or their team's days."),
      computed<&R::can_adjust>({}, "Whether the caller's partner may move money for it.")};
}

std::vector<lists::ListColumn<R>> columns() {
  auto all = read();
  for (const auto& more : {shown(), money()}) all.insert(all.end(), more.begin(), more.end());
  return all;
}

std::vector<lists::Filter<Q>> filters() {
  return {
      lists::filter<&Q::name>("[name: AND " + looked_at("c.name LIKE :name ESCAPE '!'") + "] ",
                              "Part of the name.",
                              [](const Q& query) { return db::Value(lists::contains_pattern(query.name)); }),
      lists::is_whole<&Q::account_name>("c.account_name", "The whole account name."),
      lists::is_whole<&Q::mobile>("c.mobile", "The whole mobile number."),
      lists::contains<&Q::tag>("c.tags", "Part of a tag; case matters."),
      lists::equals<&Q::customer_id>("c.customer_id", "One customer."),
      lists::equals<&Q::association_type>("c.association_type", "resale or referral."),
      lists::from_day<&Q::associated_from>("c.associated_at", "Associated on this day or later (GMT+08:00)."),
      lists::to_day<&Q::associated_to>("c.associated_at", "Associated on this day or earlier (GMT+08:00)."),
      lists::equals<&Q::level>("c.level", "V0 to V5."),
      lists::when<&Q::in_arrears>("a.balance < 0", "true: only customers that owe something."),
      lists::equals<&Q::manager_id>("c.manager_id", "Looked after by this account manager."),
      lists::when<&Q::unassigned>("c.manager_id = 0", "true: only customers without an account manager."),
      lists::named<&Q::frozen>(
          "What is frozen in effect; automatic: by the system; due: resources for 15 days or "
          "longer."),
      lists::filter<&Q::budget_used>(
          "[budget_used: AND b.used * 100 >= b.amount * :budget_used] ",
          "At least so many percent of the budget are used.",
          [](const Q& query) { return db::Value(query.budget_used ? query.budget_used->value : 0); }),
      lists::named<&Q::spent_from>("At least so much was spent in the month so far, yuan; 0: any."),
      lists::named<&Q::spent_to>("At most so much was spent in the month so far, yuan."),
      lists::named<&Q::resource_expires_from>("A resource expires on this day or later (GMT+08:00)."),
      lists::named<&Q::resource_expires_to>("A resource expires on this day or earlier (GMT+08:00)."),
      lists::named<&Q::scope>("A general distributor: its own customers or its resellers'.")};
}

/// Arrears, budget and spending; what stands before and behind the joins of the first two is handed in.
std::string joins(const std::string& arrears, const std::string& budget, const std::string& end) {
  return arrears +
         "JOIN account a ON a.tenant_id = c.tenant_id AND a.owner_id = c.customer_id AND a.kind = "
         "'customer.arrears'" +
         end + " " + budget + "JOIN budget b ON b.tenant_id = c.tenant_id AND b.customer_id = c.customer_id" +
         end + " " + customers::join_spending("c");
}

std::string from() {
  // The parts of a frequent name are asked for by the count only.
  return "customer c JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id "
         "LEFT JOIN person g ON g.tenant_id = c.tenant_id AND g.person_id = c.manager_id "
         "LEFT JOIN account t ON t.tenant_id = c.tenant_id AND t.owner_id = c.customer_id AND t.kind = "
         "'customer.topup' "
         "LEFT JOIN account k ON k.tenant_id = c.tenant_id AND k.owner_id = c.customer_id AND k.kind = "
         "'customer.credit' " +
         joins("LEFT ", "LEFT ", "") + "[frequent_first: ] [frequent_last: ]";
}

/// A name that more have than are counted is counted from its parts, until there are enough.
std::string count_from() {
  return "[frequent_first: customer_name_part n JOIN] customer c [frequent_first: ON c.tenant_id = "
         "n.tenant_id AND "
         "c.customer_id = n.customer_id AND n.tenant_id = :tenant_id AND n.part >= :frequent_first AND "
         "n.part <= :frequent_last] "
         "[distributor: JOIN partner p ON p.tenant_id = c.tenant_id AND p.partner_id = c.partner_id] " +
         joins("[in_arrears: ", "[budget_used: ", "]");
}

/// Disassociated customers are found by their id or when they are asked for.
std::string scope(const std::string& of_tenant) {
  return of_tenant +
         " [partner_id: AND c.partner_id = :partner_id] [distributor: AND p.distributor_id = :distributor] "
         "AND (:association_type <> '' OR :customer_id <> 0 OR c.association_type <> 'none') " +
         customers::managed_now("c") +
         "[freeze=1: AND c.frozen = 0] [freeze=2: AND c.frozen = 1] [freeze=3: AND c.frozen = 2] [freeze=6: "
         "AND " +
         k_frozen_in_effect + " = 0] [freeze=7: AND " + k_frozen_in_effect + " = 1] [freeze=8: AND " +
         k_frozen_in_effect +
         " = 2] [freeze=4: AND c.frozen > 0 AND c.frozen_automatic = 1] "
         "[freeze=5: AND c.frozen = 2 AND c.frozen_at <= :frozen_until] "
         "[freeze=10: AND (c.frozen = 2 AND c.frozen_at <= :frozen_until OR c.association_type = 'resale' "
         "AND "
         "EXISTS (SELECT 1 FROM partner s WHERE s.tenant_id = c.tenant_id AND s.partner_id = c.partner_id "
         "AND "
         "s.standing = 'frozen' AND s.standing_at <= :frozen_until))] "
         "[spent_least: AND z.charged >= :spent_least] [spent_below: AND COALESCE(z.charged, 0) < "
         ":spent_below] "
         "[scoped_least: AND " +
         account_managers::spending_in_scope("c") + " >= :scoped_least] [scoped_below: AND " +
         account_managers::spending_in_scope("c") + " < :scoped_below] [expiry=1: AND " +
         resources::expires("c", "expires_from", "expires_to") + "] [expiry=2: AND " +
         resources::among_expiring("c", "expires_from", "expires_to") + "] [spent_few: AND " +
         customers::spent_at_least("c") + "] [compared_partner: AND " +
         looked_at("c.partner_id = :compared_partner") + "] " + named_like("c");
}

CustomerList::Declared declared(const char* name, const std::string& of_tenant) {
  return {.name = name,
          .from = from(),
          .count_from = count_from(),
          .scope = scope(of_tenant),
          .columns = columns(),
          .filters = filters(),
          .order = "c.associated_at DESC, c.customer_id DESC",
          .first_sort = "-associated_at",
          .count_most = k_counted_max,
          .file = {"id", "name", "account_name", "association_type", "associated_at", "level", "tags_text",
                   "mobile", "email", "manager_name", "balance", "on_hold", "available", "arrears", "spent",
                   "frozen", "frozen_at", "budget_amount", "budget_used"}};
}

void put_frozen(CustomerRow& c) {
  customers::Customer own;
  own.association = c.association_type;
  own.frozen = c.own_frozen = static_cast<customers::Frozen>(c.frozen_number);
  own.frozen_at = c.frozen_since;
  const auto now = freezing::in_effect(own, c.standing, c.standing_at);
  c.frozen = now.what;
  c.frozen_by_partner = now.by_partner;
  c.frozen_automatically = c.frozen_by_system && !now.by_partner;
  if (c.frozen == customers::Frozen::none) return;
  c.frozen_at = now.since;
  c.frozen_due_at = freezing::due_at(c.frozen, now.since);
}

void put_money(CustomerRow& c) {
  const auto owed = -c.arrears_balance;
  if (owed.positive()) c.arrears = owed;  // also of a bill that came after the disassociation
  if (c.association_type != customers::Association::resale) return;
  const funds::Pots pots{{c.topup, c.topup_held}, {c.credit, c.credit_held}, owed};
  c.balance = pots.balance();
  c.on_hold = pots.on_hold();
  c.available = pots.available();
  c.balance_topup = pots.topup.balance;
  c.balance_credit = pots.credit.balance;
  c.arrears = owed;
}

}  // namespace

const CustomerList k_customers{declared("directory.customers", "c.tenant_id = :tenant_id")};
const CustomerList k_customers_everywhere{
    declared("directory.customers_everywhere", "1 = 1 [tenant_id: AND c.tenant_id = :tenant_id]")};

void finish(std::span<CustomerRow> rows, const access::Principal& who) {
  for (auto& c : rows) {
    c.tags = customers::split_tags(c.tags_text);
    if (c.manager) {
      c.manager_id = c.manager;
      c.manager_name = access::shown(who, Mask::name, c.manager_in_full);
    }
    put_frozen(c);
    if (c.budget_kind) {
      c.budget_amount = c.budget_set;
      c.budget_used = c.budget_spent;
      c.budget_percent = budgets::percent_of(*c.budget_amount, *c.budget_used);
    }
    put_money(c);
    c.can_adjust = c.association_type == customers::Association::resale && c.partner_id.value == who.partner;
  }
}

}  // namespace pc::directory::store
