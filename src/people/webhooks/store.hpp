// Statements of endpoints, their secrets, messages, what waits and what was tried.
#pragma once
#include "endpoints.hpp"
#include "messages.hpp"
#include "platform/db/sql.hpp"

namespace pc::webhooks::store {

struct EndpointRow {
  TenantId tenant_id;
  EndpointId endpoint_id;
  std::int64_t partner_id = 0;
  std::string url, description, events;  // types with a blank between; none: all
  bool enabled = true;
  std::string off_why;  // empty: it is on
  Instant failing_since;
  std::string created_by;
  Instant created_at;
};
struct OneEndpoint {
  TenantId tenant_id;
  EndpointId endpoint_id;
};
struct OfOwner {
  TenantId tenant_id;
  std::int64_t partner_id = 0;
};
struct EndpointChange {
  TenantId tenant_id;
  EndpointId endpoint_id;
  std::string url, description, events;
  bool enabled = true;
  std::string off_why;  // empty: it is on
};
struct Off {
  TenantId tenant_id;
  EndpointId endpoint_id;
  std::string off_why;  // empty: it is on
};
struct FailingSince {
  TenantId tenant_id;
  EndpointId endpoint_id;
  Instant now;
};
struct Listening {
  TenantId tenant_id;
  EndpointId endpoint_id;
  std::int64_t partner_id = 0;
  std::string events;
};
extern const db::Sql<EndpointRow> insert_endpoint;
extern const db::Sql<OneEndpoint, EndpointRow> select_endpoint;
extern const db::Sql<OfOwner, OneEndpoint> select_of_owner;
extern const db::Sql<EndpointChange> update_endpoint;
extern const db::Sql<Off> switch_off;
extern const db::Sql<FailingSince> note_failing;
extern const db::Sql<OneEndpoint> note_well;
extern const db::Sql<OneEndpoint> delete_endpoint;
extern const db::Sql<db::None, Listening> select_listening;

struct SecretRow {
  TenantId tenant_id;
  EndpointId endpoint_id;
  std::int64_t secret_id = 0;
  std::string sealed_secret;
  Instant until;
  std::string made_by;
};
struct MadeBy {
  TenantId tenant_id;
  std::string made_by;
};
struct SecretEnds {
  TenantId tenant_id;
  EndpointId endpoint_id;
  Instant until;
};
struct SecretsOver {
  TenantId tenant_id;
  EndpointId endpoint_id;
  Instant now;
};
extern const db::Sql<SecretRow> insert_secret;
extern const db::Sql<OneEndpoint, SecretRow> select_secrets;
extern const db::Sql<MadeBy, SecretRow> select_made_by;
extern const db::Sql<SecretEnds> end_secret;
extern const db::Sql<SecretsOver> delete_secrets_over;
extern const db::Sql<OneEndpoint> delete_secrets;

struct MessageRow {
  TenantId tenant_id;
  MessageId message_id;
  EndpointId endpoint_id;
  std::int64_t partner_id = 0;
  std::string type, body;
  MessageState state = MessageState::waiting;
  std::int64_t attempts = 0, last_status = 0;
  Instant created_at;
};
struct OneMessage {
  TenantId tenant_id;
  MessageId message_id;
};
struct MessageDone {
  TenantId tenant_id;
  MessageId message_id;
  MessageState state = MessageState::waiting;
  std::int64_t attempts = 0, last_status = 0;
};
struct MessageAgain {
  TenantId tenant_id;
  MessageId message_id;
  MessageState state = MessageState::waiting;
};
extern const db::AppendOf<MessageRow> append_message;
extern const db::Sql<OneMessage, MessageRow> select_message;
extern const db::Sql<MessageDone> update_message;
extern const db::Sql<MessageAgain> set_state;
extern const db::Sql<OneEndpoint> fail_waiting;

struct DueRow {
  TenantId tenant_id;
  EndpointId endpoint_id;
  MessageId message_id;
  std::int64_t partner_id = 0;
  Instant due_at;
  std::int64_t tries = 0;
};
struct At {
  Instant now;
};
struct DueOf {
  TenantId tenant_id;
  EndpointId endpoint_id;
  Instant now;
};
struct Message {
  MessageId message_id;
};
struct OneDue {
  TenantId tenant_id;
  EndpointId endpoint_id;
  MessageId message_id;
};
struct Claim {
  TenantId tenant_id;
  EndpointId endpoint_id;
  MessageId message_id;
  Instant now, until;
};
struct Postpone {
  TenantId tenant_id;
  EndpointId endpoint_id;
  MessageId message_id;
  Instant until, due_at;
};
struct Claimed {
  TenantId tenant_id;
  EndpointId endpoint_id;
  MessageId message_id;
  Instant until;
};
struct Tries {
  std::int64_t tries = 0;
};
struct DueEndpoint {
  TenantId tenant_id;
  std::int64_t partner_id = 0;
  EndpointId endpoint_id;
};
extern const db::AppendOf<DueRow> append_due;
extern const db::Sql<DueRow> put_due;
extern const db::Sql<At, DueEndpoint> select_due_endpoints;
extern const db::Sql<DueOf, Message> select_due;
extern const db::Sql<Claim> claim_due;
extern const db::Sql<OneDue, Tries> select_tries;
extern const db::Sql<Postpone> postpone_due;
extern const db::Sql<Claimed> delete_claimed;
extern const db::Sql<OneEndpoint> delete_due_of;

struct AttemptRow {
  TenantId tenant_id;
  MessageId message_id;
  std::int64_t attempt = 0;
  Instant at;
  std::int64_t status = 0, millis = 0;
  std::string answer, error;
};
extern const db::Sql<AttemptRow> insert_attempt;
extern const db::Sql<OneMessage, AttemptRow> select_attempts;

struct OldMessage {
  TenantId tenant_id;
  MessageId message_id;
  Instant before;
};
struct OldAttempt {
  TenantId tenant_id;
  MessageId message_id;
  std::int64_t attempt = 0;
  Instant before;
};
struct OneAttempt {
  TenantId tenant_id;
  MessageId message_id;
  std::int64_t attempt = 0;
};
extern const db::Sql<OldMessage, OneMessage> select_old_messages;
extern const db::Sql<OneMessage> delete_message;
extern const db::Sql<OldAttempt, OneAttempt> select_old_attempts;
extern const db::Sql<OneAttempt> delete_attempt;

}  // namespace pc::webhooks::store
