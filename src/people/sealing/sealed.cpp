#include "sealed.hpp"

#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>

namespace pc::sealing {
namespace {

std::set<std::string> samples(db::Reader& reader) {
  std::set<std::string> all;
  for (const auto& column : reader.services().all<Column>())
    for (const auto& row : reader.rows(column.samples)) all.insert(row.text(0));
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
      throw std::runtime_error(
          key_file +
          (there ? " does not open all that is sealed in the database"
                 : " is missing, and something is sealed in the database") +
          ": put the right file back, or, if it is lost for good: partnerctl keys abandon");
}

std::int64_t seal_anew(db::Database& database, const Seal& seal) {
  const std::string done = seal.key_name() + ":%";
  const auto fresh = [&](const std::string& sealed) { return seal.renewed(sealed); };
  std::int64_t all = 0;
  for (const auto& column : database.services().all<Column>())
    all += jobs::rewrite(database, column.renew, done, fresh);
  return all;
}

std::map<std::string_view, std::int64_t> abandon_sealed(db::Database& database, const std::string& key_file) {
  const Seal seal(key_file);
  const auto lost = [&](const std::string& sealed) {
    return seal.open(sealed) ? std::nullopt : std::optional<std::string>("");
  };
  const std::string none = "nothing";  // that is like it
  std::map<std::string_view, std::int64_t> gone;
  for (const auto& column : database.services().all<Column>())
    gone[column.of] += jobs::rewrite(database, column.remove, none, lost);
  return gone;
}

}  // namespace pc::sealing
