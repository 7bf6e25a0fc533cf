#include <algorithm>

#include "platform/base/hash.hpp"
#include "begin.hpp"
#include "platform/documents/csv.hpp"
#include "routes.hpp"

namespace pc::imports {
namespace {

/// As it is shown; what is no name becomes one.
std::string name_of(edge::Exchange& exchange) {
  std::string name = percent_decoded(exchange.header("x-file-name"), false);
  if (name.empty() || utf8_length(name) > 200 || harmful_character(name)) name = "upload.csv";
  return name;
}

std::string listed(std::span<const std::string_view> all) {
  std::string text;
  for (const auto each : all) text += (text.empty() ? "" : ", ") + std::string(each);
  return text;
}

}  // namespace

Result<ImportStarted> upload(const Kind& kind, const access::Principal& who, edge::Exchange& exchange,
                             const Upload& input) {
  if (exchange.body_file.empty()) return refuse(pc::errors::missing_value, "body", "CSV");
  const std::string mode = input.mode ? input.mode->value : "";
  if (!mode.empty() && std::ranges::find(kind.modes, mode) == kind.modes.end())
    return refuse(pc::errors::invalid_value, "mode", listed(kind.modes));
  if (input.files.value > 1 && kind.modes.empty()) return refuse(pc::errors::invalid_value, "files", "1");
  const auto id = open_with_upload(*exchange.database, kind, {exchange.body_file, name_of(exchange)},
                                   {mode, static_cast<int>(input.files.value)}, who);
  return ImportStarted{std::to_string(id)};
}

Result<ImportStarted> upload_more(const Kind& kind, const access::Principal& who, edge::Exchange& exchange,
                                  const UploadMore& input) {
  if (exchange.body_file.empty()) return refuse(pc::errors::missing_value, "body", "CSV");
  PC_CHECK(add_upload(*exchange.database, kind, input.import_id.value, static_cast<int>(input.number.value),
                      {exchange.body_file, name_of(exchange)}, who));
  return ImportStarted{input.import_id.text()};
}

Result<ImportStarted> decided(const Kind& kind, const access::Principal& who, const edge::Exchange& exchange,
                              const Decide& input) {
  PC_CHECK(decide(*exchange.database, kind, input.import_id.value, input.answer.value, who));
  if (input.answer.value != "drop") go_on_in_background(*exchange.database, kind, input.import_id.value, who);
  return ImportStarted{input.import_id.text()};
}

std::string template_of(FieldRules rules) {
  std::string text;
  documents::CsvWriter csv(text, {.byte_order_mark = true});
  for (const auto& line : example_of(rules)) csv.record(line);
  return text;
}

}  // namespace pc::imports
