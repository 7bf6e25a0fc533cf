// Declarations of error codes as the sources write them. A constant cannot register itself and stay constexpr, so the
// sources are read.
#pragma once
#include <string>
#include <vector>

#include "tree.hpp"

namespace pc::guards {

struct Code {
  std::string id, kind;
  std::string place;  // the file
};

struct Codes {
  std::vector<Code> all;
  /// Uses of the type that are neither a declaration of the one known form nor a pointer or reference: a code might
  /// hide there.
  Faults not_understood;
};

Codes codes_in(const File& file);
/// Of src, without tests.
const Codes& all_codes();

}  // namespace pc::guards
