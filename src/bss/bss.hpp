// Public: the BSS v2 dialect of the Open API: names, shapes and error bodies of that world; no rule of its own.
#pragma once
#include <span>
#include <string_view>

#include "api/edge/gate.hpp"
#include "api/edge/route.hpp"

namespace pc::bss {

/// How a refusal is told here: the status of the answer and the number of the error.
struct ErrorLine {
  const ErrorCode* code;
  int status;
  std::string_view number;
};
/// Declared for every code that an operation, or the edge before it, may refuse with; a test holds that none is
/// missing.
std::span<const ErrorLine> error_lines();

/// The number of a refusal that stands in an answer, beside what was done.
std::string_view number_of(const ErrorCode& code);

void add_routes(edge::Routes& routes);
const edge::ErrorWriter& errors();

}  // namespace pc::bss
