#include "api_document.hpp"

#include <stdexcept>

#include "acting.hpp"
#include "api/edge/openapi.hpp"
#include "compose.hpp"
#include "config.hpp"

namespace pc::app {
namespace {

/// For declaring routes only: asking it anything is a fault of the program.
class NoDatabase : public db::Database {
 public:
  explicit NoDatabase(const Services& services) : Database(&services) {}
  std::string_view engine() const override { none(); }
  int migrate(const std::string&) override { none(); }
  db::SchemaState schema(const std::string&) override { none(); }
  std::size_t add_participant(std::function<std::unique_ptr<db::Participant>()>) override { return 0; }
  void start() override { none(); }
  void stop() override { none(); }
  void submit(TenantId, std::string, Closure, std::function<void(db::Finished)>,
              std::vector<db::Prefetch>) override {
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

std::string api_document() {
  Services services;
  services.make<passwords::Passwords>(password_settings(Config()));
  services.keep(acting_hooks());
  edge::Routes routes;
  add_routes(routes, services);
  return edge::openapi_document(routes);
}

}  // namespace pc::app
