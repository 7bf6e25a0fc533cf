#include "store.hpp"

namespace pc::sign_in::store {
namespace {

const std::string k_one_person = " WHERE tenant_id = :tenant_id AND person_id = :person_id";

}  // namespace

const db::Sql<NewSession> insert_session{"sign_in.insert_session", db::insert_into<NewSession>("session")};
const db::Sql<ActingOf> update_acting{
    "sign_in.update_acting", "UPDATE session SET acting_id = :acting_id WHERE token_hash = :token_hash"};
const db::Sql<OneToken, SessionRow> select_session{
    "sign_in.session",
    "SELECT " + db::columns<SessionRow>() + " FROM session WHERE token_hash = :token_hash"};
const db::Sql<OpenSessions, OpenSession> select_sessions{
    "sign_in.sessions", "SELECT " + db::columns<OpenSession>() + " FROM session" + k_one_person +
                            " AND ends_at > :now AND seen_at > :idle_since ORDER BY seen_at DESC LIMIT 50"};
const db::Sql<SeenAt> update_seen{"sign_in.update_seen",
                                  "UPDATE session SET seen_at = :seen_at WHERE token_hash = :token_hash"};
const db::Sql<OneToken> delete_session{"sign_in.delete_session",
                                       "DELETE FROM session WHERE token_hash = :token_hash"};
const db::Sql<OtherSessions> delete_sessions{
    "sign_in.delete_sessions", "DELETE FROM session" + k_one_person + " AND token_hash <> :but"};

const db::Sql<NewTable> upsert_table{
    "sign_in.upsert_table",
    db::insert_into<NewTable>("table_setting") +
        " ON CONFLICT (tenant_id, person_id, table_name) DO UPDATE SET columns = excluded.columns, "
        "page_size = excluded.page_size"};
const db::Sql<OfPerson, TableCount> count_tables{
    "sign_in.count_tables", "SELECT COUNT(*) AS found FROM table_setting" + k_one_person};
const db::Sql<OneTable, TableRow> select_table{
    "sign_in.table",
    "SELECT columns, page_size FROM table_setting" + k_one_person + " AND table_name = :table_name"};
const db::Sql<ToTenant> copy_tables{
    "sign_in.copy_tables",
    "INSERT INTO table_setting (tenant_id, person_id, table_name, columns, page_size) SELECT :to, person_id, "
    "table_name, columns, page_size FROM table_setting WHERE tenant_id = :tenant_id AND "
    "person_id = :person_id"};
const db::Sql<OfPerson> delete_tables{"sign_in.delete_tables", "DELETE FROM table_setting" + k_one_person};

}  // namespace pc::sign_in::store
