// Public: the colleagues of a caller, as the caller may look after them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "people/persons/errors.hpp"
#include "platform/base/base.hpp"
#include "platform/db/db.hpp"
#include "platform/wire/codecs.hpp"

namespace pc::persons {

/// The same partner's people, or the vendor's.
struct Scope {
  TenantId tenant;
  std::int64_t partner = 0;
  access::Side side = access::Side::none;
};
Scope scope_of(const access::Principal& who);

/// The account that joined the programme; it stays its administrator.
inline bool is_main_account(access::Side side, std::string_view user_name) {
  return side == access::Side::partner && user_name.empty();
}

struct Member {
  access::PersonId id;
  std::string name, account_name, user_name, status, mobile, email;
  std::vector<std::string> roles;
  Instant last_sign_in_at, created_at;
  bool must_change_password = false;
  bool main_account(access::Side side) const { return is_main_account(side, user_name); }
};
/// Refuses identity.unknown_person, also for others' people.
Result<Member> member(db::Reader& reader, const Scope& scope, access::PersonId id);

/// A person who acts for a customer does not look after their own partner meanwhile.
Outcome check_not_acting(const access::Principal& who);

/// Of an address that is about one person.
struct OnePerson {
  access::PersonId person_id;
  static constexpr const char* shape_name = "OnePerson";
  static wire::Fields fields() {
    static constexpr wire::Field all[] = {wire::field<&OnePerson::person_id>("person_id", "The person.")};
    return all;
  }
};

}  // namespace pc::persons
