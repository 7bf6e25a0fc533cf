// Door: people, sign-in, sessions, access keys, tokens; who a request comes from.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/access/access.hpp"
#include "core/audit/audit.hpp"
#include "platform/base/base.hpp"
#include "platform/base/secret.hpp"
#include "platform/db/db.hpp"
#include "api/edge/gate.hpp"
#include "api/edge/route.hpp"
#include "people/identity/acting.hpp"
#include "people/identity/passwords/password_rule.hpp"
#include "people/identity/people.hpp"

namespace pc::identity {

/// A preset role and what it may do. Permissions are declared by the rooms; app brings them together.
struct Role {
  std::string_view id;  // "partner_admin"
  std::string_view en, zh;
  std::vector<const access::Permission*> grants;
  access::Side side = access::Side::partner;  // whose people may hold it
};

/// What may be asked in this house, and the menu it stands in; collected by app from the declarations of the rooms.
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

/// What the session answer tells of the caller's partner and customer; looked up by app, because those rooms stand
/// to the right.
struct Affiliation {
  std::string partner_name, partner_kind, customer_name;
};

struct Settings {
  std::string key_file;
  bool make_key_file = true;     // when there is none
  std::string leaked_passwords;  // file of their hashes; empty: none
  bool light_passwords = false;  // demo and tests
  std::int64_t idle_seconds = 30 * 60, absolute_seconds = 12 * 3600;
  int sign_ins_per_minute = 0;  // from one address; 0: any
};

namespace errors {
inline constexpr ErrorCode wrong_password{"session.wrong_password", Kind::unauthenticated,
                                          "The name or the password is wrong.", "账号名或密码错误。"};
inline constexpr ErrorCode locked{"session.locked", Kind::exhausted,
                                  "Too many failed attempts. Try again in {} seconds.",
                                  "登录失败次数过多，请在 {} 秒后重试。"};
inline constexpr ErrorCode same_password{"identity.same_password", Kind::invalid,
                                         "The new password is the old one.", "新密码不能与当前密码相同。"};
inline constexpr ErrorCode must_change_password{"session.must_change_password", Kind::forbidden,
                                                "Please set a password of your own first.",
                                                "请先修改初始密码。"};
inline constexpr ErrorCode name_taken{"identity.name_taken", Kind::conflict,
                                      "This account name is already in use.", "该账号名已被使用。"};
inline constexpr ErrorCode token_expired{"identity.token_expired", Kind::unauthenticated,
                                         "x_auth_token is expired.", "令牌无效或已过期。"};
}  // namespace errors

/// Removes what nobody has guessed at for a day; returns how many. Throws db::Error.
std::int64_t forget_old_guesses(db::Database& database, Instant now);

/// Removes sessions and tokens whose time is over; returns how many. Throws db::Error.
std::int64_t forget_ended_sessions(db::Database& database, Instant now);

struct Shared;

class Service {
 public:
  Service(db::Database& database, const Clock& clock, IdSource& ids, const audit::Trail& trail,
          std::vector<Role> roles, const Settings& settings);
  ~Service();

  /// Stores a person and its sign-in name. Refuses identity.name_taken.
  Result<access::PersonId> create_person(db::Transaction& tx, const NewPerson& person, Instant now);

  struct AccessKey {
    std::string id;
    Secret secret;
  };
  /// A new key for the person; the secret is told here and nowhere else.
  AccessKey create_access_key(db::Transaction& tx, TenantId tenant, access::PersonId person, Instant now);

  /// Places an account manager below a supervisor of the same partner; for the demo market.
  void set_supervisor(db::Transaction& tx, TenantId tenant, access::PersonId manager,
                      access::PersonId supervisor);

  /// A custom role of the partner, and whom its customers may turn to; for the demo market. Returns the role's id.
  std::string create_role(db::Transaction& tx, TenantId tenant, std::int64_t partner, const std::string& name,
                          const std::vector<const access::Permission*>& grants, Instant now);
  void set_contacts(db::Transaction& tx, TenantId tenant, std::int64_t partner,
                    const std::vector<Contact>& contacts);

  /// May it be somebody's new password? The rule, then the list of leaked ones. Refuses as the rule does, at `field`.
  Outcome check_password(const Secret& password, std::span<const std::string> names,
                         std::string_view field) const;
  /// A password that nobody can guess, to be changed at the first sign-in: the same for the same `occasion`, so that a
  /// lost answer can be asked for again and nothing secret is stored.
  std::string first_password(const std::string& occasion) const;
  /// Costly on purpose: for acts that have it made before they come to a lane.
  std::string hashed(const Secret& password) const;
  /// The people of a customer come to another tenant and partner. Their sessions and tokens end: they sign in again.
  void move_customer_people(db::Transaction& tx, TenantId from, std::int64_t customer, TenantId to,
                            std::int64_t partner);
  /// A secret that can be worked out again from `from` and the name of the key, by this house only.
  std::string derived(std::string_view purpose, std::string_view from, std::string_view key_name) const;
  /// The present key's, to be kept beside what is derived.
  std::string key_name() const;

  /// The person as it stands now, with its permissions; nothing when it is gone or closed.
  std::optional<access::Principal> person(db::Reader& reader, TenantId tenant, access::PersonId id) const;

  /// Whether somebody signs in under this account name.
  bool account_exists(db::Reader& reader, const std::string& account_name) const;
  /// Whose main account it is, with its side, tenant, partner and customer, whatever its state.
  std::optional<access::Principal> owner_of(db::Reader& reader, const std::string& account_name) const;

  /// Before the first request.
  void set_catalogue(Catalogue catalogue);
  /// Before add_routes; without it nobody acts for anybody.
  void set_acting(ActingHooks hooks);
  /// A partner's active people who hold a permission.
  std::vector<access::PersonId> people_who_may(db::Reader& reader, TenantId tenant, std::int64_t partner,
                                               const access::Permission& permission) const;

  void set_affiliation(std::function<Affiliation(db::Reader&, const access::Principal&)> look_up);

  void add_routes(edge::Routes& routes);
  edge::Authenticator& portal();
  edge::Authenticator& open_api();
  edge::StepUpCheck& step_up();
  const edge::ErrorWriter& iam_errors();

 private:
  friend Shared& shared_of(const Services& services);
  Shared& shared();

  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace pc::identity
