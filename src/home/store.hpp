// Statements of the first steps.
#pragma once
#include "db/db.hpp"

namespace pc::home::store {

/// A row when there is any.
extern const db::Statement any_partner_everywhere, any_funds_everywhere, any_customer_everywhere,
    any_import_everywhere, any_mapping_everywhere, any_rate_everywhere;
extern const db::Statement select_hidden, hide, show_again;

}  // namespace pc::home::store
