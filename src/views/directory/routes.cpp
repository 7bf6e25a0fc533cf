#include "core/audit/reveals.hpp"
#include "customer_list.hpp"
#include "customer_store.hpp"
#include "directory.hpp"
#include "partner_list.hpp"

namespace pc::directory {
namespace {

using edge::Access;

void add_partners(edge::Routes& routes) {
  routes.add(edge::Read<PartnerQuery, PartnerRows>{.path = "/api/v1/partners",
                                                   .access = Access::needs(partners::permissions::view_all),
                                                   .says = {"List partners", "查询伙伴"},
                                                   .run = &list_partners});
  routes.add(edge::DownloadOf<PartnerQuery>{{"/api/v1/partners/export",
                                             Access::needs(partners::permissions::view_all),
                                             {"Export partners", "导出伙伴"},
                                             "text/csv; charset=utf-8",
                                             "partners.csv"},
                                            &export_partners,
                                            {},
                                            false,
                                            partner_cells()});
  routes.add(edge::Read<OnePartner, PartnerRow>{.path = "/api/v1/partners/{partner_id}",
                                                .access = Access::needs(partners::permissions::view_all),
                                                .says = {"Show a partner", "查看伙伴"},
                                                .refuses = {&partners::errors::unknown_partner},
                                                .run = &show_partner});
  routes.add(
      edge::Read<PartnerQuery, PartnerRows>{.path = "/api/v1/resellers",
                                            .access = Access::needs(partners::permissions::view_resellers),
                                            .says = {"List resellers", "查询云经销商"},
                                            .refuses = {&partners::errors::not_distributor},
                                            .run = &list_resellers});
  routes.add(edge::DownloadOf<PartnerQuery>{{"/api/v1/resellers/export",
                                             Access::needs(partners::permissions::view_resellers),
                                             {"Export resellers", "导出云经销商"},
                                             "text/csv; charset=utf-8",
                                             "resellers.csv"},
                                            &export_resellers,
                                            {&partners::errors::not_distributor},
                                            false,
                                            reseller_cells()});
}

void add_customers(edge::Routes& routes) {
  routes.add(edge::Read<CustomerQuery, CustomerRows>{
      .path = "/api/v1/customers",
      .access = Access::needs(customers::permissions::view),
      .says = {"List customers", "查询客户"},
      .refuses = {&partners::errors::not_distributor, &lists::errors::masked_filter},
      .run = &list_customers});
  routes.add(
      edge::DownloadOf<CustomerQuery>{{"/api/v1/customers/export",
                                       Access::needs(customers::permissions::view),
                                       {"Export customers", "导出客户"},
                                       "text/csv; charset=utf-8",
                                       "customers.csv"},
                                      &export_customers,
                                      {&partners::errors::not_distributor, &lists::errors::masked_filter},
                                      true,
                                      store::k_customers.cells()});
  routes.add(edge::Write<Reveal, RevealedRows>{
      .verb = edge::Verb::post,
      .path = "/api/v1/customers/reveal",
      .access = Access::needs(customers::permissions::reveal),
      .audit = "customers.reveal",
      .says = {"Show personal data in full", "查看客户敏感信息"},
      .refuses = {&audit::errors::too_many_reveals, &audit::errors::reason_required},
      .run = &reveal,
      .note = &note_of_reveal});
  routes.add(edge::Read<OneCustomer, CustomerDetail>{.path = "/api/v1/customers/{customer_id}",
                                                     .access = Access::needs(customers::permissions::view),
                                                     .says = {"Show a customer", "查看客户"},
                                                     .refuses = {&customers::errors::unknown_customer},
                                                     .run = &show_customer});
}

}  // namespace

void add_routes(edge::Routes& routes) {
  add_partners(routes);
  add_customers(routes);
}

}  // namespace pc::directory
