#include "store.hpp"

namespace pc::audit::store {

using enum db::ColumnType;

const db::Append insert_line{"audit.insert",
                             "audit_trail",
                             {{"tenant_id", integer},
                              {"sequence", integer},
                              {"at", integer},
                              {"person_id", integer},
                              {"person_name", text},
                              {"act", text},
                              {"subject", text},
                              {"outcome", text},
                              {"detail", text},
                              {"request_id", text},
                              {"form", integer},
                              {"partner_id", integer},
                              {"customer_id", integer},
                              {"actor_id", integer},
                              {"actor_name", text},
                              {"actor_partner_id", integer},
                              {"hash", text}}};
const db::Statement select_end{
    "audit.end",
    "SELECT sequence, hash FROM audit_trail WHERE tenant_id = $1 ORDER BY sequence DESC LIMIT 1"};
const db::Statement select_page{
    "audit.page",
    "SELECT tenant_id, sequence, at, person_id, person_name, act, subject, outcome, detail, request_id, "
    "form, "
    "partner_id, customer_id, actor_id, actor_name, actor_partner_id, hash FROM audit_trail "
    "WHERE tenant_id = $1 AND sequence > $2 ORDER BY sequence LIMIT 1000"};
const db::Statement next_tenant{
    "audit.next_tenant_everywhere",
    "SELECT tenant_id FROM audit_trail WHERE tenant_id > $1 ORDER BY tenant_id LIMIT 1"};
const db::Statement select_hash{"audit.hash",
                                "SELECT hash FROM audit_trail WHERE tenant_id = $1 AND sequence = $2"};

const db::Append insert_reveal{"audit.insert_reveal",
                               "reveal",
                               {{"tenant_id", integer},
                                {"subject_kind", text},
                                {"subject_id", integer},
                                {"reveal_id", integer},
                                {"at", integer},
                                {"side", text},
                                {"person_id", integer},
                                {"person_name", text},
                                {"partner_id", integer},
                                {"fields", text},
                                {"reason", text}}};
const db::Statement select_count{
    "audit.reveal_count",
    "SELECT since_at, reveals FROM reveal_count WHERE tenant_id = $1 AND person_id = $2"};
const db::Statement upsert_count{
    "audit.upsert_reveal_count",
    "INSERT INTO reveal_count (tenant_id, person_id, since_at, reveals) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (tenant_id, person_id) DO UPDATE SET since_at = excluded.since_at, reveals = "
    "excluded.reveals"};
const db::Statement select_policy{"audit.reveal_policy",
                                  "SELECT reason_required, changed_at, changed_by FROM reveal_policy WHERE "
                                  "tenant_id = $1 AND partner_id = $2"};
const db::Statement upsert_policy{
    "audit.upsert_reveal_policy",
    "INSERT INTO reveal_policy (tenant_id, partner_id, reason_required, changed_at, changed_by) "
    "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (tenant_id, partner_id) DO UPDATE SET "
    "reason_required = excluded.reason_required, changed_at = excluded.changed_at, "
    "changed_by = excluded.changed_by"};
const db::Statement select_reveals{
    "audit.reveals",
    "SELECT reveal_id, at, side, person_name, partner_id, fields, reason FROM reveal "
    "WHERE tenant_id = $1 AND subject_kind = $2 AND subject_id = $3 ORDER BY at DESC, reveal_id DESC LIMIT "
    "$4 OFFSET "
    "$5"};
const db::Statement count_reveals{
    "audit.count_reveals",
    "SELECT COUNT(*) FROM reveal WHERE tenant_id = $1 AND subject_kind = $2 AND subject_id = $3"};

db::Params params_of(const Line& l) {
  return {l.tenant,   l.sequence, l.at,         l.person,        l.person_name, l.act,
          l.subject,  l.outcome,  l.detail,     l.request_id,    l.form,        l.partner,
          l.customer, l.actor,    l.actor_name, l.actor_partner, l.hash};
}

Line line_of(const db::Row& row) {
  Line l;
  l.tenant = row.integer(0);
  l.sequence = row.integer(1);
  l.at = row.integer(2);
  l.person = row.integer(3);
  l.person_name = row.text(4);
  l.act = row.text(5);
  l.subject = row.text(6);
  l.outcome = row.text(7);
  l.detail = row.text(8);
  l.request_id = row.text(9);
  l.form = row.integer(10);
  l.partner = row.integer(11);
  l.customer = row.integer(12);
  l.actor = row.integer(13);
  l.actor_name = row.text(14);
  l.actor_partner = row.integer(15);
  l.hash = row.text(16);
  return l;
}

}  // namespace pc::audit::store
