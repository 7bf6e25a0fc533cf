#include "verbs.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

#include "import.hpp"
#include "transfer/imports/at_terminal.hpp"

namespace pc::catalogue {
namespace {

int import_catalogue(const Services& services, const std::string& file) {
  const std::string name = std::filesystem::path(file).filename().string();
  return imports::print(imports::import_file(services.get<db::Database>(), k_import, file, name,
                                             access::system_principal("partnerctl"), &imports::tell));
}

Verb::Run declare_import(CLI::App& command) {
  const auto file = std::make_shared<std::string>();
  command.add_option("FILE", *file, "The file")->required()->check(CLI::ExistingFile);
  return [file](const Services& services) { return import_catalogue(services, *file); };
}

}  // namespace

std::vector<Verb> verbs() {
  return {{imports::k_noun, "catalogue", "Products and prices (CSV; docs/user/en/catalogue.md)",
           &declare_import}};
}

}  // namespace pc::catalogue
