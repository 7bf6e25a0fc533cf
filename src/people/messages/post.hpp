// The outbox: mail that waits is sent by a job, again and again until it is gone or given up.
#pragma once
#include "messages.hpp"

namespace pc::messages {

/// Whether there is mail to send; one cheap read.
bool mail_due(db::Database& database, Instant now);
/// Sends what is due, one after the other; returns how many went out. A process killed here sends again at most the one
/// it was sending. Throws db::Error.
std::int64_t send_due_mail(db::Database& database, Instant now);
/// Removes old messages and what is known of old mail; returns how many.
std::int64_t forget_old_messages(db::Database& database, Instant now);

/// The page /demo/outbox: what would have been sent, newest first.
std::string demo_outbox_page(db::Database& database);

}  // namespace pc::messages
