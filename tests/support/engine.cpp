#include "support/engine.hpp"

#include <cstdlib>
#include <filesystem>
#include <map>

#include "support/postgres_node.hpp"

namespace pc::support {
namespace {

namespace fs = std::filesystem;

/// The server of this test process; stopped when the process ends.
PostgresNode& server() {
  static PostgresNode node(Durability::fast);
  return node;
}

db::Options at(const std::string& url, db::Options options = {}) {
  options.url = url;
  return options;
}

/// A migrated database a folder of migrations, made once a process and copied for every test.
const std::string& sqlite_template(const std::string& migrations) {
  static ScratchFolder folder("template");
  static std::map<std::string, std::string> made;
  std::string& file = made[migrations];
  if (file.empty()) {
    static int count = 0;
    const std::string fresh = folder.file(std::to_string(++count) + ".db");
    const auto database = db::Database::open(at("sqlite:" + fresh));
    if (!migrations.empty()) database->migrate(migrations);
    file = fresh;
  }
  return file;
}

const std::string& postgres_template(const std::string& migrations) {
  static std::map<std::string, std::string> made;
  std::string& name = made[migrations];
  if (name.empty()) {
    static int count = 0;
    const std::string fresh = "template_" + std::to_string(++count);
    server().ask("CREATE DATABASE " + fresh);
    if (!migrations.empty()) db::Database::open(at(server().conninfo(fresh)))->migrate(migrations);
    name = fresh;
  }
  return name;
}

std::string wanted_engines() {
  const char* text = std::getenv("PC_TEST_ENGINES");
  return text != nullptr ? text : "";
}

}  // namespace

std::string house_migrations() { return PC_MIGRATIONS; }

Storage::Storage(const std::string& engine, const std::string& migrations) {
  if (engine == "sqlite") {
    folder_ = std::make_unique<ScratchFolder>("db");
    fs::copy_file(sqlite_template(migrations), folder_->file("house.db"));
    url_ = "sqlite:" + folder_->file("house.db");
    return;
  }
  static int count = 0;
  database_ = "test_" + std::to_string(++count);
  server().ask("CREATE DATABASE " + database_ + " TEMPLATE " + postgres_template(migrations));
  url_ = server().conninfo(database_);
}

Storage::~Storage() {
  if (database_.empty()) return;
  try {
    server().ask("DROP DATABASE " + database_ + " WITH (FORCE)");
  } catch (const std::exception&) {
    // goes with the server
  }
}

std::unique_ptr<db::Database> Storage::open(db::Options options) const {
  return db::Database::open(at(url_, std::move(options)));
}

std::vector<std::string> engines() {
  if (wanted_engines() == "sqlite") return {"sqlite"};
  return {"sqlite", "postgres"};
}

void Engine::SetUp() {
  if (!on_postgres() || PostgresNode::available()) return;
  ASSERT_NE(wanted_engines(), "all") << "PostgreSQL's server programs are not installed";
  GTEST_SKIP() << "PostgreSQL's server programs are not installed";
}

Storage& Engine::storage() {
  if (!storage_) storage_ = std::make_unique<Storage>(GetParam(), migrations());
  return *storage_;
}

db::Database& Engine::open(const db::Options& options) {
  if (!database_) database_ = storage().open(options);
  return *database_;
}

}  // namespace pc::support
