#include "people.hpp"

#include "people/credentials/module.hpp"
#include "people/members/module.hpp"
#include "people/passwords/module.hpp"
#include "people/persons/module.hpp"
#include "people/sealing/seal.hpp"
#include "people/sign_in/module.hpp"
#include "people/sign_in/session_life.hpp"
#include "people/verification/module.hpp"

namespace pc::rooms {

const std::vector<Module>& people_modules() {
  static const std::vector<Module> all{persons::module(),      members::module(),   credentials::module(),
                                       verification::module(), passwords::module(), sign_in::module()};
  return all;
}

void lend_people(Services& services, const People& people) {
  services.make<sealing::Seal>(people.key_file);
  services.make<passwords::Passwords>(
      passwords::Settings{people.leaked_passwords, people.light_passwords, 0});
  services.keep(persons::PresetRoles{people.roles});
  services.keep(persons::Catalogue{});
  services.keep(sign_in::SessionLimits{});
  offer_all(people_modules(), services);
}

void add_people_routes(edge::Routes& routes, const Services& services) {
  add_all_routes(people_modules(), routes, services);
}

}  // namespace pc::rooms
