#include "people/identity/sealing/check_sealed.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>

#include "people/identity/seal.hpp"
#include "core/jobs/rewrite.hpp"
#include "people/identity/sealing/sealed_rows.hpp"

namespace pc::identity {
namespace {

struct Sample {
  std::string sealed_secret;
};
/// What begins with the name of its key is one sample for all under that key.
std::string samples_of(const std::string& table) {
  return "SELECT MIN(sealed_secret) AS sealed_secret FROM " + table + " GROUP BY SUBSTR(sealed_secret, 1, 9)";
}
const db::Sql<db::None, Sample> select_key_samples{"identity.sealed_key_samples_everywhere",
                                                   samples_of("access_key")};
const db::Sql<db::None, Sample> select_app_samples{"identity.sealed_authenticator_samples_everywhere",
                                                   samples_of("authenticator")};

// As the texts that a rewrite walks along; what is lost gets the text "", which is to be gone.
const db::Sql<AfterKey, SealedKey> select_keys{"identity.lost_keys_everywhere", sealed_keys()};
const db::Sql<FreshKey> delete_lost_key{
    "identity.delete_lost_key",
    "DELETE FROM access_key WHERE tenant_id = :tenant_id AND access_key_id = :access_key_id AND "
    "sealed_secret = :sealed_secret AND :fresh = ''"};
const db::Sql<AfterApp, SealedApp> select_apps{"identity.lost_authenticators_everywhere", sealed_apps()};
const db::Sql<FreshApp> delete_lost_app{
    "identity.delete_lost_authenticator",
    "DELETE FROM authenticator WHERE tenant_id = :tenant_id AND person_id = :person_id AND "
    "sealed_secret = :sealed_secret AND :fresh = ''"};

std::set<std::string> samples(db::Reader& reader) {
  std::set<std::string> all;
  for (const auto* statement : {&select_key_samples, &select_app_samples})
    for (const auto& row : reader.rows(*statement, {})) all.insert(row.sealed_secret);
  return all;
}

}  // namespace

void check_sealed(db::Database& database, const std::string& key_file) {
  std::set<std::string> sealed;
  database.apart([&](db::Transaction& tx) { sealed = samples(tx); });
  if (sealed.empty()) return;
  const bool there = std::filesystem::exists(key_file);
  const Seal seal(key_file, false);
  for (const auto& one : sealed)
    if (!there || !seal.open(one))
      throw std::runtime_error(key_file +
                               (there ? " does not open all that is sealed in the database"
                                      : " is missing, and something is sealed in the database") +
                               ": put the right file back, or, if it is lost for good: partnerctl keys abandon");
}

Abandoned abandon_sealed(db::Database& database, const std::string& key_file) {
  const Seal seal(key_file);
  const auto lost = [&](const std::string& sealed) {
    return seal.open(sealed) ? std::nullopt : std::optional<std::string>("");
  };
  const db::Params by_text{std::int64_t{0}, std::string()}, by_number{std::int64_t{0}, std::int64_t{0}};
  const std::string none = "nothing";  // that is like it
  return {jobs::rewrite(database, {select_keys, delete_lost_key, by_text}, none, lost),
          jobs::rewrite(database, {select_apps, delete_lost_app, by_number}, none, lost)};
}

}  // namespace pc::identity
