#include "routes.hpp"

#include <stdexcept>

#include "acting.hpp"
#include "approvals/approvals.hpp"
#include "bss/bss.hpp"
#include "budgets/budgets.hpp"
#include "config.hpp"
#include "consumption/consumption.hpp"
#include "customers/customers.hpp"
#include "customers/entry.hpp"
#include "customers/intake.hpp"
#include "customers/join.hpp"
#include "edge/openapi.hpp"
#include "exports/exports.hpp"
#include "funds/funds.hpp"
#include "home/home.hpp"
#include "identity/permissions.hpp"
#include "logbook/logbook.hpp"
#include "messages/post.hpp"
#include "partners/company.hpp"
#include "partners/require_totp.hpp"
#include "partners/set_state.hpp"
#include "resources/resources.hpp"
#include "roles.hpp"

namespace pc::app {
namespace {

/// For declaring routes only: asking it anything is a fault of the program.
class NoDatabase : public db::Database {
 public:
  std::string_view engine() const override { none(); }
  int migrate(const std::string&) override { none(); }
  db::SchemaState schema(const std::string&) override { none(); }
  std::size_t add_participant(std::function<std::unique_ptr<db::Participant>()>) override { return 0; }
  void start() override { none(); }
  void stop() override { none(); }
  void submit(TenantId, std::string, Closure, std::function<void(db::Finished)>,
              std::vector<db::Foreseen>) override {
    none();
  }
  void submit_read(std::function<void(db::Reader&)>, std::function<void(std::string)>) override { none(); }
  void submit_everywhere(const std::function<bool(std::int64_t, db::Transaction&)>&,
                         const std::function<void(db::Finished)>&) override {
    none();
  }
  void apart(const std::function<void(db::Transaction&)>&) override { none(); }
  std::vector<db::LaneStatus> lanes() const override { none(); }
  void ping() override { none(); }

 private:
  [[noreturn]] static void none() {
    throw std::logic_error("there is no database while routes are declared");
  }
};

}  // namespace

void add_routes(edge::Routes& routes, identity::Service& identity) {
  messages::add_routes(routes);
  identity.add_routes(routes);
  approvals::add_routes(routes);
  partners::add_security_routes(routes);
  partners::add_state_routes(routes);
  partners::company::add_routes(routes);
  customers::add_routes(routes);
  customers::entry::add_routes(routes);
  customers::joining::add_routes(routes);
  customers::intake::add_routes(routes);
  resources::add_routes(routes);
  budgets::add_routes(routes);
  funds::add_routes(routes);
  consumption::add_routes(routes);
  home::add_routes(routes);
  bss::add_routes(routes);
  exports::add_routes(routes);
  logbook::add_routes(routes);
}

std::string api_document() {
  NoDatabase database;
  const Clock clock;
  IdSource ids;
  const audit::Trail trail(database);
  const events::Announcer announcer(ids);
  identity::Settings settings;
  settings.make_key_file = false;
  settings.sign_ins_per_minute = Config().sign_ins_per_minute;
  identity::Service identity(database, clock, ids, trail, preset_roles(), settings);
  identity.set_acting(acting_hooks(ids, trail, announcer));
  approvals::set_parts({nullptr, {}, &identity::permissions::manage_security});
  edge::Routes routes;
  add_routes(routes, identity);
  return edge::openapi_document(routes);
}

}  // namespace pc::app
