#include "imports.hpp"

#include <unistd.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

#include "bill_files.hpp"
#include "market/resources/import.hpp"
#include "sales/consumption/bill_kind.hpp"
#include "sales/consumption/delivery/question.hpp"
#include "sales/consumption/waiting/waiting.hpp"

namespace pc::app::ctl {
namespace {

constexpr int k_failed = 1, k_asks = 3;

struct Inputs {
  std::vector<std::string> files;
  std::string file, answer, account, sub, currency;
  std::int64_t import_id = 0;
  bool snapshot = false, increment = false;
};

access::Principal who() { return access::system_principal("partnerctl"); }

/// Progress is for people; in a file it would be noise.
bool somebody_watches() { return isatty(STDERR_FILENO) == 1; }

void tell(const imports::Progress& p) {
  if (!somebody_watches()) return;
  std::cerr << "\r" << p.lines_read << " lines, " << p.lines_landed << " landed, " << p.lines_waiting << " waiting, "
            << p.lines_duplicate << " known, " << p.lines_changed << " changed, " << p.lines_gone << " taken back, "
            << p.lines_refused << " refused" << std::flush;
}

void print_question(const imports::Report& report) {
  const auto question = consumption::read_question(report.question);
  if (!question) return;
  std::cout << "import " << report.import_id << " waits for a decision; nothing was booked:\n  " << question->equal
            << " lines are booked as they are, " << question->changed << " with another amount, " << question->gone
            << " booked lines are not among them, " << question->added << " are new";
  if (question->alike + question->alike_elsewhere > 0)
    std::cout << " (" << question->alike + question->alike_elsewhere << " of them look like booked ones)";
  if (question->refused > 0) std::cout << ", " << question->refused << " could not be read";
  std::cout << "\n";
  for (const auto& each : question->differences)
    std::cout << "  a snapshot would charge " << each.amount.text(2) << " " << each.currency << "\n";
  std::cout << "  partnerctl import decide " << report.import_id << " snapshot|increment|drop\n";
}

int print(const imports::Report& report) {
  if (somebody_watches()) std::cerr << "\n";
  for (const auto& fault : report.faults)
    std::cout << (fault.file_name.empty() ? "" : fault.file_name + ", ") << "line " << fault.line << ": "
              << (fault.column.empty() ? "" : fault.column + ": ") << fault.reason_en
              << (fault.value.empty() ? "" : " (" + fault.value + ")") << "\n";
  const auto& p = report.progress;
  const auto untold = p.lines_refused - static_cast<std::int64_t>(report.faults.size());
  if (untold > 0) std::cout << "and " << untold << " more refused lines\n";
  std::cout << "read " << p.lines_read << ", landed " << p.lines_landed << ", waiting " << p.lines_waiting
            << ", known " << p.lines_duplicate << ", changed " << p.lines_changed << ", taken back " << p.lines_gone
            << ", refused " << p.lines_refused << "\n";
  if (!report.error.empty()) {
    std::cerr << "partnerctl: " << report.error << "\n";
    return k_failed;
  }
  if (!report.question.empty()) {
    print_question(report);
    return k_asks;
  }
  const auto used = p.lines_landed + p.lines_waiting + p.lines_duplicate + p.lines_changed + p.lines_gone;
  if (used > 0 || p.lines_refused == 0) return 0;
  std::cerr << "partnerctl: not one line of it could be used\n";
  return k_failed;
}

int import_bills(Application& application, const Inputs& inputs) {
  const char* mode = inputs.snapshot ? "snapshot" : inputs.increment ? "increment" : "";
  return print(imports::import_files(*application.database, consumption::k_bills, bill_files(inputs.files),
                                     mode, who(), &tell));
}

int import_resources(Application& application, const Inputs& inputs) {
  const std::string name = std::filesystem::path(inputs.file).filename().string();
  return print(
      imports::import_file(*application.database, resources::k_import, inputs.file, name, who(), &tell));
}

int complain(const Refusal& why) {
  std::cerr << "partnerctl: " << why.message(Language::en) << "\n";
  return k_failed;
}

int decide(Application& application, const Inputs& inputs) {
  const auto decided =
      imports::decide(*application.database, consumption::k_bills, inputs.import_id, inputs.answer, who());
  if (!decided) return complain(decided.refusal());
  if (inputs.answer == "drop") return 0;
  return print(imports::go_on(*application.database, consumption::k_bills, inputs.import_id, who(), &tell));
}

int list_waiting(Application& application) {
  std::vector<consumption::WaitingGroup> groups;
  application.database->read([&](db::Reader& reader) { groups = consumption::waiting_groups(reader); });
  for (const auto& g : groups) {
    const std::string why = g.reason == consumption::waits_for::rate   ? "for an exchange rate"
                            : g.reason == consumption::waits_for::word ? "for agreement, dated far ahead"
                                                                       : "for a mapping";
    std::cout << g.billing_account_id << (g.sub_account_id.empty() ? "" : " / " + g.sub_account_id) << ": "
              << g.lines << " lines, " << g.billed_cost.text(2) << " " << g.currency << ", " << g.first.text()
              << " to " << g.last.text() << ", wait " << why << "\n";
  }
  return 0;
}

consumption::WaitingFilter filter_of(const Inputs& inputs) {
  return {inputs.account, inputs.sub, {}, inputs.currency};
}

int agree(Application& application, const Inputs& inputs) {
  const auto done = consumption::agree_to(*application.database, filter_of(inputs));
  std::cout << "landed " << done.landed << ", charged " << done.charged.text() << "\n";
  return 0;
}

int drop(Application& application, const Inputs& inputs) {
  std::cout << "dropped " << consumption::drop_waiting(*application.database, filter_of(inputs)) << "\n";
  return 0;
}

void add_imports(CLI::App& app, const InApplication& in_application, const std::shared_ptr<Inputs>& inputs) {
  auto* import = app.add_subcommand("import", "Take in a vendor's files");
  import->require_subcommand(1);
  auto* focus = import->add_subcommand(
      "focus", "One delivery of bills: FOCUS 1.0 to 1.3 files (CSV, gzip), a folder of them, or a manifest");
  focus->add_option("FILE", inputs->files, "Files, a folder or a manifest")->required()->check(CLI::ExistingPath);
  auto* snapshot = focus->add_flag("--snapshot", inputs->snapshot, "All there is of these billing periods so far");
  focus->add_flag("--increment", inputs->increment, "New lines only")->excludes(snapshot);
  focus->callback([in_application, inputs] {
    in_application([inputs](Application& application) { return import_bills(application, *inputs); });
  });
  auto* decided = import->add_subcommand("decide", "Say what a delivery means that waits for a decision");
  decided->add_option("ID", inputs->import_id, "The import")->required();
  decided->add_option("ANSWER", inputs->answer, "snapshot, increment or drop")
      ->required()
      ->check(CLI::IsMember({"snapshot", "increment", "drop"}));
  decided->callback([in_application, inputs] {
    in_application([inputs](Application& application) { return decide(application, *inputs); });
  });
  auto* running =
      import->add_subcommand("resources", "Customers' resources (CSV; docs/user/en/resource-imports.md)");
  running->add_option("FILE", inputs->file, "The file")->required()->check(CLI::ExistingFile);
  running->callback([in_application, inputs] {
    in_application([inputs](Application& application) { return import_resources(application, *inputs); });
  });
}

void add_waiting(CLI::App& app, const InApplication& in_application, const std::shared_ptr<Inputs>& inputs) {
  auto* waiting = app.add_subcommand("waiting", "Lines of bills that wait");
  waiting->require_subcommand(1);
  waiting->add_subcommand("list", "Accounts with lines that wait, and what for")->callback([in_application] {
    in_application(&list_waiting);
  });
  const auto add = [&](const char* verb, const char* says, int (*work)(Application&, const Inputs&)) {
    auto* command = waiting->add_subcommand(verb, says);
    command->add_option("ACCOUNT", inputs->account, "Billing account")->required();
    command->add_option("--sub", inputs->sub, "Only this sub-account");
    command->add_option("--currency", inputs->currency, "Only this currency");
    command->callback([in_application, inputs, work] {
      in_application([inputs, work](Application& application) { return work(application, *inputs); });
    });
  };
  add("agree", "Agree to lines that are dated far ahead: they land", &agree);
  add("drop", "Drop lines that are dated far ahead: they are never charged", &drop);
}

}  // namespace

void add_import_commands(CLI::App& app, const InApplication& in_application) {
  auto inputs = std::make_shared<Inputs>();
  add_imports(app, in_application, inputs);
  add_waiting(app, in_application, inputs);
}

}  // namespace pc::app::ctl
