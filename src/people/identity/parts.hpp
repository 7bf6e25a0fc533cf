// What the files of this room share: the house's parts, roles, caches of callers.
#pragma once
#include "acting.hpp"
#include "cache.hpp"
#include "guesses.hpp"
#include "identity.hpp"
#include "people/identity/verification/code_limits.hpp"
#include "password.hpp"
#include "people/identity/passwords/leaked_passwords.hpp"
#include "seal.hpp"
#include "session_life.hpp"
#include "store.hpp"

namespace pc::identity {

struct Session {
  access::Principal who;
  std::vector<std::string> roles;
  std::string csrf_token;
  SessionTimes times;
  bool must_change_password = false;
  Instant began_at;
  std::int64_t acting_id = 0;      // the period of acting for a customer; 0: for nobody
  std::optional<ActedFor> acting;  // empty though there is an id: it is over
  bool asks_codes = false;         // verification is switched on for its partner or customer
  bool must_enrol = false;         // sign-in needs an authenticator app and there is none yet
  /// As whom it is seen: `who` himself, or the customer he acts for.
  access::Principal seen() const { return acting ? seen_as(who, *acting) : who; }
};

struct Key {
  access::Principal who;
  Secret secret;
  bool read_only = false;
  Instant expires_at;  // k_end_of_time: never
  Instant last_used_at;
};

struct Token {
  access::Principal who;
  Instant expires_at;
};

struct Shared;

/// Persons whose cached sessions, keys and tokens are forgotten once the transaction that changed them is durable.
class Leaving : public db::Participant {
 public:
  explicit Leaving(Shared& shared) : shared_(shared) {}
  void person(access::PersonId id) { persons_.push_back(id); }
  void everybody() { everybody_ = true; }
  void committed() override;
  void rolled_back() override;

 private:
  Shared& shared_;
  std::vector<access::PersonId> persons_;
  bool everybody_ = false;
};

struct Shared {
  Shared(db::Database& database_, const Clock& clock_, IdSource& ids_, const audit::Trail& trail_,
         std::vector<Role> roles_, const Settings& settings_)
      : database(database_),
        clock(clock_),
        ids(ids_),
        trail(trail_),
        roles(std::move(roles_)),
        settings(settings_),
        seal(settings_.key_file, settings_.make_key_file),
        leaked(settings_.leaked_passwords),
        strength(settings_.light_passwords ? Strength::light : Strength::interactive),
        guesses(database) {
    limits.idle_seconds = settings_.idle_seconds;
    limits.absolute_seconds = settings_.absolute_seconds;
    slot = database.add_participant([this] { return std::make_unique<Leaving>(*this); });
  }

  db::Database& database;
  const Clock& clock;
  IdSource& ids;
  const audit::Trail& trail;
  std::vector<Role> roles;
  Catalogue catalogue;
  Settings settings;
  Seal seal;
  LeakedPasswords leaked;
  Strength strength;
  SessionLimits limits;
  std::function<Affiliation(db::Reader&, const access::Principal&)> affiliation;
  ActingHooks acting;
  std::size_t slot = 0;
  Guesses guesses;
  Cache<Session> sessions;
  Cache<Key> keys;
  Cache<Token> tokens;

  /// The principal with the permissions of its roles; nobody when the person is gone or closed.
  std::optional<access::Principal> admitted(db::Reader& reader,
                                            const std::optional<store::Person>& person) const;
  std::optional<Session> load_session(db::Reader& reader, const std::string& token_hash) const;
  /// Of this transaction: whom to forget when it is durable.
  Leaving& leaving(db::Transaction& tx) const { return static_cast<Leaving&>(tx.participant(slot)); }
  Outcome check_password(const Secret& password, std::span<const std::string> names,
                         std::string_view field) const;
  const Role* preset(std::string_view id) const;
  void note(const access::Principal& who, std::string_view act, std::string_view outcome,
            const std::string& remote);
};

/// What an access key may do, and until when; `made_by` says which submit made it.
struct NewKey {
  bool read_only = false;
  Instant expires_at{0};  // 0: never
  std::string remark, made_by;
};
Service::AccessKey insert_key(Shared& shared, db::Transaction& tx, TenantId tenant, access::PersonId person,
                              const NewKey& wanted, Instant now);
Result<access::PersonId> insert_person(Shared& shared, db::Transaction& tx, const NewPerson& person,
                                       Instant now);

/// As inputs name a language. Refuses invalid_value at `language`.
Result<Language> language_named(std::string_view text);
void keep_language(Shared& shared, db::Transaction& tx, const access::Principal& who, Language language);

/// Names that this person's password may not be made of.
std::vector<std::string> names_around(const Shared& shared, db::Reader& reader, const store::Person& person);

/// Of the application that lends its Service, for acts that are plain functions.
Shared& shared_of(const Services& services);

/// Over TLS the cookie has the name that browsers take from this very host over TLS only.
constexpr std::string_view session_cookie(bool secure) { return secure ? "__Host-pc_session" : "pc_session"; }
std::string session_token_of(std::string_view cookie_header, bool secure);
std::string session_token_of(const edge::Exchange& exchange);

void move_customer_people(Shared& shared, db::Transaction& tx, TenantId from, std::int64_t customer,
                          TenantId to, std::int64_t partner);
void add_session_routes(edge::Routes& routes, Shared& shared);
void add_person_routes(edge::Routes& routes, Shared& shared);
void add_recovery_routes(edge::Routes& routes, Shared& shared);
std::vector<access::PersonId> people_who_may(const Shared& shared, db::Reader& reader, TenantId tenant,
                                             std::int64_t partner, const access::Permission& permission);
void add_verification_routes(edge::Routes& routes, Shared& shared);
void add_iam_routes(edge::Routes& routes, Shared& shared);
void add_acting_routes(edge::Routes& routes, Shared& shared);
void add_organisation_routes(edge::Routes& routes, Shared& shared);

}  // namespace pc::identity
