// Statements and row mapping of people, sessions, keys and tokens.
#pragma once
#include "access/access.hpp"
#include "db/db.hpp"

namespace pc::identity::store {

extern const db::Statement insert_person, claim_name, select_name, select_person, update_password,
    rehash_password, recover_password, update_signed_in, update_language, insert_session, update_acting,
    select_session, select_sessions, update_seen, delete_session, delete_sessions, delete_tokens, insert_key,
    select_key, disable_keys, update_key_used, insert_token, select_token, upsert_table, select_table,
    count_tables,
    select_main_account, hold_not_entered;

/// A stored person, with what sign-in needs.
struct Person {
  access::Principal principal;
  std::vector<std::string> roles;
  std::string user_name, password_hash, status;
  bool must_change_password = false;
};
std::optional<Person> person(db::Reader& reader, TenantId tenant, access::PersonId id);
/// In whatever case the name is typed.
std::optional<Person> person_by_name(db::Reader& reader, const std::string& account, const std::string& user);

std::string_view side_text(access::Side side);
std::string_view language_text(Language language);
std::optional<Language> language_of_text(std::string_view text);
std::string joined(const std::vector<std::string>& parts);

}  // namespace pc::identity::store
