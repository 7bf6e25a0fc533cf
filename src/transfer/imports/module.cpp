#include "module.hpp"

#include "background.hpp"
#include "imports.hpp"

namespace pc::imports {

Module module() {
  return {
      .name = "imports",
      .menu = {{"billing.imports", "Import", "导入", 310}},
      .offer = [](Services& services) { services.make<Background>(); },
      .add_jobs =
          [](jobs::Schedule& schedule, db::Database& database) {
            schedule.add({"imports.resume", 60, [&](Instant now) { return resume(database, now); }});
          },
      .audit_actions = {{"imports.run", "Read an imported file", "读取导入文件"}},
  };
}

}  // namespace pc::imports
