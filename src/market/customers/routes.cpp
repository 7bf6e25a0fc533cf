#include "customers.hpp"
#include "edit_tags.hpp"
#include "tag_many.hpp"

namespace pc::customers {

void add_routes(edge::Routes& routes) {
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
}

}  // namespace pc::customers
