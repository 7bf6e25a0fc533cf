// Bills as a kind of import.
#pragma once
#include "consumption.hpp"
#include "imports/imports.hpp"

namespace pc::consumption {

std::unique_ptr<imports::Reader> read_bill(std::int64_t import_id);
inline constexpr imports::Kind k_bills{"bill", &read_bill};

}  // namespace pc::consumption
