// Public: whether this account, user and password belong together; the same answer, after the same time, whatever is
// wrong.
#pragma once
#include <string>
#include <string_view>

#include "people/persons/person.hpp"
#include "platform/base/secret.hpp"

namespace pc::persons {

struct SignedIn {
  Person person;
  access::Principal who;
};

/// `user` is empty for a main account. An unknown account, an unknown user, a disabled person and a wrong password are
/// one refusal, wrong_password, and after too many attempts all are `locked` alike.
Result<SignedIn> checked_credentials(db::Database& database, const std::string& account, const std::string& user,
                                     const Secret& password, const std::string& remote, std::string_view act);

/// A person's own password, asked for once more inside a session, which may be stolen: wrong ones are counted as at
/// sign-in. Refuses session.wrong_password at `field` and session.locked.
Outcome check_own_password(db::Database& database, const access::Principal& who, const Secret& password,
                           std::string_view field, const std::string& remote, std::string_view act);

}  // namespace pc::persons
