#include "customers.hpp"
#include "market/customers/managers/managers.hpp"
#include "market/customers/freezing/freezing.hpp"
#include "market/customers/freezing/reach.hpp"
#include "edit_tags.hpp"
#include "market/customers/relation/routes.hpp"
#include "tag_many.hpp"

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
  routes.add(edge::Write<TagMany, CustomerResults>{.verb = edge::Verb::post,
                                                   .path = "/api/v1/customers/tags",
                                                   .access = edge::Access::needs(permissions::edit),
                                                   .audit = "customers.tag_many",
                                                   .says = {"Tag many customers", "批量设置客户标签"},
                                                   .refuses = {&errors::bad_tag},
                                                   .run = &tag_many});
  managers::add_routes(routes);
  freezing::add_routes(routes);
  freezing::add_reach_route(routes);
}

}  // namespace pc::customers
