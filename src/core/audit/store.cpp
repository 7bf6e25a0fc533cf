#include "store.hpp"

namespace pc::audit::store {

const db::AppendOf<Line> insert_line{"audit.insert", "audit_trail"};
const db::Sql<OfTenant, End> select_end{"audit.end",
                                        "SELECT sequence, hash FROM audit_trail WHERE tenant_id = :tenant_id "
                                        "ORDER BY sequence DESC LIMIT 1"};
const db::Sql<After, Line> select_page{"audit.page", "SELECT " + db::columns<Line>() +
                                                         " FROM audit_trail WHERE tenant_id = :tenant_id AND "
                                                         "sequence > :after ORDER BY sequence LIMIT 1000"};
const db::Sql<OfTenant, OfTenant> next_tenant{
    "audit.next_tenant_everywhere",
    "SELECT tenant_id FROM audit_trail WHERE tenant_id > :tenant_id ORDER BY tenant_id LIMIT 1"};
const db::Sql<OneLine, Hash> select_hash{
    "audit.hash", "SELECT hash FROM audit_trail WHERE tenant_id = :tenant_id AND sequence = :sequence"};

const db::AppendOf<NewReveal> insert_reveal{"audit.insert_reveal", "reveal"};
const db::Sql<OfPerson, Count> select_count{
    "audit.reveal_count",
    "SELECT since_at, reveals FROM reveal_count WHERE tenant_id = :tenant_id AND person_id = :person_id"};
const db::Sql<NewCount> upsert_count{
    "audit.upsert_reveal_count",
    db::insert_into<NewCount>("reveal_count") +
        " ON CONFLICT (tenant_id, person_id) DO UPDATE SET since_at = excluded.since_at, "
        "reveals = excluded.reveals"};
const db::Sql<OfPartner, Policy> select_policy{"audit.reveal_policy",
                                               "SELECT " + db::columns<Policy>() +
                                                   " FROM reveal_policy WHERE tenant_id = :tenant_id AND "
                                                   "partner_id = :partner_id"};
const db::Sql<NewPolicy> upsert_policy{
    "audit.upsert_reveal_policy",
    db::insert_into<NewPolicy>("reveal_policy") +
        " ON CONFLICT (tenant_id, partner_id) DO UPDATE SET reason_required = excluded.reason_required, "
        "changed_at = excluded.changed_at, changed_by = excluded.changed_by"};
const db::Sql<RevealsOf, Reveal> select_reveals{
    "audit.reveals", "SELECT " + db::columns<Reveal>() +
                         " FROM reveal WHERE tenant_id = :tenant_id AND subject_kind = :subject_kind AND "
                         "subject_id = :subject_id ORDER BY at DESC, reveal_id DESC LIMIT :limit OFFSET "
                         ":offset"};
const db::Sql<OfSubject, Found> count_reveals{
    "audit.count_reveals",
    "SELECT COUNT(*) AS found FROM reveal WHERE tenant_id = :tenant_id AND subject_kind = :subject_kind AND "
    "subject_id = :subject_id"};

}  // namespace pc::audit::store
