// Public: a stored person, for rooms that let somebody in or look after people, and what changes it. Whoever is changed
// is forgotten where callers are kept in memory.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"

namespace pc::persons {

struct Person {
  access::Principal principal;
  std::vector<std::string> roles;
  std::string user_name, password_hash, status;
  bool must_change_password = false;
};
std::optional<Person> find(db::Reader& reader, TenantId tenant, access::PersonId id);
/// In whatever case the name is typed. `user` is empty for a main account.
std::optional<Person> find_by_name(db::Reader& reader, const std::string& account, const std::string& user);
/// The principal with the permissions of its roles; nobody when the person is gone or closed.
std::optional<access::Principal> admitted(db::Reader& reader, const std::optional<Person>& person);

void set_password(db::Transaction& tx, TenantId tenant, access::PersonId id, const std::string& hash,
                  bool must_change);
/// False when the password was changed meanwhile. It is the person's own from now on.
bool recover_password(db::Transaction& tx, TenantId tenant, access::PersonId id, const std::string& was,
                      const std::string& hash);
/// False when the person has set a password of its own; else nobody does before the transaction ends.
bool hold_not_entered(db::Transaction& tx, TenantId tenant, access::PersonId id);
void note_sign_in(db::Transaction& tx, TenantId tenant, access::PersonId id, Instant now);
void set_language(db::Transaction& tx, TenantId tenant, access::PersonId id, Language language);
struct Data {
  std::string name, mobile, email;
};
void set_data(db::Transaction& tx, TenantId tenant, access::PersonId id, const Data& data);
void set_roles(db::Transaction& tx, TenantId tenant, access::PersonId id,
               const std::vector<std::string>& roles);
void set_active(db::Transaction& tx, TenantId tenant, access::PersonId id, bool active);
/// Below this supervisor (客户经理主管), or below nobody.
void place_below(db::Transaction& tx, TenantId tenant, access::PersonId manager,
                 const std::optional<access::PersonId>& supervisor);

/// The people of a customer.
struct OfCustomer {
  access::PersonId id;
  std::string account_name, user_name;
};
std::vector<OfCustomer> all_of_customer(db::Reader& reader, TenantId tenant, std::int64_t customer);
/// One of them works with another partner of the same tenant from now on.
void set_partner(db::Transaction& tx, TenantId tenant, access::PersonId id, std::int64_t partner);
/// One of them comes to another tenant and partner, by copy.
void move(db::Transaction& tx, TenantId from, const OfCustomer& person, TenantId to, std::int64_t partner);

/// A line of the audit log about the person's own account, in a transaction of its own.
void note(db::Database& database, const access::Principal& who, std::string_view act,
          std::string_view outcome, const std::string& remote);

}  // namespace pc::persons
