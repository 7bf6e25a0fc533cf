// Whether this account, user and password belong together; the same answer, after the same time, whatever is wrong.
#pragma once
#include "parts.hpp"

namespace pc::identity {

struct SignedIn {
  store::Person person;
  access::Principal who;
};

/// `user` is empty for a main account. An unknown account, an unknown user, a disabled person and a wrong password are
/// one refusal, wrong_password, and after too many attempts all are `locked` alike.
Result<SignedIn> checked_credentials(Shared& shared, const std::string& account, const std::string& user,
                                     const Secret& password, const std::string& remote, std::string_view act);

/// A person's own password, asked for once more inside a session, which may be stolen: wrong ones are counted as at
/// sign-in. Refuses session.wrong_password at `field` and session.locked.
Outcome check_own_password(Shared& shared, const access::Principal& who, const Secret& password,
                           std::string_view field, const std::string& remote, std::string_view act);

}  // namespace pc::identity
