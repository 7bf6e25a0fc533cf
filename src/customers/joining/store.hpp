// Statements of association, codes, agreements and accounts.
#pragma once
#include "db/db.hpp"

namespace pc::customers::joining::store {

extern const db::Statement select_place, take_customer, reassociate, insert_again, insert_period,
    note_invitation, select_account_facts, insert_contact, count_contact, select_code, upsert_code, count_try,
    spend_code, insert_acceptance, select_acceptances, claim_external, select_external, select_new_tags;

}  // namespace pc::customers::joining::store
