// The rooms of people on a database of the test's own, put together as the application does it.
#pragma once
#include <string>
#include <vector>

#include "api/module/module.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/persons.hpp"

namespace pc::rooms {

struct People {
  std::string key_file;
  std::vector<persons::Role> roles = {};
  std::string leaked_passwords = {};
  bool light_passwords = true;
};

/// In the order of the application.
const std::vector<Module>& people_modules();
/// Lends what they ask for and lets them offer; before the database starts, which is lent already.
void lend_people(Services& services, const People& people);
void add_people_routes(edge::Routes& routes, const Services& services);

}  // namespace pc::rooms
