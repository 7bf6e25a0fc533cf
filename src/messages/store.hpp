// Statements of messages.
#pragma once
#include "db/db.hpp"

namespace pc::messages::store {

extern const db::Statement insert_message, select_messages, count_messages, count_unread, mark_read, mark_all_read,
    delete_message, select_message, select_preference, select_preferences, upsert_preference, insert_mail, select_due,
    count_due, claim_mail, select_mail, delete_mail, postpone_mail, insert_log, select_log, select_old_log, delete_log,
    select_old_messages, delete_old_message;

}  // namespace pc::messages::store
