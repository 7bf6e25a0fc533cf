#include "config.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace pc::app {
namespace {

/// "tls-key" → "PARTNERD_TLS_KEY"
std::string variable_of(const std::string& name) {
  std::string text = "PARTNERD_" + name;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(c)); });
  return text;
}

template <class T>
CLI::Option* key(CLI::App& app, const std::string& name, T& value, const std::string& doc) {
  return app.add_option("--" + name, value, doc)->envname(variable_of(name))->capture_default_str();
}

}  // namespace

std::string Config::database_url() const {
  return database.empty() ? "sqlite:" + data + "/partner.db" : database;
}

void declare(CLI::App& app, Config& config, bool server) {
  app.set_config("--config", "", "TOML file with the same names as the flags", false)
      ->envname("PARTNERD_CONFIG");
  key(app, "data", config.data, "Folder for the embedded database, keys and uploads");
  key(app, "database", config.database,
      "postgres://… (several hosts allowed); empty: SQLite in the data folder");
  key(app, "migrations", config.migrations, "Folder of the schema migrations");
  key(app, "log-level", config.log_level, "debug, info, warn, error or off");
  key(app, "node", config.node, "Number of this process among those on one database")
      ->check(CLI::Range(0, 1023));
  key(app, "lanes", config.lanes, "Write lanes; 0: 1 on SQLite, 2 on PostgreSQL")->check(CLI::Range(0, 64));
  key(app, "readers", config.readers, "Reader connections")->check(CLI::Range(1, 64));
  key(app, "batch-max", config.batch_max, "Most requests committed together")->check(CLI::Range(1, 8192));
  key(app, "leaked-passwords", config.leaked_passwords,
      "Sorted SHA-1 hashes that no new password may have, as haveibeenpwned.com gives them away");
  if (!server) return;
  key(app, "listen", config.listen, "Address and port; port 0: any");
  key(app, "console", config.console, "Folder of the built console");
  key(app, "tls-certificate", config.tls_certificate, "PEM file; with tls-key: HTTPS");
  key(app, "tls-key", config.tls_key, "PEM file");
  key(app, "public-url", config.public_url, "Address of the console as people see it, for links in mails");
  app.add_option("--trusted-proxies", config.trusted_proxies, "Addresses whose X-Forwarded-For is believed")
      ->envname(variable_of("trusted-proxies"))
      ->delimiter(',');
  key(app, "smtp-url", config.smtp_url,
      "Mail server: smtp://host:587 or smtps://host:465; empty: no mail is sent");
  key(app, "smtp-from", config.smtp_from, "Address mails come from");
  key(app, "smtp-user", config.smtp_user, "Sign-in at the mail server, over TLS only");
  app.add_option("--smtp-password", config.smtp_password,
                 "Its password; better in the environment or the file")
      ->envname(variable_of("smtp-password"));
  key(app, "threads", config.threads, "I/O threads")->check(CLI::Range(1, 64));
  key(app, "rate-per-key", config.rate_per_key, "Requests a second for each key and route; 0: no limit");
  key(app, "rate-per-account", config.rate_per_account,
      "Requests a second for each account and route; 0: no limit");
  key(app, "ready-backlog", config.ready_backlog,
      "/readyz says 503 beyond so many writes waiting; 0: nine tenths full")
      ->check(CLI::Range(0, 10'000));
  key(app, "session-idle-seconds", config.session_idle_seconds,
      "A console session ends after so much idleness");
  key(app, "session-absolute-seconds", config.session_absolute_seconds,
      "A console session ends after so long");
  app.add_flag("--demo", config.demo, "Load the demo market into an empty database and print who can sign in")
      ->envname("PARTNERD_DEMO");
}

void find_own_folders(Config& config, const std::string& program_path) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path program = fs::canonical(program_path, ignored);
  const auto first = [&](const char* name, std::initializer_list<const char*> places) {
    for (const char* place : places) {
      const fs::path folder = program.parent_path() / place / name;
      if (fs::is_directory(folder, ignored)) return folder.lexically_normal().string();
    }
    return std::string();
  };
  // build/partnerd, build/<preset>/src/app/partnerd, <prefix>/bin/partnerd, or the working folder
  if (config.migrations.empty())
    config.migrations = first("migrations", {"..", "../../../..", "../share/partner-center"});
  if (config.migrations.empty()) config.migrations = "migrations";
  if (config.console.empty())
    config.console = first("dist", {"../web", "../../../../web", "../share/partner-center"});
}

}  // namespace pc::app
