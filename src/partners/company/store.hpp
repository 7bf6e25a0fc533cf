// Statements of profiles and logos.
#pragma once
#include "db/db.hpp"

namespace pc::partners::company::store {

extern const db::Statement select_profile, upsert_profile, update_name, select_logo, upsert_logo, delete_logo;

}  // namespace pc::partners::company::store
