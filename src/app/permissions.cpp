#include "permissions.hpp"

#include <algorithm>

namespace pc::app {
namespace {

constexpr access::MenuPlace k_menu[] = {
    {"home", "Home", "主页"},
    {"sales", "Sales", "销售"},
    {"sales.expansion", "Acquisition", "拓新"},
    {"sales.expansion.prospects", "Customer development", "客户拓展"},
    {"sales.customers", "Customers", "客户"},
    {"sales.customers.management", "Customer management", "客户管理"},
    {"sales.customers.assignment", "Customer assignment", "客户分配"},
    {"sales.customers.consumption", "Customer consumption", "客户消费"},
    {"sales.accounts", "Accounts", "账务"},
    {"sales.accounts.funds", "Funds", "资金管理"},
    {"sales.resellers", "Resellers", "云经销商"},
    {"sales.resellers.management", "Reseller management", "云经销商管理"},
    {"organisation", "Organisation", "组织"},
    {"organisation.members", "Members", "组织成员"},
    {"organisation.approvals", "Approvals", "审批"},
    {"organisation.trail", "Operation log", "操作日志"},
    {"partner", "Partner information", "伙伴信息"},
    {"partner.basics", "Basic information", "基本信息"},
    {"partners", "Partners", "伙伴"},
    {"billing", "Billing", "计费"},
    {"billing.imports", "Imports", "账单导入"},
    {"billing.resources", "Resources", "资源导入"},
    {"people", "Operators", "运营人员"},
    {"my", "My partner", "我的合作伙伴"},
    {"account", "My account", "我的账号"},
};

std::size_t place_of(std::string_view page) {
  const auto* found = std::ranges::find(k_menu, page, &access::MenuPlace::id);
  return static_cast<std::size_t>(found - std::begin(k_menu));
}

}  // namespace

identity::Catalogue catalogue_of(const edge::Routes& routes) {
  identity::Catalogue all;
  all.menu.assign(std::begin(k_menu), std::end(k_menu));
  for (const auto& route : routes.all()) {
    const auto* asked = route->access.permission;
    if (asked == nullptr) continue;
    const auto same = [&](const access::Permission* known) { return known->id == asked->id; };
    if (std::ranges::none_of(all.permissions, same)) all.permissions.push_back(asked);
  }
  // Seeing comes before what needs it.
  std::ranges::stable_sort(all.permissions, {}, [](const access::Permission* each) {
    return std::make_pair(place_of(each->page), !each->needs.empty());
  });
  return all;
}

}  // namespace pc::app
