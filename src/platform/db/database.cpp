#include "address.hpp"
#include "lane.hpp"
#include "migrator.hpp"
#include "readers.hpp"
#include "transaction.hpp"

#include <algorithm>

namespace pc::db {
namespace {

/// A new index on a long table takes its time.
constexpr std::int64_t k_migration_deadline_ms = 4 * 3600 * 1000;
/// Of transactions apart: they are short, and somebody waits for them.
constexpr std::int64_t k_apart_deadline_ms = 5'000;

const Statement select_one{"db.ping", "SELECT 1"};

class OpenDatabase : public Database {
 public:
  explicit OpenDatabase(const Options& options) : Database(options.services), options_(options) {
    options_.services = &services();
    const bool sqlite = sqlite_file(options.url).has_value();
    engine_ = sqlite ? "sqlite" : "postgres";
    if (options_.lanes <= 0) options_.lanes = sqlite ? 1 : 2;
    if (sqlite) options_.lanes = 1;  // SQLite has one writer
    if (sqlite) options_.retry_for_ms = std::min(options_.retry_for_ms, options_.busy_for_ms);
    connect_ = [this](bool writer) {
      auto connection = connect(writer, writer ? options_.statement_timeout_ms : options_.read_timeout_ms);
      return writer && options_.between ? options_.between(std::move(connection)) : std::move(connection);
    };
    connect_(!options_.reads_only);
  }
  ~OpenDatabase() override { stop(); }

  std::string_view engine() const override { return engine_; }

  int migrate(const std::string& folder) override {
    return db::migrate(*connect(true, k_migration_deadline_ms), folder, Clock().now());
  }

  SchemaState schema(const std::string& folder) override {
    return db::schema(*connect(!options_.reads_only, k_migration_deadline_ms), folder);
  }

  std::size_t add_participant(std::function<std::unique_ptr<Participant>()> make) override {
    ensure(lanes_.empty(), "participants are added before start");
    makers_.push_back(std::move(make));
    return makers_.size() - 1;
  }

  void start() override {
    for (int i = 0; i < options_.lanes && !options_.reads_only; ++i) {
      std::vector<std::unique_ptr<Participant>> participants;
      for (const auto& make : makers_) participants.push_back(make());
      lanes_.push_back(std::make_unique<Lane>(connect_, std::move(participants), options_));
    }
    readers_ = std::make_unique<Readers>(connect_, options_);
  }

  void stop() override {
    for (const auto& lane : lanes_) lane->stop();
    if (readers_) readers_->stop();
  }

  void submit(TenantId tenant, std::string key, Closure closure, std::function<void(Finished)> done,
              std::vector<Prefetch> prefetch) override {
    ensure(!lanes_.empty(), "the database was started");
    // The low bits of an id count, the middle ones tell milliseconds: mix them before choosing.
    const auto mixed = static_cast<std::uint64_t>(tenant.value) * 0x9e3779b97f4a7c15ULL >> 32;
    lanes_[mixed % lanes_.size()]->submit(
        {tenant, std::move(key), std::move(closure), std::move(done), std::move(prefetch)});
  }

  void submit_everywhere(const std::function<bool(std::int64_t lane, Transaction&)>& closure,
                         const std::function<void(Finished)>& done) override {
    for (std::size_t i = 0; i < lanes_.size(); ++i)
      lanes_[i]->submit({TenantId(),
                         {},
                         [closure, i](Transaction& tx) { return closure(static_cast<std::int64_t>(i), tx); },
                         done,
                         {}});
  }

  void apart(const std::function<void(Transaction&)>& work) override {
    const auto connection = connect(true, k_apart_deadline_ms);
    std::vector<std::unique_ptr<Participant>> nobody;
    try {
      connection->begin_write();
      LaneTransaction tx(services(), *connection, nobody);
      work(tx);
      tx.commit();
    } catch (...) {
      connection->rollback();
      throw;
    }
  }

  void submit_read(std::function<void(Reader&)> run, std::function<void(std::string)> done) override {
    ensure(readers_ != nullptr, "the database was started");
    readers_->submit(std::move(run), std::move(done));
  }

  std::vector<LaneStatus> lanes() const override {
    std::vector<LaneStatus> all;
    for (const auto& lane : lanes_) all.push_back(lane->status());
    return all;
  }

  void ping() override {
    read([](Reader& reader) { reader.one(select_one); });
  }

 private:
  Access access_of(bool writer) const {
    if (options_.reads_only) return Access::only_read;
    return writer ? Access::write : Access::read;
  }

  std::unique_ptr<Connection> connect(bool writer, std::int64_t deadline_ms) const {
    return engine_ == "sqlite" ? connect_sqlite(*sqlite_file(options_.url), access_of(writer))
                               : connect_postgres(options_.url, access_of(writer), deadline_ms);
  }

  Options options_;
  std::string_view engine_;
  Connect connect_;
  std::vector<std::function<std::unique_ptr<Participant>()>> makers_;
  std::vector<std::unique_ptr<Lane>> lanes_;
  std::unique_ptr<Readers> readers_;
};

}  // namespace

const Services Database::k_no_services;

std::unique_ptr<Database> Database::open(const Options& options) {
  return std::make_unique<OpenDatabase>(options);
}

Finished Database::write(TenantId tenant, const Closure& closure, std::string key) {
  std::promise<Finished> promise;
  auto future = promise.get_future();
  submit(tenant, std::move(key), closure, [&](Finished finished) { promise.set_value(std::move(finished)); });
  return future.get();
}

void Database::read(const std::function<void(Reader&)>& run) {
  std::promise<std::string> promise;
  auto future = promise.get_future();
  submit_read(run, [&](std::string error) { promise.set_value(std::move(error)); });
  const auto error = future.get();
  if (!error.empty()) throw Error(Failure::lost, error);
}

}  // namespace pc::db
