// The rooms of this server, put together.
#pragma once
#include <memory>
#include <vector>

#include "api/module/module.hpp"
#include "config.hpp"
#include "people/passwords/passwords.hpp"
#include "people/persons/persons.hpp"

namespace pc::app {

/// One line a room, in the order in which they stand on each other, but for places of the menu that rooms share.
const std::vector<Module>& modules();

/// Kinds of accounts and transfers of all rooms.
books::Chart whole_chart();
void add_routes(edge::Routes& routes, const Services& services);
void add_jobs(jobs::Schedule& schedule, db::Database& database);
/// After the database has started.
void started(db::Database& database);

/// The roles everybody has, with the permissions that rooms grant them.
std::vector<persons::Role> preset_roles();
/// What this installation asks of passwords.
passwords::Settings password_settings(const Config& config);
/// What routes ask for, and the menu it stands in.
persons::Catalogue catalogue_of(const edge::Routes& routes);

}  // namespace pc::app
