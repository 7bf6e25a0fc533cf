// Statements of messages.
#pragma once
#include "core/access/access.hpp"
#include "platform/db/sql.hpp"

namespace pc::messages::store {

struct NewMessage {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t message_id;
  std::string kind, subject_zh, subject_en, body_zh, body_en, link;
  Instant created_at;
  std::int64_t read_at = 0;
};
extern const db::Sql<NewMessage> insert_message;

struct OfPerson {
  TenantId tenant_id;
  access::PersonId person_id;
};
struct Count {
  std::int64_t found;
};
extern const db::Sql<OfPerson, Count> count_unread;

struct OneMessage {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t message_id;
};
struct ReadAt {
  Instant read_at;
};
extern const db::Sql<OneMessage, ReadAt> select_message;
extern const db::Sql<OneMessage> delete_message, delete_old_message;

struct MarkRead {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t message_id;
  Instant now;
};
extern const db::Sql<MarkRead> mark_read;
struct MarkAllRead {
  TenantId tenant_id;
  access::PersonId person_id;
  Instant now;
};
extern const db::Sql<MarkAllRead> mark_all_read;

struct OfKind {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string kind;
};
struct Wishes {
  bool in_app, mail;
};
extern const db::Sql<OfKind, Wishes> select_preference;
struct Preference {
  std::string kind;
  bool in_app, mail;
};
extern const db::Sql<OfPerson, Preference> select_preferences;
struct NewPreference {
  TenantId tenant_id;
  access::PersonId person_id;
  std::string kind;
  bool in_app, mail;
};
extern const db::Sql<NewPreference> upsert_preference;

struct NewMail {
  TenantId tenant_id;
  std::int64_t mail_id;
  std::string channel, address, kind, subject, body;
  bool sealed;
  Instant created_at;
};
/// It is due at once.
extern const db::Sql<NewMail> insert_mail;

struct OneMail {
  TenantId tenant_id;
  std::int64_t mail_id;
};
struct At {
  Instant now;
};
extern const db::Sql<At, OneMail> select_due;
extern const db::Sql<At, Count> count_due;

struct Claim {
  TenantId tenant_id;
  std::int64_t mail_id;
  Instant until, now;
};
extern const db::Sql<Claim> claim_mail;

struct Mail {
  std::string channel, address, kind, subject, body;
  bool sealed;
  int attempts;
  Instant created_at;
};
extern const db::Sql<OneMail, Mail> select_mail;
extern const db::Sql<OneMail> delete_mail;

struct Postpone {
  TenantId tenant_id;
  std::int64_t mail_id;
  Instant due_at;
  std::string last_error;
};
extern const db::Sql<Postpone> postpone_mail;

struct NewLog {
  TenantId tenant_id;
  std::int64_t mail_id;
  std::string channel, address, kind, subject, body;
  bool sealed;
  std::string state;
  int attempts;
  std::string last_error;
  Instant at;
};
extern const db::Sql<NewLog> insert_log;

struct Captured {
  std::string channel, address, subject, body;
  bool sealed;
  Instant at;
};
extern const db::Sql<db::None, Captured> select_log;

struct OldMail {
  TenantId tenant_id;
  std::int64_t mail_id;
  Instant before;
};
extern const db::Sql<OldMail, OneMail> select_old_log;
extern const db::Sql<OneMail> delete_log;

struct OldMessage {
  TenantId tenant_id;
  access::PersonId person_id;
  std::int64_t message_id;
  Instant before;
};
extern const db::Sql<OldMessage, OneMessage> select_old_messages;

}  // namespace pc::messages::store
