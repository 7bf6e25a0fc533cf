// What the test processes of one run of ctest share: a PostgreSQL server, and migrated databases to copy. A process
// that somebody starts by hand has its own.
#pragma once
#include <string>

namespace pc::support {

/// Where PostgreSQL listens for this process: ctest's server, else one of the process's own, started at the first use.
std::string postgres_conninfo(const std::string& database = "postgres");
/// Runs one statement there as superuser; the first column of the first row, or nothing.
std::string ask_postgres(const std::string& sql);

/// A migrated database to copy, made by the first process that wants it: its name, and of SQLite its file.
std::string postgres_template(const std::string& migrations);
std::string sqlite_template(const std::string& migrations);

/// Keeps a server for the children of the process `ctest` until that one has ended. `ready` is called when it listens.
void serve_tests_of(int ctest, const std::string& folder, void (*ready)());

}  // namespace pc::support
