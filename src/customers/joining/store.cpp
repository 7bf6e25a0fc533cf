#include "store.hpp"

namespace pc::customers::joining::store {

const db::Statement select_place{"customers.place",
                                 "SELECT tenant_id, moves FROM customer_directory WHERE customer_id = $1"};
const db::Statement take_customer{"customers.take",
                                  "UPDATE customer_directory SET tenant_id = $3, moves = moves + 1 "
                                  "WHERE customer_id = $1 AND tenant_id = $2 AND moves = $4"};
const db::Statement reassociate{
    "customers.reassociate",
    "UPDATE customer SET partner_id = $3, association_type = $4, associated_at = $5 "
    "WHERE tenant_id = $1 AND customer_id = $2 AND association_type = 'none'"};
const db::Statement insert_again{
    "customers.insert_again",
    "INSERT INTO customer (tenant_id, customer_id, partner_id, name, account_name, association_type, "
    "associated_at, "
    "level, customer_type, verified_status, country_code, mobile, email, tags, frozen, created_at) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', 0, $14)"};
const db::Statement insert_period{"customers.insert_period",
                                  "INSERT INTO association (tenant_id, customer_id, from_at, to_at, "
                                  "partner_id, association_type, invitation_id) "
                                  "VALUES ($1, $2, $3, $4, $5, $6, $7)"};
const db::Statement note_invitation{
    "customers.note_invitation",
    "UPDATE association SET invitation_id = $4 WHERE tenant_id = $1 AND customer_id = $2 AND from_at = $3"};
const db::Statement select_account_facts{
    "customers.account_facts", "SELECT created_at FROM customer WHERE tenant_id = $1 AND customer_id = $2"};

const db::Statement insert_contact{
    "customers.insert_contact",
    "INSERT INTO contact_use (contact_hash, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING"};
const db::Statement count_contact{"customers.count_contact",
                                  "SELECT COUNT(*) FROM contact_use WHERE contact_hash = $1"};

const db::Statement select_code{"customers.code",
                                "SELECT code_hash, expires_at, tries, day_number, sent FROM contact_code "
                                "WHERE tenant_id = $1 AND purpose = $2 AND target = $3"};
const db::Statement upsert_code{
    "customers.upsert_code",
    "INSERT INTO contact_code (tenant_id, purpose, target, code_hash, expires_at, tries, day_number, sent) "
    "VALUES ($1, $2, $3, $4, $5, 0, $6, $7) ON CONFLICT (tenant_id, purpose, target) DO UPDATE SET "
    "code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0, day_number = "
    "excluded.day_number, "
    "sent = excluded.sent"};
const db::Statement count_try{
    "customers.count_try",
    "UPDATE contact_code SET tries = tries + 1 WHERE tenant_id = $1 AND purpose = $2 AND target = $3"};
const db::Statement spend_code{"customers.spend_code",
                               "UPDATE contact_code SET code_hash = '' WHERE tenant_id = $1 AND purpose = $2 "
                               "AND target = $3 AND code_hash = $4"};

const db::Statement insert_acceptance{
    "customers.insert_acceptance",
    "INSERT INTO agreement_acceptance (tenant_id, customer_id, agreement, version, partner_id, accepted_by, "
    "text_hash, "
    "accepted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING"};
const db::Statement select_acceptances{
    "customers.acceptances",
    "SELECT agreement, version, accepted_by, accepted_at FROM agreement_acceptance "
    "WHERE tenant_id = $1 AND customer_id = $2 AND partner_id = $3 ORDER BY accepted_at"};

const db::Statement claim_external{
    "customers.claim_external",
    "INSERT INTO external_account (tenant_id, partner_id, external_type, external_id, customer_id) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"};
const db::Statement select_external{
    "customers.external",
    "SELECT external_type, external_id FROM external_account WHERE tenant_id = $1 AND partner_id = $2 AND "
    "customer_id = $3 ORDER BY external_type, external_id LIMIT 1"};
const db::Statement select_new_tags{
    "customers.new_tags",
    "SELECT c.customer_id, c.verified_status, c.created_at, (SELECT MIN(a.from_at) FROM association a "
    "WHERE a.tenant_id = c.tenant_id AND a.customer_id = c.customer_id) FROM customer c "
    "WHERE c.tenant_id = $1 AND c.partner_id = $2 AND c.association_type <> 'none' AND c.customer_id = $3"};

}  // namespace pc::customers::joining::store
