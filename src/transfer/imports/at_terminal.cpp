#include "at_terminal.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>
#include <memory>

namespace pc::imports {
namespace {

void print_faults(const Report& report) {
  for (const auto& fault : report.faults)
    std::cout << (fault.file_name.empty() ? "" : fault.file_name + ", ") << "line " << fault.line << ": "
              << (fault.column.empty() ? "" : fault.column + ": ") << fault.reason_en
              << (fault.value.empty() ? "" : " (" + fault.value + ")") << "\n";
  const auto untold = report.progress.lines_refused - static_cast<std::int64_t>(report.faults.size());
  if (untold > 0) std::cout << "and " << untold << " more refused lines\n";
}

}  // namespace

void tell(const Progress& p) {
  if (!somebody_watches()) return;
  std::cerr << "\r" << p.lines_read << " lines, " << p.lines_landed << " landed, " << p.lines_waiting
            << " waiting, " << p.lines_duplicate << " known, " << p.lines_changed << " changed, "
            << p.lines_gone << " taken back, " << p.lines_refused << " refused" << std::flush;
}

int print(const Report& report) {
  if (somebody_watches()) std::cerr << "\n";
  print_faults(report);
  const auto& p = report.progress;
  std::cout << "read " << p.lines_read << ", landed " << p.lines_landed << ", waiting " << p.lines_waiting
            << ", known " << p.lines_duplicate << ", changed " << p.lines_changed << ", taken back "
            << p.lines_gone << ", refused " << p.lines_refused << "\n";
  if (!report.error.empty()) return complain(report.error);
  return report.question.empty() ? 0 : k_asks;
}

Verb::Run declare_file(CLI::App& command, const Kind& kind) {
  const auto file = std::make_shared<std::string>();
  command.add_option("FILE", *file, "The file")->required()->check(CLI::ExistingFile);
  return [file, &kind](const Services& services) {
    const std::string name = std::filesystem::path(*file).filename().string();
    return print(import_file(services.get<db::Database>(), kind, *file, name,
                             access::system_principal("partnerctl"), &tell));
  };
}

}  // namespace pc::imports
