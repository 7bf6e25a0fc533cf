#include "support/shared.hpp"

#include <libpq-fe.h>
#include <signal.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "platform/base/hash.hpp"
#include "platform/db/db.hpp"
#include "support/postgres_node.hpp"

namespace pc::support {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The server of the ctest that is this process's parent: "<folder>/<its id>" holds the folder of its socket.
std::optional<std::string> shared_socket() {
  const char* folder = std::getenv("PC_TEST_SERVERS");
  if (folder == nullptr) return std::nullopt;
  std::ifstream file(std::string(folder) + "/" + std::to_string(getppid()));
  std::string socket;
  if (!std::getline(file, socket) || !fs::exists(socket)) return std::nullopt;
  return socket;
}

/// The server of this test process alone; stopped when the process ends.
PostgresNode& own_server() {
  static PostgresNode node(Durability::fast);
  return node;
}

/// Where files lie that may be copied.
const std::string& template_folder() {
  static const auto shared = shared_socket();
  static const std::unique_ptr<ScratchFolder> own =
      shared ? nullptr : std::make_unique<ScratchFolder>("template");
  static const std::string folder = shared ? *shared : own->path();
  return folder;
}

/// Of names and texts of the migrations, so that a database is copied only by those who want the same.
std::string name_of(const std::string& migrations) {
  if (migrations.empty()) return "template_empty";
  std::string all;
  std::set<fs::path> files;
  for (const auto& entry : fs::directory_iterator(migrations)) files.insert(entry.path());
  for (const auto& path : files) {
    std::ostringstream text;
    text << path.filename() << std::ifstream(path, std::ios::binary).rdbuf();
    all += text.str();
  }
  return "template_" + sha256_hex(all).substr(0, 20);
}

void migrate(const std::string& url, const std::string& migrations) {
  db::Options options;
  options.url = url;
  const auto database = db::Database::open(options);
  if (!migrations.empty()) database->migrate(migrations);
}

std::string draft_of(const std::string& name) { return name + "_of_" + std::to_string(getpid()); }

bool is_there(const std::string& database) {
  return ask_postgres("SELECT 1 FROM pg_database WHERE datname = '" + database + "'") == "1";
}

}  // namespace

std::string postgres_conninfo(const std::string& database) {
  static const auto shared = shared_socket();
  if (shared) return "host=" + *shared + " port=5432 user=postgres dbname=" + database;
  return own_server().conninfo(database);
}

std::string ask_postgres(const std::string& sql) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(postgres_conninfo().c_str()),
                                                                PQfinish);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
    throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

std::string postgres_template(const std::string& migrations) {
  const std::string name = name_of(migrations);
  if (is_there(name)) return name;
  const std::string draft = draft_of(name);
  ask_postgres("CREATE DATABASE " + draft);
  migrate(postgres_conninfo(draft), migrations);
  try {
    ask_postgres("ALTER DATABASE " + draft + " RENAME TO " + name);
  } catch (const std::exception&) {
    // Another process was faster.
    if (!is_there(name)) throw;
    ask_postgres("DROP DATABASE " + draft + " WITH (FORCE)");
  }
  return name;
}

std::string sqlite_template(const std::string& migrations) {
  const std::string file = template_folder() + "/" + name_of(migrations) + ".db";
  if (fs::exists(file)) return file;
  const std::string draft = draft_of(file);
  migrate("sqlite:" + draft, migrations);
  fs::rename(draft, file);
  return file;
}

void serve_tests_of(int ctest, const std::string& folder, void (*ready)()) {
  const std::string file = folder + "/" + std::to_string(ctest);
  {
    const PostgresNode node(Durability::fast);
    fs::create_directories(folder);
    std::ofstream(file + ".draft") << node.socket_folder() << '\n';
    fs::rename(file + ".draft", file);
    ready();
    while (kill(ctest, 0) == 0) std::this_thread::sleep_for(200ms);
  }
  fs::remove(file);
}

}  // namespace pc::support
