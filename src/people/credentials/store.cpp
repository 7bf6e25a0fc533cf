#include "store.hpp"

namespace pc::credentials::store {
namespace {

const std::string k_one_person = " WHERE tenant_id = :tenant_id AND person_id = :person_id";

std::string key(const std::string& which) {
  return "SELECT " + db::columns<KeyOfPerson>() + " FROM access_key" + k_one_person + which;
}

}  // namespace

const db::Sql<NewKeyRow> insert_key{"credentials.insert_key", db::insert_into<NewKeyRow>("access_key")};
const db::Sql<KeyNamed, KeyRow> select_key{
    "credentials.key",
    "SELECT " + db::columns<KeyRow>() + " FROM access_key WHERE access_key_id = :access_key_id"};
const db::Sql<OfPerson> disable_keys{"credentials.disable_keys", "UPDATE access_key SET status = 'disabled'" +
                                                                     k_one_person + " AND status = 'active'"};
const db::Sql<KeyUsed> update_key_used{
    "credentials.update_key_used",
    "UPDATE access_key SET last_used_at = :last_used_at WHERE access_key_id = :access_key_id"};
const db::Sql<OfPerson, KeyOfPerson> select_keys{"credentials.keys_of",
                                                 key(" ORDER BY created_at, access_key_id")};
const db::Sql<OneKey, KeyOfPerson> select_key_of{"credentials.key_of",
                                                 key(" AND access_key_id = :access_key_id")};
const db::Sql<KeyChange> update_key{
    "credentials.update_key", "UPDATE access_key SET status = :status, remark = :remark" + k_one_person +
                                  " AND access_key_id = :access_key_id"};
const db::Sql<OneKey> delete_key{"credentials.delete_key", "DELETE FROM access_key" + k_one_person +
                                                               " AND access_key_id = :access_key_id"};
const db::Sql<ToTenant> move_keys{
    "credentials.move_keys",
    "UPDATE access_key SET tenant_id = :to WHERE tenant_id = :tenant_id AND person_id = :person_id"};

const db::Sql<NewToken> insert_token{"credentials.insert_token", db::insert_into<NewToken>("iam_token")};
const db::Sql<OneToken, TokenRow> select_token{
    "credentials.token",
    "SELECT " + db::columns<TokenRow>() + " FROM iam_token WHERE token_hash = :token_hash"};
const db::Sql<TokenOfTenant> delete_token{
    "credentials.delete_token",
    "DELETE FROM iam_token WHERE tenant_id = :tenant_id AND token_hash = :token_hash"};
const db::Sql<OfPerson> delete_tokens{"credentials.delete_tokens", "DELETE FROM iam_token" + k_one_person};

}  // namespace pc::credentials::store
