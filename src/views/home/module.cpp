#include "module.hpp"

#include "home.hpp"

namespace pc::home {

Module module() {
  return {
      .name = "home",
      .menu = {{"home", "Home", "主页", 0, "/"},
               {"sales", "Sales", "销售", 100},
               {"organisation", "Organisation", "组织", 400},
               {"partner", "Partner information", "伙伴信息", 500},
               {"billing", "Data import", "数据导入", 300},
               {"account", "My account", "我的账号", 950}},
      .add_routes = [](edge::Routes& routes, const Services&) { add_routes(routes); },
  };
}

}  // namespace pc::home
