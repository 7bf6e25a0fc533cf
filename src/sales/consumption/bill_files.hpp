// Which files a delivery of bills has: named one by one, in a folder, or listed in a provider's manifest.
#pragma once
#include <string>
#include <vector>

#include "transfer/imports/imports.hpp"

namespace pc::consumption {

/// A folder stands for its .csv and .csv.gz files, a manifest (JSON of AWS Data Exports or Azure exports) for those
/// it lists, which lie beside it or below a folder above it. Throws std::runtime_error with a readable text.
std::vector<imports::File> bill_files(const std::vector<std::string>& given);

}  // namespace pc::consumption
