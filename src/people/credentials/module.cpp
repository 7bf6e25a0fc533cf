#include "module.hpp"

#include "callers.hpp"
#include "open_api.hpp"
#include "routes.hpp"
#include "sealed_keys.hpp"

namespace pc::credentials {

Module module() {
  return {
      .name = "credentials",
      .offer =
          [](Services& services) {
            services.declare(sealed_keys());
            auto& callers = services.get<persons::Callers>();
            callers.remembered_by(services.make<Keys>());
            callers.remembered_by(services.make<Tokens>());
            services.make<OpenApiAuthenticator>(services.get<db::Database>());
          },
      .add_routes =
          [](edge::Routes& routes, const Services& services) {
            add_iam_routes(routes, services);
            add_key_routes(routes);
          },
  };
}

}  // namespace pc::credentials
