// Tests on real storage: every test gets a fresh, migrated database of each engine.
//
//   class Books : public pc::support::Engine {};
//   PC_ON_BOTH_ENGINES(Books)
//   TEST_P(Books, keep_what_was_committed) { db::Database& database = open(); … database.start(); … }
//
// PostgreSQL is started from Debian's packages: once for all tests of a ctest, else once a test process, when the first
// test asks for it. Where these are not installed, its tests are skipped, unless PC_TEST_ENGINES=all says that they
// must run.
#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "support/postgres_node.hpp"
#include "support/scratch.hpp"

namespace pc::support {

/// The folder of the application's migrations.
std::string migrations_folder();

/// A fresh database, migrated with the files of a folder (none: "") and removed afterwards. The files are
/// read for the first database of a test process; the others are copies.
class Storage {
 public:
  explicit Storage(const std::string& engine, const std::string& migrations = migrations_folder());
  ~Storage();
  Storage(const Storage&) = delete;
  Storage& operator=(const Storage&) = delete;
  /// As in db::Options.
  const std::string& url() const { return url_; }
  /// Opens it, once more on every call, as another process would.
  std::unique_ptr<db::Database> open(db::Options options = {}) const;

 private:
  std::string url_;
  std::unique_ptr<ScratchFolder> folder_;  // SQLite
  std::string database_;                   // PostgreSQL
};

/// Of a database whose acts find these.
db::Options with(const Services& services);

/// "sqlite", and "postgres" unless PC_TEST_ENGINES=sqlite.
std::vector<std::string> engines();

/// PC_TEST_ENGINES=all.
bool postgres_must_be_here();

class Engine : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override;
  /// The migrations to apply.
  virtual std::string migrations() const { return migrations_folder(); }
  bool on_postgres() const { return GetParam() == "postgres"; }
  /// Made at the first use.
  Storage& storage();
  /// The test's own database, opened at the first use and migrated; not started.
  db::Database& open(db::Options options = {});
  /// What its acts find.
  Services services;

 private:
  std::unique_ptr<Storage> storage_;
  std::unique_ptr<db::Database> database_;
};

}  // namespace pc::support

/// At the beginning of a test, or of its SetUp, that needs PostgreSQL's programs.
#define PC_NEEDS_POSTGRES()                                           \
  if (!::pc::support::PostgresNode::available()) {                    \
    ASSERT_FALSE(::pc::support::postgres_must_be_here())              \
        << "PostgreSQL's server programs are not installed";          \
    GTEST_SKIP() << "PostgreSQL's server programs are not installed"; \
  }                                                                   \
  static_assert(true)

#define PC_ON_BOTH_ENGINES(fixture)                                                    \
  INSTANTIATE_TEST_SUITE_P(on, fixture, ::testing::ValuesIn(::pc::support::engines()), \
                           [](const auto& each) { return each.param; });
