// Forward-only migrations: files NNNN_<room>.sql, each applied once, in order, in a transaction of its own.
#pragma once
#include <string>

#include "connection.hpp"

namespace pc::db {

/// Returns how many were applied. Throws Error when an applied one changed or is missing from `folder`.
int migrate(Connection& connection, const std::string& folder, Instant now);

/// How the schema stands to `folder`; reads only.
SchemaState schema(Connection& connection, const std::string& folder);

}  // namespace pc::db
