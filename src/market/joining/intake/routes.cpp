#include "transfer/imports/routes.hpp"

#include "arrival.hpp"
#include "by_hand.hpp"
#include "import.hpp"
#include "market/account_managers/managers.hpp"
#include "market/acquisition/invitation.hpp"
#include "market/acquisition/registration.hpp"
#include "market/joining/account_rules.hpp"
#include "market/joining/joining.hpp"
#include "people/messages/messages.hpp"
#include "people/persons/persons.hpp"
#include "people/sign_in/first_access.hpp"

namespace pc::joining {
namespace {

using edge::Access;
using edge::Verb;

constexpr lists::Column k_run_columns[] = {imports::runs_file::id,
                                           imports::runs_file::file_name,
                                           imports::runs_file::state,
                                           imports::runs_file::lines_read,
                                           {"lines_landed", "Added", "已录入"},
                                           {"lines_duplicate", "There already", "已存在"},
                                           imports::runs_file::lines_refused,
                                           imports::runs_file::operator_name,
                                           imports::runs_file::started_at,
                                           imports::runs_file::finished_at,
                                           imports::runs_file::error};

constexpr imports::ImportRoutes k_wall{
    .kind = k_import,
    .path = "/api/v1/customer-imports",
    .permission = permissions::admit,
    .audit = "customer_imports.upload",
    .file = "customer-imports",
    .upload = {"Add customers by a file", "导入客户"},
    .list = {"List imports of customers", "查询客户导入记录"},
    .list_file = {"Export the list of imports of customers", "导出客户导入记录"},
    .one = {"Progress of an import of customers", "查询客户导入进度"},
    .faults = {"Refused lines of an import of customers", "查询客户导入失败明细"},
    .faults_file = {"Export refused lines of an import of customers", "导出客户导入失败明细"}};

void add_acts(edge::Routes& routes, const Access& access) {
  const auto access_refusals = {&sign_in::errors::already_entered, &sign_in::errors::no_email,
                                &messages::errors::cannot_send, &messages::errors::bad_address};
  routes.add(edge::Direct<AddCustomer, AddedCustomer>{
      .verb = Verb::post,
      .path = "/api/v1/customers",
      .access = access,
      .audit = "customers.admit",
      .says = {"Add a customer that is there already", "录入客户"},
      .refuses = {&partners::errors::unknown_partner, &pc::errors::missing_value, &errors::differs,
                  &errors::bad_account_name, &acquisition::errors::bad_mobile,
                  &acquisition::errors::bad_email, &customers::errors::bad_tag, &persons::errors::name_taken,
                  &acquisition::errors::partner_closed, &acquisition::errors::registered_elsewhere,
                  &errors::contact_exhausted, &account_managers::errors::unknown_manager,
                  &messages::errors::cannot_send, &messages::errors::bad_address},
      .run = &add_customer,
      .status = 201});
  routes.add(edge::Read<OneAccount, AccountState>{.path = "/api/v1/customers/{customer_id}/main-account",
                                                  .access = access,
                                                  .says = {"A customer's main account", "查询客户主账号"},
                                                  .refuses = {&customers::errors::unknown_customer},
                                                  .run = &show_account});
  std::vector<const ErrorCode*> refuses(access_refusals);
  refuses.push_back(&customers::errors::unknown_customer);
  routes.add(edge::Direct<LetCustomerIn, CustomerLetIn>{
      .verb = Verb::post,
      .path = "/api/v1/customers/{customer_id}/main-account/entrance",
      .access = access,
      .audit = "customers.let_in",
      .says = {"Set up the sign-in of a customer's main account", "开通客户主账号登录"},
      .refuses = refuses,
      .run = &let_in});
}

}  // namespace

void add_intake_routes(edge::Routes& routes) {
  const auto access = Access::needs(permissions::admit);
  add_acts(routes, access);
  imports::add_routes<k_wall, k_run_columns>(routes);
  routes.add(edge::DownloadOf<edge::Nothing>{{"/api/v1/customer-imports/template",
                                              access,
                                              {"A file of customers to begin with", "下载客户导入模板"},
                                              "text/csv; charset=utf-8",
                                              "customers-template.csv"},
                                             &imports::write_template<&field_rules>});
}

}  // namespace pc::joining
