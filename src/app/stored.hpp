// The stored data without the rooms around them: for whoever only looks at them, and for migrating them.
#pragma once
#include <memory>
#include <string>

#include "config.hpp"
#include "core/books/books.hpp"
#include "platform/base/base.hpp"
#include "platform/base/services.hpp"
#include "platform/db/db.hpp"

namespace pc::app {

db::Options database_options(const Config& config);

/// Opened to be read only: nothing is created, migrated, written or unsealed.
struct Stored {
  Services services;
  books::Chart chart;
  std::unique_ptr<db::Database> database;
  Clock clock;
};
/// Throws when there is no database, or when its schema is older or newer than this program's.
std::unique_ptr<Stored> open_stored(const Config& config);

struct Migrated {
  std::string from, to;  // names of migrations; "": none yet
  int count = 0;
};
/// Brings the schema to that of this program; makes the database when there is none. Throws when it is newer.
Migrated migrate_stored(const Config& config);

}  // namespace pc::app
