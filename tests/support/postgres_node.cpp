#include "support/postgres_node.hpp"

#include <libpq-fe.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <thread>

namespace pc::support {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

const std::string k_bin = PC_POSTGRES_BIN;

void wait_for(const std::string& what, const std::function<bool()>& holds) {
  const auto until = std::chrono::steady_clock::now() + 60s;
  while (!holds()) {
    if (std::chrono::steady_clock::now() > until) throw std::runtime_error("waited in vain: " + what);
    std::this_thread::sleep_for(5ms);
  }
}

/// initdb takes a second or two: its result is kept in the build directory and copied. Two processes may make
/// it at the same time; the one that is later takes the other's.
std::string prepared_cluster() {
  const std::string place = std::string(PC_TEST_CACHE) + "/postgres-cluster";
  if (fs::exists(place)) return place;
  ScratchFolder folder("initdb");
  give_to_postgres(folder.path());
  run({k_bin + "/initdb", "-D", folder.file("data"), "-U", "postgres", "-A", "trust", "-E", "UTF8",
       "--locale=C.UTF-8", "--data-checksums", "--no-sync"},
      RunAs::postgres, folder.file("initdb.log"));
  const std::string draft = place + "-" + std::to_string(getpid());
  fs::create_directories(PC_TEST_CACHE);
  fs::copy(folder.file("data"), draft, fs::copy_options::recursive);
  std::error_code taken;
  fs::rename(draft, place, taken);
  if (taken) fs::remove_all(draft);
  return place;
}

void append_settings(const std::string& data, const std::string& socket_folder, Durability durability) {
  std::ofstream settings(data + "/postgresql.conf", std::ios::app);
  settings << "listen_addresses=''\nunix_socket_directories='" << socket_folder << "'\n"
           << "shared_buffers=32MB\nmax_connections=60\nmax_wal_size=256MB\nlog_min_messages=warning\n"
           << "autovacuum_naptime=10s\nlc_messages='C'\n";
  if (durability == Durability::fast)
    settings
        << "fsync=off\nfull_page_writes=off\nsynchronous_commit=off\nwal_level=minimal\nmax_wal_senders=0\n";
  else
    settings << "synchronous_commit=remote_apply\nwal_log_hints=on\nwal_keep_size=256MB\n";
}

}  // namespace

bool PostgresNode::available() { return fs::exists(k_bin + "/initdb"); }

PostgresNode::PostgresNode(Empty) : data_(folder_.file("data")) { give_to_postgres(folder_.path()); }

PostgresNode::PostgresNode(Durability durability) : PostgresNode(Empty{}) {
  fs::copy(prepared_cluster(), data_, fs::copy_options::recursive);
  append_settings(data_, folder_.path(), durability);
  fs::permissions(data_, fs::perms::owner_all);
  give_to_postgres(data_);
  start();
}

std::unique_ptr<PostgresNode> PostgresNode::standby_of(PostgresNode& primary) {
  std::unique_ptr<PostgresNode> standby(new PostgresNode(Empty{}));
  run({k_bin + "/pg_basebackup", "-h", primary.socket_folder(), "-U", "postgres", "-D", standby->data_, "-R",
       "-C", "-S", "standby", "--checkpoint=fast"},
      RunAs::postgres, standby->folder_.file("basebackup.log"));
  std::ofstream(standby->data_ + "/postgresql.conf", std::ios::app)
      << "unix_socket_directories='" << standby->folder_.path() << "'\n";
  standby->start();
  // Only now, and by ALTER SYSTEM: had the copy this setting, it would wait for a standby of its own once
  // promoted.
  primary.ask("ALTER SYSTEM SET synchronous_standby_names = '*'");
  primary.ask("SELECT pg_reload_conf()");
  wait_for("a synchronous standby",
           [&] { return primary.ask("SELECT max(sync_state) FROM pg_stat_replication") == "sync"; });
  return standby;
}

PostgresNode::~PostgresNode() { stop(); }

void PostgresNode::start() {
  server_ = support::start({k_bin + "/postgres", "-D", data_}, RunAs::postgres, folder_.file("server.log"),
                           SIGQUIT);
  wait_for("the server to start", [&] {
    int status = 0;
    if (waitpid(server_, &status, WNOHANG) != 0) {
      server_ = 0;
      throw std::runtime_error("PostgreSQL did not start, see " + folder_.file("server.log"));
    }
    return PQping(conninfo().c_str()) == PQPING_OK;
  });
}

void PostgresNode::stop() {
  if (server_ == 0) return;
  signal_all(SIGCONT);
  kill(server_, SIGQUIT);
  reap();
}

void PostgresNode::kill_hard() {
  signal_all(SIGKILL);
  reap();
  std::error_code ignored;
  fs::remove(data_ + "/postmaster.pid", ignored);
}

void PostgresNode::freeze() { signal_all(SIGSTOP); }

void PostgresNode::thaw() { signal_all(SIGCONT); }

void PostgresNode::promote() { ask("SELECT pg_promote()"); }

std::string PostgresNode::conninfo(const std::string& database) const {
  return conninfo_of({this}, database);
}

std::string PostgresNode::ask(const std::string& sql, const std::string& database) const {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(conninfo(database).c_str()),
                                                                PQfinish);
  const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), PQclear);
  const auto status = PQresultStatus(result.get());
  if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
    throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
  return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

std::vector<pid_t> PostgresNode::processes() const {
  std::vector<pid_t> all{server_};
  std::ifstream children("/proc/" + std::to_string(server_) + "/task/" + std::to_string(server_) +
                         "/children");
  for (pid_t child = 0; children >> child;) all.push_back(child);
  return all;
}

void PostgresNode::signal_all(int signal) const {
  if (server_ == 0) return;
  // The server first, so that it starts no other in between.
  for (const pid_t process : processes()) kill(process, signal);
}

void PostgresNode::reap() {
  while (waitpid(server_, nullptr, 0) < 0 && errno == EINTR) {}
  server_ = 0;
}

std::string conninfo_of(const std::vector<const PostgresNode*>& nodes, const std::string& database) {
  std::string hosts;
  std::string ports;
  for (const auto* node : nodes) {
    hosts += (hosts.empty() ? "" : ",") + node->socket_folder();
    ports += ports.empty() ? "5432" : ",5432";
  }
  return "host=" + hosts + " port=" + ports + " user=postgres dbname=" + database;
}

}  // namespace pc::support
