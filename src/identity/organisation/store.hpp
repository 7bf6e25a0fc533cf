// Statements and row mapping of the organisation: people, custom roles, supervisors, contacts.
#pragma once
#include "db/db.hpp"

namespace pc::identity::store {

extern const db::Statement select_colleagues, select_colleague, select_supervisor, select_managers,
    select_contacts, select_administrators, select_role_permissions;

}  // namespace pc::identity::store
