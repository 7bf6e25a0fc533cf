// Where a database is.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace pc::db {

/// The file of "sqlite:PATH"; nothing for an address of PostgreSQL.
inline std::optional<std::string> sqlite_file(std::string_view url) {
  constexpr std::string_view prefix = "sqlite:";
  if (!url.starts_with(prefix)) return std::nullopt;
  return std::string(url.substr(prefix.size()));
}

}  // namespace pc::db
