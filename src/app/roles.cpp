#include "roles.hpp"

#include "approvals/approvals.hpp"
#include "budgets/budgets.hpp"
#include "consumption/consumption.hpp"
#include "customers/control.hpp"
#include "customers/customers.hpp"
#include "customers/intake.hpp"
#include "exports/create_in_full.hpp"
#include "funds/funds.hpp"
#include "identity/permissions.hpp"
#include "identity/verification.hpp"
#include "logbook/logbook.hpp"
#include "partners/company.hpp"
#include "partners/partners.hpp"
#include "partners/require_totp.hpp"
#include "partners/set_state.hpp"
#include "resources/resources.hpp"

namespace pc::app {

std::vector<identity::Role> preset_roles() {
  namespace p = partners::permissions;
  namespace o = partners::company::permissions;
  namespace c = customers::permissions;
  namespace f = funds::permissions;
  namespace u = consumption::permissions;
  namespace a = approvals::permissions;
  namespace i = identity::permissions;
  namespace l = logbook::permissions;
  namespace r = resources::permissions;
  using access::Side;
  return {
      {"operator",
       "Operator",
       "运营人员",
       {&p::view_all, &c::view, &c::reveal, &c::review_registrations, &u::view, &u::manage_imports, &r::view,
        &r::manage, &i::view_people, &i::manage_people, &i::reveal_people, &i::manage_roles, &l::view, &p::require_totp,
        &p::set_state, &o::manage, &o::reveal, &customers::intake::permissions::admit},
       Side::vendor},
      {"operator_finance",
       "Operator, finance",
       "运营财务",
       {&p::view_all, &c::view, &f::top_up, &f::set_credit, &u::view, &l::view},
       Side::vendor},
      {"partner_admin",
       "Administrator",
       "系统管理员",
       {&c::view,
        &c::edit,
        &c::reveal,
        &c::assign_managers,
        &c::create_account,
        &c::view_entry,
        &c::register_company,
        &c::invite,
        &f::view,
        &f::allocate,
        &f::reclaim,
        &u::view,
        &r::view,
        &i::view_people,
        &i::manage_people,
        &i::reveal_people,
        &i::manage_roles,
        &i::manage_contacts,
        &c::part,
        &c::switch_type,
        &c::authorise,
        &c::act_for,
        &c::freeze,
        &budgets::permissions::set,
        &c::manage_control,
        &l::view,
        &l::reveal_policy,
        &i::manage_security,
        &a::view,
        &o::edit_own,
        &exports::permissions::in_full}},
      {"distributor_admin",
       "Administrator of a general distributor",
       "总经销商系统管理员",
       {&c::view,           &c::edit,         &c::reveal,           &c::assign_managers,
        &c::create_account, &c::view_entry,   &c::register_company, &c::invite,
        &f::view,           &f::allocate,     &f::reclaim,          &f::adjust_resellers,
        &p::view_resellers, &u::view,         &i::view_people,      &i::manage_people,
        &i::reveal_people,  &i::manage_roles, &i::manage_contacts,  &c::part,
        &c::switch_type,    &c::authorise,    &c::act_for,          &l::view,
        &l::reveal_policy, &i::manage_security, &a::view,             &c::freeze,
        &c::manage_control, &c::grant_control, &budgets::permissions::set, &r::view,
        &o::edit_own, &exports::permissions::in_full}},
      // The preset account manager sees customers and consumption, and neither moves money nor sees bills.
      {"account_manager",
       "Account manager",
       "客户经理",
       {&c::view, &c::view_entry, &c::register_company, &c::invite, &u::view, &r::view}},
      {"account_manager_supervisor",
       "Account-manager supervisor",
       "客户经理主管",
       {&c::view, &c::edit, &c::view_entry, &c::register_company, &c::invite, &u::view, &r::view}},
      {"finance", "Finance", "财务", {&c::view, &f::view, &f::allocate, &f::reclaim, &u::view, &a::view}},
      {"read_only", "Read-only", "只读", {&c::view, &c::view_entry, &f::view, &u::view, &r::view}},
      {"customer",
       "Customer",
       "客户",
       {&f::view_own, &r::view_own, &c::decide_own, &c::view_partner, &c::sign_agreements,
        &i::manage_security},
       Side::customer},
  };
}

std::vector<std::string> acting_permissions() {
  return {std::string(funds::permissions::view_own.id), std::string(resources::permissions::view_own.id)};
}

}  // namespace pc::app
