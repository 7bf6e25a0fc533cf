#include "module.hpp"

#include "demo.hpp"
#include "import.hpp"
#include "products.hpp"
#include "routes.hpp"
#include "transfer/imports/at_terminal.hpp"

namespace pc::catalogue {

Module module() {
  return {
      .name = "catalogue",
      .menu = {{"catalogue", "Catalogue", "产品与价格", 330},
               {"catalogue.products", "Products and prices", "产品目录", 331, "/vendor/products"},
               {"catalogue.imports", "Product imports", "产品导入", 332, "/vendor/product-imports"}},
      .permissions = {{&permissions::manage, "operator"}},
      .offer = [](Services& services) { services.declare<const imports::Kind*>(&k_import); },
      .add_routes = [](edge::Routes& routes, const Services&) { add_product_routes(routes); },
      .verbs = {imports::file_verb<k_import>("catalogue",
                                             "Products and prices (CSV; docs/user/en/catalogue.md)")},
      .demo = &play_demo,
  };
}

}  // namespace pc::catalogue
