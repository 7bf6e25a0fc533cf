#include "store.hpp"

namespace pc::joining::store {

const db::Sql<Contact> insert_contact{"joining.insert_contact",
                                      db::insert_into<Contact>("contact_use") + " ON CONFLICT DO NOTHING"};
const db::Sql<OneContact, Count> count_contact{
    "joining.count_contact",
    "SELECT COUNT(*) AS accounts FROM contact_use WHERE contact_hash = :contact_hash"};

const db::Sql<CodeKey, Code> select_code{
    "joining.code", "SELECT " + db::columns<Code>() +
                        " FROM contact_code WHERE tenant_id = :tenant_id AND purpose = :purpose "
                        "AND target = :target"};
const db::Sql<NewCode> upsert_code{
    "joining.upsert_code",
    db::insert_into<NewCode>("contact_code") +
        " ON CONFLICT (tenant_id, purpose, target) DO UPDATE SET code_hash = excluded.code_hash, "
        "expires_at = excluded.expires_at, tries = 0, day_number = excluded.day_number, sent = "
        "excluded.sent"};
const db::Sql<CodeKey> count_try{"joining.count_try",
                                 "UPDATE contact_code SET tries = tries + 1 WHERE tenant_id = :tenant_id "
                                 "AND purpose = :purpose AND target = :target"};
const db::Sql<GivenCode> spend_code{
    "joining.spend_code",
    "UPDATE contact_code SET code_hash = '' WHERE tenant_id = :tenant_id AND purpose = :purpose "
    "AND target = :target AND code_hash = :code_hash"};

const db::Sql<NewAcceptance> insert_acceptance{
    "joining.insert_acceptance",
    db::insert_into<NewAcceptance>("agreement_acceptance") + " ON CONFLICT DO NOTHING"};
const db::Sql<OfBoth, Acceptance> select_acceptances{
    "joining.acceptances",
    "SELECT " + db::columns<Acceptance>() +
        " FROM agreement_acceptance WHERE tenant_id = :tenant_id AND customer_id = :customer_id "
        "AND partner_id = :partner_id ORDER BY accepted_at"};

const db::Sql<Claim> claim_external{"joining.claim_external",
                                    db::insert_into<Claim>("external_account") + " ON CONFLICT DO NOTHING"};
const db::Sql<OfBoth, ExternalId> select_external{
    "joining.external",
    "SELECT external_type, external_id FROM external_account WHERE tenant_id = :tenant_id "
    "AND partner_id = :partner_id AND customer_id = :customer_id ORDER BY external_type, external_id LIMIT "
    "1"};
const db::Sql<OfBoth, NewTags> select_new_tags{
    "joining.new_tags",
    "SELECT c.verified_status, c.created_at, (SELECT MIN(a.from_at) FROM association a "
    "WHERE a.tenant_id = c.tenant_id AND a.customer_id = c.customer_id) AS first_at FROM customer c "
    "WHERE c.tenant_id = :tenant_id AND c.partner_id = :partner_id AND c.association_type <> 'none' "
    "AND c.customer_id = :customer_id"};

}  // namespace pc::joining::store
