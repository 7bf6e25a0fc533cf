#include "store.hpp"

namespace pc::messages::store {

const db::Statement insert_message{
    "messages.insert",
    "INSERT INTO message (tenant_id, person_id, message_id, kind, subject_zh, subject_en, body_zh, body_en, link, "
    "read_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)"};
const db::Statement select_messages{
    "messages.page",
    "SELECT message_id, kind, subject_zh, subject_en, body_zh, body_en, link, read_at, created_at FROM "
    "message "
    "WHERE tenant_id = $1 AND person_id = $2 [3: AND kind = $3] [4=1: AND read_at = 0] "
    "ORDER BY created_at DESC, message_id DESC LIMIT $5 OFFSET $6"};
const db::Statement count_messages{"messages.count",
                                   "SELECT COUNT(*) FROM message WHERE tenant_id = $1 AND person_id = $2 "
                                   "[3: AND kind = $3] [4=1: AND read_at = 0]"};
const db::Statement count_unread{
    "messages.unread", "SELECT COUNT(*) FROM message WHERE tenant_id = $1 AND person_id = $2 AND read_at = 0"};
const db::Statement select_message{
    "messages.one", "SELECT read_at FROM message WHERE tenant_id = $1 AND person_id = $2 AND message_id = $3"};
const db::Statement mark_read{
    "messages.mark_read",
    "UPDATE message SET read_at = $4 WHERE tenant_id = $1 AND person_id = $2 AND message_id = $3 AND read_at = 0"};
const db::Statement mark_all_read{
    "messages.mark_all_read",
    "UPDATE message SET read_at = $3 WHERE tenant_id = $1 AND person_id = $2 AND read_at = 0"};
const db::Statement delete_message{
    "messages.delete", "DELETE FROM message WHERE tenant_id = $1 AND person_id = $2 AND message_id = $3"};

const db::Statement select_preference{
    "messages.preference",
    "SELECT in_app, mail FROM message_preference WHERE tenant_id = $1 AND person_id = $2 AND kind = $3"};
const db::Statement select_preferences{
    "messages.preferences",
    "SELECT kind, in_app, mail FROM message_preference WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement upsert_preference{
    "messages.upsert_preference",
    "INSERT INTO message_preference (tenant_id, person_id, kind, in_app, mail) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (tenant_id, person_id, kind) DO UPDATE SET in_app = excluded.in_app, mail = excluded.mail"};

const db::Statement insert_mail{
    "messages.insert_mail",
    "INSERT INTO mail (tenant_id, mail_id, channel, address, kind, subject, body, sealed, attempts, due_at, "
    "last_error, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, '', $9)"};
const db::Statement select_due{
    "messages.due_everywhere", "SELECT tenant_id, mail_id FROM mail WHERE due_at <= $1 ORDER BY due_at LIMIT 200"};
const db::Statement count_due{"messages.count_due_everywhere", "SELECT COUNT(*) FROM mail WHERE due_at <= $1"};
const db::Statement claim_mail{"messages.claim_mail",
                               "UPDATE mail SET due_at = $3, attempts = attempts + 1 WHERE tenant_id = $1 AND "
                               "mail_id = $2 AND due_at <= $4"};
const db::Statement select_mail{
    "messages.mail",
    "SELECT channel, address, kind, subject, body, sealed, attempts, created_at FROM mail "
    "WHERE tenant_id = $1 AND mail_id = $2"};
const db::Statement delete_mail{"messages.delete_mail", "DELETE FROM mail WHERE tenant_id = $1 AND mail_id = $2"};
const db::Statement postpone_mail{
    "messages.postpone_mail",
    "UPDATE mail SET due_at = $3, last_error = $4 WHERE tenant_id = $1 AND mail_id = $2"};

const db::Statement insert_log{
    "messages.insert_log",
    "INSERT INTO mail_log (tenant_id, mail_id, channel, address, kind, subject, body, sealed, state, attempts, "
    "last_error, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"};
const db::Statement select_log{
    "messages.log_everywhere",
    "SELECT channel, address, subject, body, sealed, at FROM mail_log WHERE state = 'captured' "
    "ORDER BY mail_id DESC LIMIT 100"};
const db::Statement select_old_log{
    "messages.old_log_everywhere",
    "SELECT tenant_id, mail_id FROM mail_log WHERE (tenant_id, mail_id) > ($1, $2) AND at < $3 "
    "ORDER BY tenant_id, mail_id LIMIT 1000"};
const db::Statement delete_log{"messages.delete_log", "DELETE FROM mail_log WHERE tenant_id = $1 AND mail_id = $2"};
const db::Statement select_old_messages{
    "messages.old_everywhere",
    "SELECT tenant_id, person_id, message_id FROM message WHERE (tenant_id, person_id, message_id) > ($1, $2, $3) "
    "AND created_at < $4 ORDER BY tenant_id, person_id, message_id LIMIT 1000"};
const db::Statement delete_old_message{
    "messages.delete_old", "DELETE FROM message WHERE tenant_id = $1 AND person_id = $2 AND message_id = $3"};

}  // namespace pc::messages::store
