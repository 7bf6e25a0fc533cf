// partnerd: the server. Serves the portal API, the Open API and the console.
#include <CLI/CLI.hpp>

#include <sys/stat.h>

#include <csignal>
#include <iostream>
#include <optional>

#include "app/application.hpp"
#include "app/config.hpp"
#include "app/demo/market.hpp"
#include "app/owner.hpp"
#include "app/spool.hpp"
#include "platform/http/http.hpp"
#include "platform/telemetry/log.hpp"
#include "sales/consumption/consumption.hpp"
#include "transfer/imports/imports.hpp"

namespace {

using namespace pc;

http::Options http_options(const app::Config& config) {
  http::Options options;
  options.listen = config.listen;
  options.tls_certificate = config.tls_certificate;
  options.tls_key = config.tls_key;
  options.trusted_proxies = config.trusted_proxies;
  options.threads = config.threads;
  options.static_root = config.console;
  options.spool_folder = config.spool;
  options.public_https = config.public_https();
  options.connections_per_address_max = static_cast<std::size_t>(config.connections_per_address);
  return options;
}

/// What is allowed and may yet be an oversight.
void warn(const app::Config& config) {
  struct stat about {};
  if (::stat(config.data.c_str(), &about) == 0 && (about.st_mode & 077) != 0)
    log::warn("others may look into the data folder", {{"folder", config.data}, {"mend", "chmod 700"}});
  const bool here = config.listen.starts_with("127.") || config.listen.starts_with("localhost:") ||
                    config.listen.starts_with("[::1]");
  if (!here && config.tls_certificate.empty() && !config.public_https())
    log::warn("passwords and cookies travel in the open",
              {{"mend", "tls-certificate and tls-key, or a proxy with TLS and its address as public-url"}});
}

/// For those who look after the server, apart from everybody else.
class Watching {
 public:
  Watching(const app::Config& config, edge::Edge& edge) : monitor_(edge) {
    if (config.metrics_listen.empty()) return;
    http::Options options;
    options.listen = config.metrics_listen;
    options.threads = 1;
    options.log_requests = false;
    server_.emplace(options, monitor_);
    server_->start();
    log::info("metrics are told apart", {{"port", std::to_string(server_->port())}});
  }

 private:
  edge::Monitor monitor_;
  std::optional<http::Server> server_;
};

/// Blocks the signals for all threads that follow; returns when one arrives.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return signals;
}

/// Whether one has arrived that nobody has taken yet.
bool stop_was_asked_for() {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1;
}

int serve(app::Config config) {
  const sigset_t signals = block_stop_signals();
  log::set_level(config.log_level);
  app::refuse_to_write_as_root(config.data);
  const app::Spool spool(config.spool.empty() ? config.data + "/spool" : config.spool);
  config.spool = spool.folder();
  app::remove_old_leftovers(config.data);
  app::Application application(config, stop_was_asked_for);
  const std::string scheme = config.tls_certificate.empty() ? "http://" : "https://";
  if (config.demo) app::load_demo(application, config, scheme + config.listen);
  imports::start(*application.database);
  consumption::resume(*application.database);
  http::Server server(http_options(config), *application.edge);
  server.start();
  const std::string address =
      scheme + config.listen.substr(0, config.listen.rfind(':')) + ":" + std::to_string(server.port());
  if (config.public_url.empty()) application.set_public_url(address);
  warn(config);
  const Watching watching(config, *application.edge);
  application.jobs->start();
  application.exports->start();
  application.courier->start();
  log::info("listening", {{"address", address},
                          {"engine", std::string(application.database->engine())},
                          {"node", std::to_string(application.node->node())}});
  if (config.demo) app::print_demo(std::cout, config, address);
  int signal = 0;
  sigwait(&signals, &signal);
  log::info("stopping", {{"signal", std::to_string(signal)}});
  server.stop();
  application.jobs->stop();
  imports::stop(*application.database);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  ::umask(077);  // whatever is written is of nobody else's business
  app::Config config;
  CLI::App app(
      "partnerd - the server of Partner Center.\n"
      "Every flag can also be given in the environment and in a TOML file; flags weigh most.",
      "partnerd");
  app.set_version_flag("--version", "partnerd " PC_VERSION);
  app::declare(app, config, true);
  CLI11_PARSE(app, argc, argv);
  app::find_own_folders(config, "/proc/self/exe");
  try {
    return serve(config);
  } catch (const jobs::AskedToStop& stopped) {
    log::info(stopped.what());
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "partnerd: " << error.what() << "\n";
    return 1;
  }
}
