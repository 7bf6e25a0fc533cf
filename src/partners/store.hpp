// Statements and row mapping of partners.
#pragma once
#include "db/db.hpp"
#include "partners/partner.hpp"

namespace pc::partners::store {

extern const db::Statement insert_partner, insert_directory, update_status, select_tenant, select_one;

Partner partner_of(const db::Row& row);

}  // namespace pc::partners::store
