// One run over the files of an import, from taking it up to its end.
#pragma once
#include "imports.hpp"

namespace pc::imports {

struct RunRequest {
  db::Database* database = nullptr;
  const Kind* kind = nullptr;
  std::int64_t import_id = 0;
  access::Principal who;
  std::vector<File> files;  // empty: those that the server keeps
  Tell tell = {};
};

/// A run that says nothing for so long is taken for dead.
inline constexpr std::int64_t k_alive_seconds = 120;

/// Runs it here and now, unless somebody else does.
Report run_import(const RunRequest& order);

}  // namespace pc::imports
