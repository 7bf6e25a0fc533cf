#include "credentials.hpp"

#include "lockout.hpp"

namespace pc::identity {
namespace {

/// Does not wait for the database: the time of an answer must not tell whether there was a person to write about.
void remember_failure(Shared& shared, const store::Person& person, const std::string& remote,
                      std::string_view act) {
  const Instant now = shared.clock.now();
  const access::Principal& who = person.principal;
  const auto failures = person.failures + 1;
  const Instant until = now.plus_seconds(lockout_seconds(failures));
  shared.database.submit(
      who.tenant, {},
      [&shared, who, failures, until, now, remote, act = std::string(act)](db::Transaction& tx) {
        tx.change(store::update_failures, {who.tenant.value, who.person.value, failures, until.micros});
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

}  // namespace

Result<SignedIn> checked_credentials(Shared& shared, const std::string& account, const std::string& user,
                                     const Secret& password, const std::string& remote,
                                     std::string_view act) {
  const Instant now = shared.clock.now();
  const std::string name = account + "\n" + user;
  if (const auto seconds = shared.guesses.attempt(name, now); seconds > 0)
    return refuse(errors::locked, "", std::to_string(seconds));
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
  if (now < person->locked_until)
    return refuse(errors::locked, "",
                  std::to_string((person->locked_until.micros - now.micros + 999'999) / 1'000'000));
  if (!verify_password(person->password_hash, password) || !who) {
    remember_failure(shared, *person, remote, act);
    return refuse(errors::wrong_password, "password");
  }
  shared.guesses.forget(name);
  return SignedIn{*person, *who};
}

}  // namespace pc::identity
