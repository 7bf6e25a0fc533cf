#include "credentials.hpp"

namespace pc::identity {
namespace {

Refusal closed_for(std::int64_t seconds) { return refuse(errors::locked, "", std::to_string(seconds)); }

/// Does not wait for the database: the time of an answer must not tell whether there was a person to write about.
void note_failure(Shared& shared, const access::Principal& who, const std::string& remote, std::string_view act) {
  const Instant now = shared.clock.now();
  shared.database.submit(
      who.tenant, {},
      [&shared, who, now, remote, act = std::string(act)](db::Transaction& tx) {
        shared.trail.write(tx, who.tenant, who,
                           {act,
                            "account:" + who.account_name,
                            std::string(errors::wrong_password.id),
                            "{\"remote\":\"" + remote + "\"}",
                            {}},
                           now);
        return true;
      },
      [](const db::Finished&) {});
}

/// A hash of another strength than ours is renewed while its password is known.
void renew_hash(Shared& shared, const store::Person& person, const Secret& password) {
  if (!needs_rehash(person.password_hash, shared.strength)) return;
  const auto& who = person.principal;
  shared.database.submit(
      who.tenant, {},
      [who, old = person.password_hash,
       hash = hash_password(password, shared.strength)](db::Transaction& tx) {
        tx.change(store::rehash_password, {who.tenant, who.person, old, hash});
        return true;
      },
      [](const db::Finished&) {});
}

}  // namespace

Result<SignedIn> checked_credentials(Shared& shared, const std::string& account, const std::string& user,
                                     const Secret& password, const std::string& remote,
                                     std::string_view act) {
  const std::string name = guess_at_name(account, user);
  if (const auto seconds = shared.guesses.attempt(name, shared.clock.now()); seconds > 0)
    return closed_for(seconds);
  std::optional<store::Person> person;
  std::optional<access::Principal> who;
  shared.database.read([&](db::Reader& reader) {
    person = store::person_by_name(reader, account, user);
    who = shared.admitted(reader, person);
  });
  if (!person) {
    waste_time(shared.strength);
    return refuse(errors::wrong_password, "password");
  }
  if (!verify_password(person->password_hash, password) || !who) {
    note_failure(shared, person->principal, remote, act);
    return refuse(errors::wrong_password, "password");
  }
  shared.guesses.forget(name);
  renew_hash(shared, *person, password);
  return SignedIn{*person, *who};
}

Outcome check_own_password(Shared& shared, const access::Principal& who, const Secret& password,
                           std::string_view field, const std::string& remote, std::string_view act) {
  const std::string self = guess_at_person(who.tenant, who.person.value);
  if (const auto seconds = shared.guesses.attempt(self, shared.clock.now()); seconds > 0)
    return closed_for(seconds);
  std::optional<store::Person> person;
  shared.database.read([&](db::Reader& reader) { person = store::person(reader, who.tenant, who.person); });
  if (!person || !verify_password(person->password_hash, password)) {
    note_failure(shared, who, remote, act);
    return refuse(errors::wrong_password, std::string(field));
  }
  shared.guesses.forget(self);
  return Done{};
}

}  // namespace pc::identity
