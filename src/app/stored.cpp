#include "stored.hpp"

#include <filesystem>
#include <stdexcept>

#include "api/module/module.hpp"
#include "compose.hpp"
#include "platform/db/address.hpp"

namespace pc::app {
namespace {

void check_there(const std::string& url) {
  const auto file = db::sqlite_file(url);
  if (file && !std::filesystem::exists(*file))
    throw std::runtime_error("there is no database at " + *file +
                             "; the server makes one at its first start");
}

void check_schema(const db::SchemaState& schema) {
  if (!schema.unknown.empty())
    throw std::runtime_error("the database is newer than this program, which does not know " +
                             schema.unknown.back() + ": use the partnerctl of the server");
  if (!schema.missing.empty())
    throw std::runtime_error(
        "the database is older than this program, it lacks " + schema.missing.front() +
        (schema.missing.size() == 1
             ? ""
             : " and " + std::to_string(schema.missing.size() - 1) + " more migrations") +
        ": back it up, then partnerctl migrate, or start the new server");
}

}  // namespace

db::Options database_options(const Config& config) {
  db::Options options;
  options.url = config.database_url();
  options.lanes = config.lanes;
  options.readers = config.readers;
  options.read_timeout_ms = config.read_timeout_ms;
  options.batch_max = config.batch_max;
  return options;
}

std::unique_ptr<Stored> open_stored(const Config& config) {
  auto options = database_options(config);
  options.reads_only = true;
  check_there(options.url);
  auto stored = std::make_unique<Stored>();
  options.services = &stored->services;
  stored->database = db::Database::open(options);
  check_schema(stored->database->schema(config.migrations));
  stored->chart = whole_chart();
  stored->services.lend(*stored->database);
  stored->services.lend(stored->chart);
  stored->services.lend(stored->clock);
  stored->services.keep(DataFolder{config.data});
  offer_all(modules(), stored->services);
  stored->database->start();
  return stored;
}

Migrated migrate_stored(const Config& config) {
  std::filesystem::create_directories(config.data);
  const auto database = db::Database::open(database_options(config));
  const auto before = database->schema(config.migrations);
  Migrated migrated{before.last, {}, database->migrate(config.migrations)};
  migrated.to = database->schema(config.migrations).last;
  return migrated;
}

}  // namespace pc::app
