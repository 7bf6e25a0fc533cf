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

}  // namespace pc::identity
