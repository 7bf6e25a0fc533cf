// partnerd: the server. Serves the portal API, the Open API and the console.
#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>

#include "../config.hpp"
#include "../demo/market.hpp"
#include "../house.hpp"
#include "../owner.hpp"
#include "consumption/consumption.hpp"
#include "http/http.hpp"
#include "imports/imports.hpp"
#include "telemetry/log.hpp"

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
  options.spool_folder = config.data;
  return options;
}

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

int serve(const app::Config& config) {
  const sigset_t signals = block_stop_signals();
  log::set_level(config.log_level);
  app::refuse_to_write_as_root(config.data);
  app::House house(config, config.node);
  const std::string scheme = config.tls_certificate.empty() ? "http://" : "https://";
  if (config.demo) app::demo::load(house, config, scheme + config.listen);
  imports::start();
  consumption::resume();
  http::Server server(http_options(config), *house.edge);
  server.start();
  house.jobs->start();
  house.exports.start();
  const std::string address =
      scheme + config.listen.substr(0, config.listen.rfind(':')) + ":" + std::to_string(server.port());
  if (config.public_url.empty()) house.reached_at(address);
  log::info("listening", {{"address", address}, {"engine", std::string(house.database->engine())}});
  if (config.demo) app::demo::print(std::cout, config, address);
  int signal = 0;
  sigwait(&signals, &signal);
  log::info("stopping", {{"signal", std::to_string(signal)}});
  server.stop();
  house.jobs->stop();
  imports::stop();
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
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
  } catch (const std::exception& error) {
    std::cerr << "partnerd: " << error.what() << "\n";
    return 1;
  }
}
