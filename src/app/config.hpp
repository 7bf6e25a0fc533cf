// Configuration: a TOML file, the environment (PARTNERD_…) and flags, in rising order of weight.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace pc::app {

struct Config {
  std::string file;
  std::string listen = "127.0.0.1:8080";
  std::string data = "var/data";
  std::string database;  // empty: SQLite in `data`
  std::string console;   // folder of the built console
  std::string migrations;
  std::string tls_certificate, tls_key;
  std::string metrics_listen;  // empty: on the public listener
  std::string spool;           // folder of temporary files; empty: in `data`
  std::string public_url;
  std::vector<std::string> trusted_proxies;
  std::string leaked_passwords;
  std::string smtp_url, smtp_from, smtp_user, smtp_password;
  std::string log_level = "info";
  int node = -1;  // any that is free
  int threads = 2;
  int lanes = 0;
  int readers = 4;
  int batch_max = 512;
  int rate_per_key = 0;
  int rate_per_account = 0;
  int ready_backlog = 0;
  int sign_ins_per_minute = 60;
  int connections_per_address = 500;
  int days_to_pay = 7;
  int refund_fee_per_mille = 0;
  std::int64_t session_idle_seconds = 1800;
  std::int64_t session_absolute_seconds = 43200;
  std::int64_t read_timeout_ms = 10'000;
  bool webhooks_allow_private = false;
  bool webhooks_allow_http = false;
  bool demo = false;
  // Not a setting: false for the command that mends what no key opens.
  bool checks_seal = true;

  /// "sqlite:…" or the PostgreSQL address.
  std::string database_url() const;
  /// People reach us by https, whoever ends TLS.
  bool public_https() const;
  /// "https://partners.example" of the public address; empty when there is none.
  std::string public_origin() const;
};

/// One row of the table in docs/operations.md: the key in the file, --flag and PARTNERD_NAME.
struct ConfigKey {
  std::string name;
  std::string doc;
  bool program_wide = true;  // partnerctl knows it too
};

/// Adds every key to `app`, bound to `config`, with its environment variable and the TOML file.
void declare(CLI::App& app, Config& config, bool server);

/// Folders that come with the program: next to the binary in a build tree, or under share/ when installed.
void find_own_folders(Config& config, const std::string& program_path);

}  // namespace pc::app
