// Public: who somebody is and what they may do here; new people.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/access.hpp"
#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"
#include "platform/db/db.hpp"

namespace pc::persons {

/// A preset role and what it may do. Permissions are declared by the rooms; app brings them together.
struct Role {
  std::string_view id;  // "partner_admin"
  std::string_view en, zh;
  std::vector<const access::Permission*> grants;
  access::Side side = access::Side::partner;  // whose people may hold it
};

/// The roles everybody has; lent by the application.
struct PresetRoles {
  std::vector<Role> all;
};
/// Null when it is no preset role.
const Role* preset_role(const Services& services, std::string_view id);

/// What may be asked in this application, and the menu it stands in; lent by the application, which collects it from
/// the declarations of the rooms.
struct Catalogue {
  std::vector<access::MenuPlace> menu;                 // a place after the one above it
  std::vector<const access::Permission*> permissions;  // in the order of the menu
};

struct NewPerson {
  TenantId tenant;
  access::Side side = access::Side::none;
  std::int64_t partner = 0, customer = 0;
  bool distributor = false;
  std::string account_name;
  std::string user_name;  // empty: the main account (主账号)
  std::string display_name;
  Secret password;
  std::vector<std::string> roles;
  std::string mobile, email;
  Language language = Language::zh_CN;  // until the person chooses another
  bool must_change_password = false;
  std::string made_by;        // which submit; the same again finds the person
  std::string password_hash;  // made before, of `password`; empty: made here
};

namespace errors {
inline constexpr ErrorCode must_change_password{"session.must_change_password", Kind::forbidden,
                                                "Please set a password of your own first.",
                                                "请先修改初始密码。"};
inline constexpr ErrorCode name_taken{"identity.name_taken", Kind::conflict,
                                      "This account name is already in use.", "该账号名已被使用。"};
}  // namespace errors

/// Stores a person and its sign-in name. Refuses identity.name_taken.
Result<access::PersonId> create(db::Transaction& tx, const NewPerson& person, Instant now);

/// The person as it stands now, with its permissions; nothing when it is gone or closed.
std::optional<access::Principal> principal(db::Reader& reader, TenantId tenant, access::PersonId id);
/// Whether somebody signs in under this account name.
bool account_exists(db::Reader& reader, const std::string& account_name);
/// Whose main account it is, with its side, tenant, partner and customer, whatever its state.
std::optional<access::Principal> owner_of(db::Reader& reader, const std::string& account_name);
/// Whether this submit made the person: a repeat finds it and makes nothing.
bool made_by(db::Reader& reader, const access::Principal& person, const std::string& submit);
/// A partner's active people who hold a permission.
std::vector<access::PersonId> people_who_may(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                             const access::Permission& permission);

}  // namespace pc::persons
