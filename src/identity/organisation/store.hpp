// Statements and row mapping of the organisation: people, custom roles, supervisors, contacts, access keys.
#pragma once
#include "db/db.hpp"

namespace pc::identity::store {

extern const db::Statement select_colleagues, select_colleague, select_supervisor, select_managers,
    select_contacts, select_administrators, select_role_permissions;

extern const db::Statement select_people, count_people, select_person_row, select_active_roles,
    select_name_maker, update_person, update_roles, update_status, hold_person, select_supervisor_names,
    upsert_supervisor, delete_supervisor;
extern const db::Statement select_custom_roles, select_custom_role, insert_custom_role, update_custom_role,
    delete_custom_role;
extern const db::Statement delete_contacts, insert_contact;
extern const db::Statement select_keys, select_key_of, update_key, delete_key;

}  // namespace pc::identity::store
