#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

#include "bill_files.hpp"
#include "bill_kind.hpp"
#include "sales/consumption/delivery/question.hpp"
#include "sales/consumption/waiting/waiting.hpp"
#include "transfer/imports/at_terminal.hpp"

namespace pc::consumption {
namespace {

constexpr Noun k_waiting{"waiting", "Lines of bills that wait"};

access::Principal who() { return access::system_principal("partnerctl"); }

void print_question(const imports::Report& report) {
  const auto question = read_question(report.question);
  if (!question) return;
  std::cout << "import " << report.import_id << " waits for a decision; nothing was booked:\n  "
            << question->equal << " lines are booked as they are, " << question->changed
            << " with another amount, " << question->gone << " booked lines are not among them, "
            << question->added << " are new";
  if (question->alike + question->alike_elsewhere > 0)
    std::cout << " (" << question->alike + question->alike_elsewhere << " of them look like booked ones)";
  if (question->refused > 0) std::cout << ", " << question->refused << " could not be read";
  std::cout << "\n";
  for (const auto& each : question->differences)
    std::cout << "  a snapshot would charge " << each.amount.text(2) << " " << each.currency << "\n";
  std::cout << "  partnerctl import decide " << report.import_id << " snapshot|increment|drop\n";
}

int print_with_question(const imports::Report& report) {
  const int status = imports::print(report);
  if (status == imports::k_asks) print_question(report);
  return status;
}

struct Delivery {
  std::vector<std::string> files;
  bool snapshot = false, increment = false;
};

int import_bills(const Services& services, const Delivery& typed) {
  const char* mode = typed.snapshot ? "snapshot" : typed.increment ? "increment" : "";
  return print_with_question(imports::import_files(services.get<db::Database>(), k_bills,
                                                   bill_files(typed.files), mode, who(), &imports::tell));
}

Verb::Run declare_import(CLI::App& command) {
  const auto typed = std::make_shared<Delivery>();
  command.add_option("FILE", typed->files, "Files, a folder or a manifest")
      ->required()
      ->check(CLI::ExistingPath);
  auto* snapshot =
      command.add_flag("--snapshot", typed->snapshot, "All there is of these billing periods so far");
  command.add_flag("--increment", typed->increment, "New lines only")->excludes(snapshot);
  return [typed](const Services& services) { return import_bills(services, *typed); };
}

struct Decision {
  std::int64_t import_id = 0;
  std::string answer;
};

int decide(const Services& services, const Decision& typed) {
  auto& database = services.get<db::Database>();
  const auto decided = imports::decide(database, k_bills, typed.import_id, typed.answer, who());
  if (!decided) return complain(decided.refusal());
  if (typed.answer == "drop") return 0;
  return print_with_question(imports::go_on(database, k_bills, typed.import_id, who(), &imports::tell));
}

Verb::Run declare_decide(CLI::App& command) {
  const auto typed = std::make_shared<Decision>();
  command.add_option("ID", typed->import_id, "The import")->required();
  command.add_option("ANSWER", typed->answer, "snapshot, increment or drop")
      ->required()
      ->check(CLI::IsMember({"snapshot", "increment", "drop"}));
  return [typed](const Services& services) { return decide(services, *typed); };
}

int list_waiting(const Services& services) {
  std::vector<WaitingGroup> groups;
  services.get<db::Database>().read([&](db::Reader& reader) { groups = waiting_groups(reader); });
  for (const auto& g : groups) {
    const std::string why = g.reason == waits_for::rate   ? "for an exchange rate"
                            : g.reason == waits_for::word ? "for agreement, dated far ahead"
                                                          : "for a mapping";
    std::cout << g.billing_account_id << (g.sub_account_id.empty() ? "" : " / " + g.sub_account_id) << ": "
              << g.lines << " lines, " << g.billed_cost.text(2) << " " << g.currency << ", " << g.first.text()
              << " to " << g.last.text() << ", wait " << why << "\n";
  }
  return 0;
}

int agree(db::Database& database, const WaitingFilter& which) {
  const auto done = agree_to(database, which);
  std::cout << "landed " << done.landed << ", charged " << done.charged.text() << "\n";
  return 0;
}

int drop(db::Database& database, const WaitingFilter& which) {
  std::cout << "dropped " << drop_waiting(database, which) << "\n";
  return 0;
}

template <int (*work)(db::Database&, const WaitingFilter&)>
Verb::Run declare_of_account(CLI::App& command) {
  const auto which = std::make_shared<WaitingFilter>();
  command.add_option("ACCOUNT", which->billing_account_id, "Billing account")->required();
  command.add_option("--sub", which->sub_account_id, "Only this sub-account");
  command.add_option("--currency", which->currency, "Only this currency");
  return [which](const Services& services) { return work(services.get<db::Database>(), *which); };
}

}  // namespace

std::vector<Verb> verbs() {
  return {
      {imports::k_noun, "focus",
       "One delivery of bills: FOCUS 1.0 to 1.3 files (CSV, gzip), a folder of them, or a manifest",
       &declare_import},
      {imports::k_noun, "decide", "Say what a delivery means that waits for a decision", &declare_decide},
      {k_waiting, "list", "Accounts with lines that wait, and what for", &plain<&list_waiting>},
      {k_waiting, "agree", "Agree to lines that are dated far ahead: they land", &declare_of_account<&agree>},
      {k_waiting, "drop", "Drop lines that are dated far ahead: they are never charged",
       &declare_of_account<&drop>}};
}

}  // namespace pc::consumption
