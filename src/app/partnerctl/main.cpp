// partnerctl: administration, import, export, verification. `partnerctl <noun> <verb>`.
#include <sys/stat.h>

#include <CLI/CLI.hpp>

#include <iostream>

#include "commands.hpp"
#include "platform/telemetry/log.hpp"

int main(int argc, char** argv) {
  using namespace pc::app;
  ::umask(077);
  Config config;
  CLI::App app(
      "partnerctl - administration of Partner Center.\n"
      "Reads the same file and environment as partnerd (PARTNERD_DATA, PARTNERD_DATABASE, …).",
      "partnerctl");
  app.set_version_flag("--version", "partnerctl " PC_VERSION);
  config.log_level = "warn";
  config.read_timeout_ms = 3'600'000;  // checks and exports read whole tables
  declare(app, config, false);
  app.require_subcommand(1);
  app.fallthrough();
  int status = 0;
  ctl::add_commands(app, config, status);
  CLI11_PARSE(app, argc, argv);
  return status;
}
