#include "small_world.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace pc::ledger::test {
namespace {

namespace fs = std::filesystem;

std::string server() {
  const char* text = std::getenv("PC_TEST_POSTGRES");
  return text != nullptr ? text : "";
}

void psql(const std::string& sql) {
  const std::string command = "psql -X -q '" + server() + "' -c '" + sql + "' >/dev/null 2>&1";
  ensure(std::system(command.c_str()) == 0, "psql: " + sql);
}

}  // namespace

std::vector<std::string> engines() {
  std::vector<std::string> all{"sqlite"};
  if (!server().empty()) all.emplace_back("postgres");
  return all;
}

const books::Chart& chart() {
  static const books::Chart all = [] {
    books::Chart fresh;
    fresh.add(kinds, codes);
    return fresh;
  }();
  return all;
}

Place::Place(const std::string& engine) {
  folder_ = fs::temp_directory_path() / "pc-ledger-XXXXXX";
  ensure(mkdtemp(folder_.data()) != nullptr, "a temporary folder");
  fs::create_directory(folder_ + "/migrations");
  fs::copy_file(PC_LEDGER_MIGRATION, folder_ + "/migrations/0001_ledger.sql");
  if (engine == "sqlite") {
    url_ = "sqlite:" + folder_ + "/books.db";
  } else {
    const std::string schema = "books_" + folder_.substr(folder_.size() - 6);
    psql("CREATE SCHEMA \"" + schema + "\"");
    url_ = server() + " options='-csearch_path=\"" + schema + "\"'";
  }
  db::Options options;
  options.url = url_;
  db::Database::open(options)->migrate(folder_ + "/migrations");
}

Place::~Place() {
  if (!url_.starts_with("sqlite:"))
    psql("DROP SCHEMA \"books_" + folder_.substr(folder_.size() - 6) + "\" CASCADE");
  fs::remove_all(folder_);
}

Process::Process(const Place& place, int node) : ids_(node) {
  db::Options options;
  options.url = place.url();
  options.readers = 1;
  database_ = db::Database::open(options);
  ledger_ = std::make_unique<Ledger>(*database_, chart(), ids_);
  database_->start();
}

bool Process::write(TenantId tenant, const db::Database::Closure& closure) {
  return database_->write(tenant, closure).fate == db::Fate::committed;
}

bool Process::post(TenantId tenant, const Transfer& transfer, Instant now) {
  return write(tenant, [&](db::Transaction& tx) {
    return ledger_->post(tx, tenant, {&transfer, 1}, because, now).ok();
  });
}

std::vector<db::Finished> Process::batch(TenantId tenant, const std::vector<db::Database::Closure>& closures) {
  // A first closure keeps the lane busy until all others wait in its queue.
  std::promise<void> all_wait;
  const auto gate = all_wait.get_future().share();
  std::promise<void> opened;
  database_->submit(tenant, {}, [&](db::Transaction&) { gate.wait(); return false; },
                    [&](db::Finished) { opened.set_value(); });
  std::vector<std::promise<db::Finished>> answers(closures.size());
  for (std::size_t i = 0; i < closures.size(); ++i)
    database_->submit(tenant, {}, closures[i],
                      [&answers, i](db::Finished finished) { answers[i].set_value(std::move(finished)); });
  all_wait.set_value();
  opened.get_future().wait();
  std::vector<db::Finished> finished;
  for (auto& answer : answers) finished.push_back(answer.get_future().get());
  return finished;
}

std::int64_t Process::balance(const AccountName& name) {
  std::int64_t found = 0;
  database_->read([&](db::Reader& reader) {
    const auto standing = ledger::balance(reader, name);
    found = standing ? standing->balance : 0;
  });
  return found;
}

std::vector<std::string> Process::findings() {
  std::vector<std::string> all;
  database_->read([&](db::Reader& reader) {
    all.clear();
    for (const auto& check : checks()) {
      const auto found = check.run(reader, chart(), nullptr);
      if (!found.empty()) all.push_back(std::string(check.name) + ": " + found.front().what);
    }
  });
  return all;
}

}  // namespace pc::ledger::test
