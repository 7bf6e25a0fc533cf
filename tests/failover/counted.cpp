#include "counted.hpp"

#include <chrono>

namespace pc::db::test {
namespace {

const Statement insert_write{
    "failover.insert_write",
    "INSERT INTO write_once (tenant_id, number) VALUES ($1, $2) ON CONFLICT (tenant_id, number) DO NOTHING"};
const Statement count_up{"failover.count_up",
                         "INSERT INTO counter (tenant_id, value) VALUES ($1, 1) "
                         "ON CONFLICT (tenant_id) DO UPDATE SET value = counter.value + 1"};
const Statement select_tally{"failover.tally",
                             "SELECT (SELECT count(*) FROM write_once WHERE tenant_id = $1), "
                             "(SELECT COALESCE(max(value), 0) FROM counter WHERE tenant_id = $1), "
                             "(SELECT count(*) FROM line WHERE tenant_id = $1)"};
const Statement select_write{"failover.select_write",
                             "SELECT number FROM write_once WHERE tenant_id = $1 AND number = $2"};
const Append insert_line{
    "failover.insert_line", "line", {{"tenant_id", ColumnType::integer}, {"number", ColumnType::integer}}};

}  // namespace

std::string counted_migrations() {
  static const support::ScratchFolder folder("migrations");
  static const std::string file = folder.write(
      "0001_failover.sql",
      "-- For tests.\n"
      "CREATE TABLE write_once (tenant_id BIGINT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (tenant_id, "
      "number));\n"
      "CREATE TABLE counter (tenant_id BIGINT NOT NULL, value BIGINT NOT NULL, PRIMARY KEY (tenant_id));\n"
      "CREATE TABLE line (tenant_id BIGINT NOT NULL, number BIGINT NOT NULL);\n");
  return folder.path();
}

Database::Closure counted(TenantId tenant, std::int64_t number) {
  return [=](Transaction& tx) {
    if (tx.change(insert_write, {tenant.value, number}) == 1) {
      tx.change(count_up, {tenant.value});
      tx.append(insert_line, {tenant.value, number});
    }
    return true;
  };
}

Tally tally(Database& database, TenantId tenant) {
  Tally found;
  database.read([&](Reader& reader) {
    const auto row = reader.one(select_tally, {tenant.value});
    found = {row.integer(0), row.integer(1), row.integer(2)};
  });
  return found;
}

std::vector<std::int64_t> missing(Database& database, TenantId tenant,
                                  const std::vector<std::int64_t>& numbers) {
  std::vector<std::int64_t> lost;
  database.read([&](Reader& reader) {
    lost.clear();
    for (const auto number : numbers)
      if (!reader.maybe(select_write, {tenant.value, number})) lost.push_back(number);
  });
  return lost;
}

Writer::Writer(Database& database, TenantId tenant) : tenant_(tenant), thread_([&] { run(database); }) {}

Writer::~Writer() { stop(); }

void Writer::stop() {
  stop_ = true;
  if (thread_.joinable()) thread_.join();
}

void Writer::run(Database& database) {
  for (std::int64_t number = 1; !stop_; ++number) {
    const auto from = std::chrono::steady_clock::now();
    const auto finished = database.write(tenant_, counted(tenant_, number), std::to_string(number));
    const auto waited = std::chrono::steady_clock::now() - from;
    longest_wait_ms_ = std::max<std::int64_t>(
        longest_wait_ms_, std::chrono::duration_cast<std::chrono::milliseconds>(waited).count());
    if (finished.fate == Fate::committed) acknowledged_.push_back(number);
    ++answered_;
  }
}

}  // namespace pc::db::test
