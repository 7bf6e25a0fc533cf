// What the files of this room share: the house's parts, roles, caches of callers.
#pragma once
#include <mutex>
#include <unordered_map>

#include "identity.hpp"
#include "password.hpp"
#include "seal.hpp"
#include "session_life.hpp"
#include "store.hpp"

namespace pc::identity {

/// Callers known for a moment, so that the hot path asks no database. Other processes' sign-outs are honoured when
/// an entry has aged k_cache_seconds.
template <class Entry>
class Cache {
 public:
  static constexpr std::int64_t k_cache_seconds = 5;
  static constexpr std::size_t k_entries_max = 50'000;

  std::optional<Entry> find(const std::string& key, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end() || now >= found->second.first.plus_seconds(k_cache_seconds)) return std::nullopt;
    return found->second.second;
  }
  void put(const std::string& key, Entry entry, Instant now) {
    const std::lock_guard lock(mutex_);
    if (entries_.size() > k_entries_max) entries_.clear();
    entries_[key] = {now, std::move(entry)};
  }
  void drop(const std::string& key) {
    const std::lock_guard lock(mutex_);
    entries_.erase(key);
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, std::pair<Instant, Entry>> entries_;
};

struct Session {
  access::Principal who;
  std::vector<std::string> roles;
  std::string csrf_token;
  SessionTimes times;
};

struct Key {
  access::Principal who;
  Secret secret;
};

struct Token {
  access::Principal who;
  Instant expires_at;
};

struct Shared {
  Shared(db::Database& database_, const Clock& clock_, IdSource& ids_, const audit::Trail& trail_,
         std::vector<Role> roles_, const Settings& settings_)
      : database(database_), clock(clock_), ids(ids_), trail(trail_), roles(std::move(roles_)), settings(settings_),
        seal(settings_.key_file), strength(settings_.light_passwords ? Strength::light : Strength::interactive) {
    limits.idle_seconds = settings_.idle_seconds;
    limits.absolute_seconds = settings_.absolute_seconds;
  }

  db::Database& database;
  const Clock& clock;
  IdSource& ids;
  const audit::Trail& trail;
  std::vector<Role> roles;
  Settings settings;
  Seal seal;
  Strength strength;
  SessionLimits limits;
  std::function<Affiliation(db::Reader&, const access::Principal&)> affiliation;
  Cache<Session> sessions;
  Cache<Key> keys;
  Cache<Token> tokens;

  /// The principal with the permissions of its roles; nobody when the person is gone or closed.
  std::optional<access::Principal> admitted(const std::optional<store::Person>& person) const;
  std::optional<Session> load_session(db::Reader& reader, const std::string& token_hash) const;
  void note(const access::Principal& who, std::string_view act, std::string_view outcome, const std::string& remote);
};

inline constexpr std::string_view k_cookie = "pc_session";
std::string session_token_of(std::string_view cookie_header);

void add_session_routes(edge::Routes& routes, Shared& shared);
void add_person_routes(edge::Routes& routes, Shared& shared);
void add_iam_routes(edge::Routes& routes, Shared& shared);

}  // namespace pc::identity
