#include "commands.hpp"

#include <unistd.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "api/module/module.hpp"
#include "app/api_document.hpp"
#include "app/application.hpp"
#include "app/owner.hpp"
#include "app/stored.hpp"
#include "core/audit/verify.hpp"
#include "core/ledger/statements.hpp"
#include "imports.hpp"
#include "keys.hpp"
#include "people.hpp"
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
void looking(Config& config, int& status, const std::function<int(const Stored&)>& work) {
  attempt(config, status, [&] { return work(*open_stored(config)); });
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

/// Progress is for people; in a file it would be noise.
bool somebody_watches() { return isatty(STDERR_FILENO) == 1; }

int verify(const Stored& stored) {
  int faults = 0;
  const auto progress = [](std::int64_t done) {
    if (somebody_watches()) std::cerr << "\r  " << done << " rows" << std::flush;
  };
  stored.database->read([&](db::Reader& reader) {
    for (const auto& check : stored.services.all<NamedCheck>()) {
      const auto findings = check.run(reader, progress);
      std::cout << (findings.empty() ? "ok    " : "FAULT ") << check.name << "  " << check.says << "\n";
      for (const auto& finding : findings) std::cout << "      " << finding << "\n";
      faults += static_cast<int>(findings.size());
    }
  });
  std::cout << (faults == 0 ? "All checks passed.\n" : std::to_string(faults) + " faults.\n");
  return faults == 0 ? 0 : 1;
}

std::string heads_folder(const Stored& stored, const std::string& given) {
  return given.empty() ? stored.data + "/audit-heads" : given;
}

int verify_trail(const Stored& stored, const std::string& heads) {
  std::size_t faults = 0;
  const auto progress = [](std::int64_t done) {
    if (somebody_watches()) std::cerr << "\r  " << done << " lines" << std::flush;
  };
  const auto tell = [&](std::string_view says, const std::vector<audit::Finding>& findings) {
    std::cout << (findings.empty() ? "ok    " : "FAULT ") << says << "\n";
    for (const auto& finding : findings) std::cout << "      " << finding.what << "\n";
    faults += findings.size();
  };
  const std::string folder = heads_folder(stored, heads);
  stored.database->read([&](db::Reader& reader) {
    faults = 0;
    tell("No line of the audit log is missing, changed or put in.", audit::check_chain(reader, progress));
    if (!std::filesystem::is_directory(folder))
      std::cout << "skip  There are no heads in " << folder << " to compare with.\n";
    else
      tell("Every chain still has the ends that were noted in " + folder + ".",
           audit::check_heads(reader, folder, progress));
  });
  return faults == 0 ? 0 : 1;
}

int export_trail_heads(const Stored& stored, const std::string& heads) {
  std::cout << audit::export_heads(*stored.database, heads_folder(stored, heads), stored.clock.now())
            << " heads written\n";
  return 0;
}

int export_journal(const Stored& stored, const std::string& format, const std::string& file) {
  if (format != "hledger") {
    std::cerr << "partnerctl: unknown format '" << format << "'; allowed: hledger\n";
    return 2;
  }
  std::ofstream stream;
  if (!file.empty()) stream.open(file);
  std::ostream& out = file.empty() ? std::cout : stream;
  stored.database->read([&](db::Reader& reader) { ledger::export_hledger(reader, stored.chart, out); });
  return out.good() ? 0 : 1;
}

struct Inputs {
  std::string heads, file, format = "hledger";
};

}  // namespace

void add_commands(CLI::App& app, Config& config, int& status) {
  auto inputs = std::make_shared<Inputs>();

  app.add_subcommand("verify", "Check the books, the audit log and the rollups")
      ->callback([&config, &status] { looking(config, status, &verify); });
  app.add_subcommand("migrate", "Apply missing schema migrations")->callback([&config, &status] {
    attempt(config, status, [&config] { return migrate(config); });
  });

  app.add_subcommand("openapi", "Print the document of the API; needs no server and no database")
      ->callback([] { std::cout << api_document(); });

  auto* audit_log = app.add_subcommand("audit", "The audit log of who did what");
  audit_log->require_subcommand(1);
  auto* whole = audit_log->add_subcommand("verify", "Find lines that were changed, removed or put in");
  whole->add_option("--heads", inputs->heads,
                    "Folder of the noted ends of the chains; in the data when absent");
  whole->callback([&config, &status, inputs] {
    looking(config, status, [&](const Stored& stored) { return verify_trail(stored, inputs->heads); });
  });
  auto* ends = audit_log->add_subcommand("heads", "Note where the chains end now");
  ends->add_option("--heads", inputs->heads, "Folder to write to; in the data when absent");
  ends->callback([&config, &status, inputs] {
    looking(config, status, [&](const Stored& stored) { return export_trail_heads(stored, inputs->heads); });
  });

  auto* keys = app.add_subcommand("keys", "The keys under which secrets are sealed");
  keys->require_subcommand(1);
  const auto add_verb = [&](const char* verb, const char* says, int (*work)(Application&, std::ostream&)) {
    keys->add_subcommand(verb, says)->callback([&config, &status, work] {
      in_application(config, status,
                     [work](Application& application) { return work(application, std::cout); });
    });
  };
  add_verb("list", "The keys and what each is for", &list_keys);
  add_verb("rotate", "Another key, or what an earlier rotation left", &rotate_keys);
  add_verb("add", "A key that waits for the next rotation", &add_key);
  add_verb("forget", "Remove older keys after sealing everything anew", &forget_keys);
  keys->add_subcommand("abandon", "The key file is lost for good: take away what no key opens")
      ->callback([&config, &status] {
        config.checks_seal = false;
        in_application(config, status,
                       [](Application& application) { return abandon_keys(application, std::cout); });
      });

  auto* journal = app.add_subcommand("journal", "The book of all transfers");
  journal->require_subcommand(1);
  auto* exported = journal->add_subcommand("export", "Write the whole book for another program to check");
  exported->add_option("--format", inputs->format, "hledger")->capture_default_str();
  exported->add_option("--output", inputs->file, "File; standard output when absent");
  exported->callback([&config, &status, inputs] {
    looking(config, status,
            [&](const Stored& stored) { return export_journal(stored, inputs->format, inputs->file); });
  });

  add_import_commands(app, [&config, &status](const std::function<int(Application&)>& work) {
    in_application(config, status, work);
  });

  add_people(app, [&config, &status](const std::function<int(Application&)>& work) {
    in_application(config, status, work);
  });
}

}  // namespace pc::app::ctl
