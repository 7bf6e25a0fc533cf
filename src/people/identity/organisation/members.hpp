// What the acts of the organisation share: whose people somebody may look after, and who they are.
#pragma once
#include "people/identity/parts.hpp"
#include "role.hpp"

namespace pc::identity {

/// The colleagues of the caller: the same partner's people, or the vendor's.
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

/// The roles exist for this side and partner, go together, and give nothing that the caller may not do themselves; an
/// administrator may give every role.
Outcome check_grant(db::Reader& reader, const access::Principal& who, const std::vector<std::string>& roles);
/// Preset roles that people of the caller's side may hold.
std::vector<const Role*> presets_for(const Shared& shared, const access::Principal& who);
/// Permissions that a role composed on the caller's side may contain, in the order of the menu.
std::vector<const access::Permission*> grantable(const Shared& shared, const access::Principal& who);

/// `supervisor` is an active supervisor of the same partner.
Outcome check_supervisor(db::Reader& reader, const Scope& scope, access::PersonId supervisor,
                         const std::string& field);
/// Somebody else remains administrator when this one no longer is. Refuses identity.last_administrator.
Outcome check_administrator_left(db::Reader& reader, const Scope& scope, const Member& leaving);
/// A person who acts for a customer does not look after their own partner meanwhile.
Outcome check_not_acting(const access::Principal& who);

/// Ends the person's sessions and tokens with this transaction.
void end_sessions(db::Transaction& tx, const Scope& scope, access::PersonId id);

/// "张伟" → one language's text of a permission, place or role.
template <class Worded>
std::string worded(const Worded& thing, Language language) {
  return std::string(language == Language::en ? thing.en : thing.zh);
}

/// Declares fields() of a shape beside its members.
#define PC_IDENTITY_SHAPE(type, ...)                    \
  static constexpr const char* shape_name = #type;      \
  static wire::Fields fields() {                        \
    static constexpr wire::Field all[] = {__VA_ARGS__}; \
    return all;                                         \
  }

}  // namespace pc::identity
