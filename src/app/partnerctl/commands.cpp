#include "commands.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

#include "api/module/module.hpp"
#include "app/api_document.hpp"
#include "app/application.hpp"
#include "app/checks.hpp"
#include "app/compose.hpp"
#include "app/owner.hpp"
#include "app/stored.hpp"
#include "keys.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::app::ctl {
namespace {

/// Any failure of `work` is one line on standard error and status 1.
void attempt(Config& config, int& status, const std::function<int()>& work) {
  try {
    log::set_level(config.log_level);
    find_own_folders(config, "/proc/self/exe");
    refuse_to_write_as_root(config.data);
    status = work();
  } catch (const std::exception& error) {
    std::cerr << "partnerctl: " << error.what() << "\n";
    status = 1;
  }
}

void in_application(Config& config, int& status, const std::function<int(Application&)>& work) {
  attempt(config, status, [&] {
    Application application(config);
    return work(application);
  });
}

/// Looks at what is stored, which may be a copy without its keys, and changes nothing there.
void looking(Config& config, int& status, const Verb::Run& work) {
  attempt(config, status, [&] { return work(open_stored(config)->services); });
}

int migrate(const Config& config) {
  const auto done = migrate_stored(config);
  if (done.count == 0)
    std::cout << "Nothing to do: the schema is at " << done.to << ".\n";
  else
    std::cout << done.count << (done.count == 1 ? " migration" : " migrations") << " applied, from "
              << (done.from.empty() ? "nothing" : done.from) << " to " << done.to << ".\n";
  return 0;
}

int verify(const Services& services) {
  const auto checks = services.all<NamedCheck>();
  const std::int64_t faults = run_checks(services.get<db::Database>(), checks, std::cout);
  std::cout << (faults == 0 ? "All checks passed.\n" : std::to_string(faults) + " faults.\n");
  return faults == 0 ? 0 : 1;
}

/// Nouns stand in the help where their first verb does.
CLI::App& noun_of(CLI::App& app, const Noun& noun) {
  const std::string word(noun.word);
  const auto known = app.get_subcommands([&](const CLI::App* each) { return each->get_name() == word; });
  if (!known.empty()) return *known.front();
  auto* added = app.add_subcommand(word, std::string(noun.says));
  added->require_subcommand(1);
  return *added;
}

void add_verb(CLI::App& app, const Verb& verb, Config& config, int& status) {
  auto* command = noun_of(app, verb.noun).add_subcommand(std::string(verb.word), std::string(verb.says));
  command->callback([run = verb.declare(*command), needs = verb.needs, &config, &status] {
    if (needs == Verb::Needs::stored) return looking(config, status, run);
    in_application(config, status, [&run](Application& application) { return run(application.services); });
  });
}

void add_keys(CLI::App& app, Config& config, int& status) {
  auto* keys = app.add_subcommand("keys", "The keys under which secrets are sealed");
  keys->require_subcommand(1);
  const auto add = [&](const char* verb, const char* says, int (*work)(Application&, std::ostream&)) {
    keys->add_subcommand(verb, says)->callback([&config, &status, work] {
      in_application(config, status,
                     [work](Application& application) { return work(application, std::cout); });
    });
  };
  add("list", "The keys and what each is for", &list_keys);
  add("rotate", "Another key, or what an earlier rotation left", &rotate_keys);
  add("add", "A key that waits for the next rotation", &add_key);
  add("forget", "Remove older keys after sealing everything anew", &forget_keys);
  keys->add_subcommand("abandon", "The key file is lost for good: take away what no key opens")
      ->callback([&config, &status] {
        config.checks_seal = false;
        in_application(config, status,
                       [](Application& application) { return abandon_keys(application, std::cout); });
      });
}

}  // namespace

void add_commands(CLI::App& app, Config& config, int& status) {
  app.add_subcommand("verify", "Check the books, the audit log and the rollups")
      ->callback([&config, &status] { looking(config, status, &verify); });
  app.add_subcommand("migrate", "Apply missing schema migrations")->callback([&config, &status] {
    attempt(config, status, [&config] { return migrate(config); });
  });
  app.add_subcommand("openapi", "Print the document of the API; needs no server and no database")
      ->callback([] { std::cout << api_document(); });
  add_keys(app, config, status);
  for (const auto& module : modules())
    for (const auto& verb : module.verbs) add_verb(app, verb, config, status);
}

}  // namespace pc::app::ctl
