#include "keeping_verbs.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "api/module/module.hpp"
#include "checks.hpp"
#include "core/audit/verify.hpp"
#include "core/ledger/statements.hpp"

namespace pc::app {
namespace {

constexpr Noun k_audit{"audit", "The audit log of who did what"};
constexpr Noun k_journal{"journal", "The book of all transfers"};

std::string heads_folder(const Services& services, const std::string& given) {
  return given.empty() ? services.get<DataFolder>().path + "/audit-heads" : given;
}

int verify_audit_log(const Services& services, const std::string& heads) {
  const std::string folder = heads_folder(services, heads);
  const bool noted = std::filesystem::is_directory(folder);
  std::vector<NamedCheck> checks{audit::chain_check()};
  if (noted) checks.push_back(audit::heads_check(folder));
  const auto faults = run_checks(services.get<db::Database>(), checks, std::cout);
  if (!noted) std::cout << "skip  There are no heads in " << folder << " to compare with.\n";
  return faults == 0 ? 0 : 1;
}

int note_heads(const Services& services, const std::string& heads) {
  std::cout << audit::export_heads(services.get<db::Database>(), heads_folder(services, heads),
                                   services.get<Clock>().now())
            << " heads written\n";
  return 0;
}

template <int (*work)(const Services&, const std::string&)>
Verb::Run declare_heads(CLI::App& command, const char* says) {
  const auto heads = std::make_shared<std::string>();
  command.add_option("--heads", *heads, says);
  return [heads](const Services& services) { return work(services, *heads); };
}

struct Export {
  std::string format = "hledger", file;
};

int export_journal(const Services& services, const Export& typed) {
  if (typed.format != "hledger") {
    std::cerr << "partnerctl: unknown format '" << typed.format << "'; allowed: hledger\n";
    return 2;
  }
  std::ofstream stream;
  if (!typed.file.empty()) stream.open(typed.file);
  std::ostream& out = typed.file.empty() ? std::cout : stream;
  services.get<db::Database>().read(
      [&](db::Reader& reader) { ledger::export_hledger(reader, services.get<books::Chart>(), out); });
  return out.good() ? 0 : 1;
}

Verb::Run declare_export(CLI::App& command) {
  const auto typed = std::make_shared<Export>();
  command.add_option("--format", typed->format, "hledger")->capture_default_str();
  command.add_option("--output", typed->file, "File; standard output when absent");
  return [typed](const Services& services) { return export_journal(services, *typed); };
}

}  // namespace

std::vector<Verb> keeping_verbs() {
  constexpr auto stored = Verb::Needs::stored;
  return {
      {k_audit, "verify", "Find lines that were changed, removed or put in",
       [](CLI::App& command) {
         return declare_heads<&verify_audit_log>(
             command, "Folder of the noted ends of the chains; in the data when absent");
       },
       stored},
      {k_audit, "heads", "Note where the chains end now",
       [](CLI::App& command) {
         return declare_heads<&note_heads>(command, "Folder to write to; in the data when absent");
       },
       stored},
      {k_journal, "export", "Write the whole book for another program to check", &declare_export, stored}};
}

}  // namespace pc::app
