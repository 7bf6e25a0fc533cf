// Statements and row mapping of partners.
#pragma once
#include "db/db.hpp"
#include "partners/partner.hpp"

namespace pc::partners::store {

extern const db::Statement insert_partner, insert_directory, update_state, keep_standing, select_tenant,
    select_one, select_resellers, select_out_of_order_everywhere, select_states, insert_state,
    select_names_everywhere;

Partner partner_of(const db::Row& row);

}  // namespace pc::partners::store
