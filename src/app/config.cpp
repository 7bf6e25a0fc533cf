#include "config.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "platform/base/text.hpp"

namespace pc::app {
namespace {

/// "tls-key" → "PARTNERD_TLS_KEY"
std::string variable_of(const std::string& name) {
  std::string text = "PARTNERD_" + name;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(c)); });
  return text;
}

std::string environment(const std::string& variable) {
  const char* value = std::getenv(variable.c_str());
  return value == nullptr ? std::string() : std::string(value);
}

/// Keys of the file, without those that the environment sets: it weighs more, but CLI11 reads it after the file.
class BelowEnvironment : public CLI::ConfigTOML {
 public:
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    auto keys = CLI::ConfigTOML::from_config(input);
    std::erase_if(keys, [](const CLI::ConfigItem& each) {
      return each.parents.empty() && !environment(variable_of(each.name)).empty();
    });
    return keys;
  }
};

/// Whether this program was put in place by the package, whose folders lie elsewhere.
bool packaged() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() == "/usr/bin";
}

/// The file to read where no flag names one.
std::string file_by_default() {
  const std::string named = environment("PARTNERD_CONFIG");
  if (!named.empty()) return named;
  const std::string installed = "/etc/partnerd/partnerd.toml";
  std::error_code ignored;
  return packaged() && std::filesystem::exists(installed, ignored) ? installed : "";
}

template <class T>
CLI::Option* key(CLI::App& app, const std::string& name, T& value, const std::string& doc) {
  return app.add_option("--" + name, value, doc)->envname(variable_of(name))->capture_default_str();
}

/// How the installation sells, and whom it tells.
void declare_business(CLI::App& app, Config& config) {
  key(app, "days-to-pay", config.days_to_pay, "An order that is not paid for so many days is cancelled")
      ->check(CLI::Range(1, 90));
  key(app, "refund-fee-per-mille", config.refund_fee_per_mille,
      "Handling fee of an unsubscription after five days, per mille of what is left")
      ->check(CLI::Range(0, 1'000));
  app.add_flag("--webhooks-allow-private", config.webhooks_allow_private,
               "Webhooks may be sent to private, loopback and link-local addresses, too")
      ->envname(variable_of("webhooks-allow-private"));
  app.add_flag("--webhooks-allow-http", config.webhooks_allow_http,
               "Webhooks may be sent without TLS (http), too")
      ->envname(variable_of("webhooks-allow-http"));
}

}  // namespace

std::string Config::database_url() const {
  return database.empty() ? "sqlite:" + data + "/partner.db" : database;
}

bool Config::public_https() const { return lower_ascii(public_url).starts_with("https://"); }

std::string Config::public_origin() const {
  const auto host = public_url.find("://");
  return host == std::string::npos ? std::string() : public_url.substr(0, public_url.find('/', host + 3));
}

void declare(CLI::App& app, Config& config, bool server) {
  const std::string file = file_by_default();
  app.config_formatter(std::make_shared<BelowEnvironment>());
  app.set_config("--config", file, "TOML file with the same names as the flags", !file.empty())
      ->envname("PARTNERD_CONFIG");
  // partnerctl reads the server's file, too, and does not know all of its keys.
  if (server) app.allow_config_extras(CLI::config_extras_mode::error);
  if (packaged()) config.data = "/var/lib/partnerd";
  key(app, "data", config.data, "Folder for the embedded database, keys and uploads");
  key(app, "database", config.database,
      "postgres://… (several hosts allowed); empty: SQLite in the data folder");
  key(app, "migrations", config.migrations, "Folder of the schema migrations");
  key(app, "log-level", config.log_level, "debug, info, warn, error or off");
  key(app, "node", config.node, "Number of this process among those on one database; -1: any that is free")
      ->check(CLI::Range(-1, 1023));
  key(app, "lanes", config.lanes, "Write lanes; 0: 1 on SQLite, 2 on PostgreSQL")->check(CLI::Range(0, 64));
  key(app, "readers", config.readers, "Reader connections")->check(CLI::Range(1, 64));
  key(app, "batch-max", config.batch_max, "Most requests committed together")->check(CLI::Range(1, 8192));
  key(app, "leaked-passwords", config.leaked_passwords,
      "Sorted SHA-1 hashes that no new password may have, as haveibeenpwned.com gives them away");
  // By these partnerctl tells people where to sign in.
  key(app, "listen", config.listen, "Address and port; port 0: any");
  key(app, "tls-certificate", config.tls_certificate, "PEM file; with tls-key: HTTPS");
  key(app, "public-url", config.public_url,
      "Address of the console as people see it, for links in mails; https: cookies are bound to it, also "
      "behind a proxy");
  if (!server) return;
  key(app, "console", config.console, "Folder of the built console");
  key(app, "tls-key", config.tls_key, "PEM file");
  key(app, "metrics-listen", config.metrics_listen,
      "Address and port of /metrics, /healthz and /readyz; /metrics is then nowhere else");
  key(app, "spool", config.spool, "Folder for uploads and downloads while they last; empty: in the data folder");
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
  key(app, "sign-ins-per-minute", config.sign_ins_per_minute,
      "Sign-ins a minute from one address; 0: no limit")
      ->check(CLI::Range(0, 1'000'000));
  key(app, "connections-per-address", config.connections_per_address,
      "Open connections of one address that is no trusted proxy; 0: no limit")
      ->check(CLI::Range(0, 1'000'000));
  key(app, "ready-backlog", config.ready_backlog,
      "/readyz says 503 beyond so many writes waiting; 0: nine tenths full")
      ->check(CLI::Range(0, 10'000));
  key(app, "session-idle-seconds", config.session_idle_seconds,
      "A console session ends after so much idleness");
  key(app, "session-absolute-seconds", config.session_absolute_seconds,
      "A console session ends after so long");
  declare_business(app, config);
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
