// Door: files of resources that an operator takes in.
#pragma once
#include "imports/imports.hpp"

namespace pc::resources {

std::unique_ptr<imports::Reader> read_resources(std::int64_t import_id);
inline constexpr imports::Kind k_import{"resources", &read_resources};

}  // namespace pc::resources
