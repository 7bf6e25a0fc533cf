#include "password_check.hpp"

#include "core/audit/audit.hpp"
#include "people/passwords/guesses.hpp"
#include "people/passwords/passwords.hpp"
#include "store.hpp"

namespace pc::persons {
namespace {

Refusal closed_for(std::int64_t seconds) {
  return refuse(passwords::errors::locked, "", std::to_string(seconds));
}

/// Does not wait for the database: the time of an answer must not tell whether there was a person to write about.
void note_failure(db::Database& database, const access::Principal& who, const std::string& remote,
                  std::string_view act) {
  const Instant now = use<Clock>(database).now();
  database.submit(
      who.tenant, {},
      [who, now, remote, act = std::string(act)](db::Transaction& tx) {
        use<audit::AuditLog>(tx).write(tx, who.tenant, who,
                                       {act,
                                        "account:" + who.account_name,
                                        std::string(passwords::errors::wrong_password.id),
                                        "{\"remote\":\"" + remote + "\"}",
                                        {}},
                                       now);
        return true;
      },
      [](const db::Finished&) {});
}

/// A hash of another strength than ours is renewed while its password is known.
void renew_hash(db::Database& database, const Person& person, const Secret& password) {
  const auto strength = use<passwords::Passwords>(database).strength();
  if (!passwords::needs_rehash(person.password_hash, strength)) return;
  const auto& who = person.principal;
  database.submit(
      who.tenant, {},
      [who, old = person.password_hash,
       hash = passwords::hash_password(password, strength)](db::Transaction& tx) {
        tx.change(store::rehash_password, {who.tenant, who.person, old, hash});
        return true;
      },
      [](const db::Finished&) {});
}

}  // namespace

Result<SignedIn> checked_credentials(db::Database& database, const std::string& account,
                                     const std::string& user, const Secret& password,
                                     const std::string& remote, std::string_view act) {
  const std::string name = passwords::guess_at_name(account, user);
  if (const auto seconds = passwords::attempt(database, name, use<Clock>(database).now()); seconds > 0)
    return closed_for(seconds);
  std::optional<Person> person;
  std::optional<access::Principal> who;
  database.read([&](db::Reader& reader) {
    person = find_by_name(reader, account, user);
    who = admitted(reader, person);
  });
  if (!person) {
    passwords::waste_time(use<passwords::Passwords>(database).strength());
    return refuse(passwords::errors::wrong_password, "password");
  }
  if (!passwords::verify_password(person->password_hash, password) || !who) {
    note_failure(database, person->principal, remote, act);
    return refuse(passwords::errors::wrong_password, "password");
  }
  passwords::forget_guesses(database, name);
  renew_hash(database, *person, password);
  return SignedIn{*person, *who};
}

Outcome check_own_password(db::Database& database, const access::Principal& who, const Secret& password,
                           std::string_view field, const std::string& remote, std::string_view act) {
  const std::string self = passwords::guess_at_person(who.tenant, who.person.value);
  if (const auto seconds = passwords::attempt(database, self, use<Clock>(database).now()); seconds > 0)
    return closed_for(seconds);
  std::optional<Person> person;
  database.read([&](db::Reader& reader) { person = find(reader, who.tenant, who.person); });
  if (!person || !passwords::verify_password(person->password_hash, password)) {
    note_failure(database, who, remote, act);
    return refuse(passwords::errors::wrong_password, std::string(field));
  }
  passwords::forget_guesses(database, self);
  return Done{};
}

}  // namespace pc::persons
