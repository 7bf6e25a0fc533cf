#include "store.hpp"

namespace pc::webhooks::store {
namespace {

const std::string k_endpoint = " WHERE tenant_id = :tenant_id AND endpoint_id = :endpoint_id";
const std::string k_message = " WHERE tenant_id = :tenant_id AND message_id = :message_id";
const std::string k_due = k_endpoint + " AND message_id = :message_id";

}  // namespace

const db::Sql<EndpointRow> insert_endpoint{"webhooks.insert",
                                           db::insert_into<EndpointRow>("webhook_endpoint")};
const db::Sql<OneEndpoint, EndpointRow> select_endpoint{
    "webhooks.one", "SELECT " + db::columns<EndpointRow>() + " FROM webhook_endpoint" + k_endpoint};
const db::Sql<OfOwner, OneEndpoint> select_of_owner{
    "webhooks.of_owner",
    "SELECT tenant_id, endpoint_id FROM webhook_endpoint WHERE tenant_id = :tenant_id AND partner_id = "
    ":partner_id"};
const db::Sql<EndpointChange> update_endpoint{"webhooks.change",
                                              "UPDATE webhook_endpoint SET url = :url, description = "
                                              ":description, events = :events, enabled = :enabled, "
                                              "off_why = :off_why, failing_since = 0" +
                                                  k_endpoint};
const db::Sql<Off> switch_off{
    "webhooks.switch_off",
    "UPDATE webhook_endpoint SET enabled = 0, off_why = :off_why" + k_endpoint + " AND enabled = 1"};
const db::Sql<FailingSince> note_failing{
    "webhooks.note_failing",
    "UPDATE webhook_endpoint SET failing_since = :now" + k_endpoint + " AND failing_since = 0"};
const db::Sql<OneEndpoint> note_well{"webhooks.note_well", "UPDATE webhook_endpoint SET failing_since = 0" +
                                                               k_endpoint + " AND failing_since <> 0"};
const db::Sql<OneEndpoint> delete_endpoint{"webhooks.delete", "DELETE FROM webhook_endpoint" + k_endpoint};
const db::Sql<db::None, Listening> select_listening{
    "webhooks.listening_everywhere",
    "SELECT " + db::columns<Listening>() + " FROM webhook_endpoint WHERE enabled = 1 ORDER BY endpoint_id"};

const db::Sql<SecretRow> insert_secret{"webhooks.insert_secret",
                                       db::insert_into<SecretRow>("webhook_secret")};
const db::Sql<OneEndpoint, SecretRow> select_secrets{
    "webhooks.secrets",
    "SELECT " + db::columns<SecretRow>() + " FROM webhook_secret" + k_endpoint + " ORDER BY secret_id DESC"};
const db::Sql<MadeBy, SecretRow> select_made_by{
    "webhooks.secret_made_by",
    "SELECT " + db::columns<SecretRow>() +
        " FROM webhook_secret WHERE tenant_id = :tenant_id AND made_by = :made_by"};
const db::Sql<SecretEnds> end_secret{
    "webhooks.end_secret", "UPDATE webhook_secret SET until = :until" + k_endpoint + " AND until = 0"};
const db::Sql<SecretsOver> delete_secrets_over{
    "webhooks.delete_secrets_over",
    "DELETE FROM webhook_secret" + k_endpoint + " AND until <> 0 AND until <= :now"};
const db::Sql<OneEndpoint> delete_secrets{"webhooks.delete_secrets",
                                          "DELETE FROM webhook_secret" + k_endpoint};

const db::AppendOf<MessageRow> append_message{"webhooks.append_message", "webhook_message"};
const db::Sql<OneMessage, MessageRow> select_message{
    "webhooks.message", "SELECT " + db::columns<MessageRow>() + " FROM webhook_message" + k_message};
const db::Sql<MessageDone> update_message{
    "webhooks.message_done",
    "UPDATE webhook_message SET state = :state, attempts = :attempts, last_status = :last_status" +
        k_message};
const db::Sql<MessageAgain> set_state{"webhooks.message_state",
                                      "UPDATE webhook_message SET state = :state" + k_message};
const db::Sql<OneEndpoint> fail_waiting{
    "webhooks.fail_waiting",
    "UPDATE webhook_message SET state = 'failed'" + k_endpoint + " AND state = 'waiting'"};

const db::AppendOf<DueRow> append_due{"webhooks.append_due", "webhook_due"};
const db::Sql<DueRow> put_due{
    "webhooks.put_due",
    db::insert_into<DueRow>("webhook_due") +
        " ON CONFLICT (tenant_id, endpoint_id, message_id) DO UPDATE SET due_at = excluded.due_at, "
        "tries = excluded.tries"};
const db::Sql<At, DueEndpoint> select_due_endpoints{
    "webhooks.due_endpoints_everywhere",
    "SELECT tenant_id, partner_id, endpoint_id FROM webhook_due WHERE due_at <= :now GROUP BY tenant_id, "
    "partner_id, endpoint_id ORDER BY MIN(due_at)"};
const db::Sql<DueOf, Message> select_due{
    "webhooks.due",
    "SELECT message_id FROM webhook_due" + k_endpoint + " AND due_at <= :now ORDER BY message_id LIMIT 200"};
const db::Sql<Claim> claim_due{"webhooks.claim", "UPDATE webhook_due SET due_at = :until, tries = tries + 1" +
                                                     k_due + " AND due_at <= :now"};
const db::Sql<OneDue, Tries> select_tries{"webhooks.tries", "SELECT tries FROM webhook_due" + k_due};
const db::Sql<Postpone> postpone_due{
    "webhooks.postpone", "UPDATE webhook_due SET due_at = :due_at" + k_due + " AND due_at = :until"};
const db::Sql<Claimed> delete_claimed{"webhooks.delete_due",
                                      "DELETE FROM webhook_due" + k_due + " AND due_at = :until"};
const db::Sql<OneEndpoint> delete_due_of{"webhooks.delete_due_of", "DELETE FROM webhook_due" + k_endpoint};

const db::Sql<AttemptRow> insert_attempt{"webhooks.insert_attempt",
                                         db::insert_into<AttemptRow>("webhook_attempt")};
const db::Sql<OneMessage, AttemptRow> select_attempts{
    "webhooks.attempts",
    "SELECT " + db::columns<AttemptRow>() + " FROM webhook_attempt" + k_message + " ORDER BY attempt"};

const db::Sql<OldMessage, OneMessage> select_old_messages{
    "webhooks.old_messages_everywhere",
    "SELECT tenant_id, message_id FROM webhook_message WHERE (tenant_id, message_id) > (:tenant_id, "
    ":message_id) AND created_at < :before ORDER BY tenant_id, message_id LIMIT 1000"};
const db::Sql<OneMessage> delete_message{"webhooks.delete_message",
                                         "DELETE FROM webhook_message" + k_message};
const db::Sql<OldAttempt, OneAttempt> select_old_attempts{
    "webhooks.old_attempts_everywhere",
    "SELECT tenant_id, message_id, attempt FROM webhook_attempt WHERE (tenant_id, message_id, attempt) > "
    "(:tenant_id, :message_id, :attempt) AND at < :before ORDER BY tenant_id, message_id, attempt LIMIT "
    "1000"};
const db::Sql<OneAttempt> delete_attempt{
    "webhooks.delete_attempt", "DELETE FROM webhook_attempt" + k_message + " AND attempt = :attempt"};

}  // namespace pc::webhooks::store
