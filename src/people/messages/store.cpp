#include "store.hpp"

namespace pc::messages::store {
namespace {

const std::string k_one_message =
    "WHERE tenant_id = :tenant_id AND person_id = :person_id AND message_id = :message_id";
const std::string k_one_mail = "WHERE tenant_id = :tenant_id AND mail_id = :mail_id";

}  // namespace

const db::Sql<NewMessage> insert_message{"messages.insert", db::insert_into<NewMessage>("message")};
const db::Sql<OfPerson, Count> count_unread{"messages.unread",
                                            "SELECT COUNT(*) AS found FROM message WHERE tenant_id = "
                                            ":tenant_id AND person_id = :person_id AND read_at = 0"};
const db::Sql<OneMessage, ReadAt> select_message{"messages.one",
                                                 "SELECT read_at FROM message " + k_one_message};
const db::Sql<MarkRead> mark_read{"messages.mark_read",
                                  "UPDATE message SET read_at = :now " + k_one_message + " AND read_at = 0"};
const db::Sql<MarkAllRead> mark_all_read{
    "messages.mark_all_read",
    "UPDATE message SET read_at = :now WHERE tenant_id = :tenant_id AND person_id = :person_id AND "
    "read_at = 0"};
const db::Sql<OneMessage> delete_message{"messages.delete", "DELETE FROM message " + k_one_message};

const db::Sql<OfKind, Wishes> select_preference{
    "messages.preference",
    "SELECT in_app, mail FROM message_preference WHERE tenant_id = :tenant_id AND person_id = :person_id AND "
    "kind = :kind"};
const db::Sql<OfPerson, Preference> select_preferences{
    "messages.preferences",
    "SELECT kind, in_app, mail FROM message_preference WHERE tenant_id = :tenant_id AND "
    "person_id = :person_id"};
const db::Sql<NewPreference> upsert_preference{
    "messages.upsert_preference",
    db::insert_into<NewPreference>("message_preference") +
        " ON CONFLICT (tenant_id, person_id, kind) DO UPDATE SET in_app = excluded.in_app, "
        "mail = excluded.mail"};

const db::Sql<NewMail> insert_mail{
    "messages.insert_mail",
    "INSERT INTO mail (" + db::columns<NewMail>() +
        ", attempts, due_at, last_error) VALUES (:tenant_id, :mail_id, :channel, :address, :kind, :subject, "
        ":body, :sealed, :created_at, 0, :created_at, '')"};
const db::Sql<At, OneMail> select_due{
    "messages.due_everywhere",
    "SELECT tenant_id, mail_id FROM mail WHERE due_at <= :now ORDER BY due_at LIMIT 200"};
const db::Sql<At, Count> count_due{"messages.count_due_everywhere",
                                   "SELECT COUNT(*) AS found FROM mail WHERE due_at <= :now"};
const db::Sql<Claim> claim_mail{
    "messages.claim_mail",
    "UPDATE mail SET due_at = :until, attempts = attempts + 1 " + k_one_mail + " AND due_at <= :now"};
const db::Sql<OneMail, Mail> select_mail{"messages.mail",
                                         "SELECT " + db::columns<Mail>() + " FROM mail " + k_one_mail};
const db::Sql<OneMail> delete_mail{"messages.delete_mail", "DELETE FROM mail " + k_one_mail};
const db::Sql<Postpone> postpone_mail{
    "messages.postpone_mail", "UPDATE mail SET due_at = :due_at, last_error = :last_error " + k_one_mail};

const db::Sql<NewLog> insert_log{"messages.insert_log", db::insert_into<NewLog>("mail_log")};
const db::Sql<db::None, Captured> select_log{
    "messages.log_everywhere", "SELECT " + db::columns<Captured>() +
                                   " FROM mail_log WHERE state = 'captured' ORDER BY mail_id DESC LIMIT 100"};
const db::Sql<OldMail, OneMail> select_old_log{
    "messages.old_log_everywhere",
    "SELECT tenant_id, mail_id FROM mail_log WHERE (tenant_id, mail_id) > (:tenant_id, :mail_id) AND "
    "at < :before ORDER BY tenant_id, mail_id LIMIT 1000"};
const db::Sql<OneMail> delete_log{"messages.delete_log", "DELETE FROM mail_log " + k_one_mail};
const db::Sql<OldMessage, OneMessage> select_old_messages{
    "messages.old_everywhere",
    "SELECT tenant_id, person_id, message_id FROM message WHERE (tenant_id, person_id, message_id) > "
    "(:tenant_id, :person_id, :message_id) AND created_at < :before "
    "ORDER BY tenant_id, person_id, message_id LIMIT 1000"};
const db::Sql<OneMessage> delete_old_message{"messages.delete_old", "DELETE FROM message " + k_one_message};

}  // namespace pc::messages::store
