#include "support/engine.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "support/postgres_node.hpp"
#include "support/shared.hpp"

namespace pc::support {
namespace {

namespace fs = std::filesystem;

db::Options at(const std::string& url, db::Options options = {}) {
  options.url = url;
  return options;
}

std::string wanted_engines() {
  const char* text = std::getenv("PC_TEST_ENGINES");
  return text != nullptr ? text : "";
}

}  // namespace

std::string migrations_folder() { return PC_MIGRATIONS; }

Storage::Storage(const std::string& engine, const std::string& migrations) {
  if (engine == "sqlite") {
    folder_ = std::make_unique<ScratchFolder>("db");
    fs::copy_file(sqlite_template(migrations), folder_->file("house.db"));
    url_ = "sqlite:" + folder_->file("house.db");
    return;
  }
  static int count = 0;
  database_ = "test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
  ask_postgres("CREATE DATABASE " + database_ + " TEMPLATE " + postgres_template(migrations));
  url_ = postgres_conninfo(database_);
}

Storage::~Storage() {
  if (database_.empty()) return;
  try {
    ask_postgres("DROP DATABASE " + database_ + " WITH (FORCE)");
  } catch (const std::exception&) {
    // goes with the server
  }
}

std::unique_ptr<db::Database> Storage::open(db::Options options) const {
  return db::Database::open(at(url_, std::move(options)));
}

db::Options with(const Services& services) {
  db::Options options;
  options.services = &services;
  return options;
}

std::vector<std::string> engines() {
  if (wanted_engines() == "sqlite") return {"sqlite"};
  return {"sqlite", "postgres"};
}

bool postgres_must_be_here() { return wanted_engines() == "all"; }

void Engine::SetUp() {
  if (on_postgres()) PC_NEEDS_POSTGRES();
}

Storage& Engine::storage() {
  if (!storage_) storage_ = std::make_unique<Storage>(GetParam(), migrations());
  return *storage_;
}

db::Database& Engine::open(db::Options options) {
  if (options.services == nullptr) options.services = &services;
  if (!database_) database_ = storage().open(options);
  return *database_;
}

}  // namespace pc::support
