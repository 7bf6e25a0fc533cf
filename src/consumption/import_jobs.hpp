// Imports that run beside the server's other work.
#pragma once
#include <string>

#include "consumption.hpp"

namespace pc::consumption {

/// Queues the file and returns the import's id; the file is removed afterwards.
std::int64_t import_in_background(const std::string& path, const std::string& name, const access::Principal& who);

}  // namespace pc::consumption
