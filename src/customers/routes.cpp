#include "customers.hpp"
#include "customers/managers.hpp"
#include "edit_tags.hpp"
#include "relation/routes.hpp"

namespace pc::customers {

void add_routes(edge::Routes& routes) {
  relation::add_routes(routes);
  routes.add(edge::Write<EditTags, edge::Nothing>{
      .verb = edge::Verb::put,
      .path = "/api/v1/customers/{customer_id}/tags",
      .access = edge::Access::needs(permissions::edit),
      .audit = "customers.edit_tags",
      .says = {"Replace a customer's tags", "修改客户标签"},
      .refuses = {&errors::unknown_customer, &errors::bad_tag},
      .run = &edit_tags});
  managers::add_routes(routes);
}

}  // namespace pc::customers
