#include <filesystem>

#include "base/hash.hpp"
#include "routes.hpp"

namespace pc::imports {

/// The spooled body is kept under another name, because the connection removes its own file when it has answered.
Result<ImportStarted> upload(const Kind& kind, const access::Principal& who, edge::Exchange& exchange) {
  if (exchange.body_file.empty()) return refuse(pc::errors::missing_value, "body", "CSV");
  const std::string path = parts().data_folder + "/import-" + random_hex(8) + ".csv";
  std::filesystem::rename(exchange.body_file, path);
  std::string name = percent_decoded(exchange.header("x-file-name"), false);
  if (name.empty() || utf8_length(name) > 200 || has_control_characters(name)) name = "upload.csv";
  return ImportStarted{std::to_string(import_in_background(kind, path, name, who))};
}

}  // namespace pc::imports
