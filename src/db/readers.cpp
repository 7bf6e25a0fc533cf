#include "readers.hpp"

#include <chrono>

namespace pc::db {
namespace {

class SnapshotReader : public Reader {
 public:
  explicit SnapshotReader(Connection& connection) : connection_(connection) {}
  void each(const Statement& statement, const Params& params, const std::function<bool(const Row&)>& row) override {
    connection_.query(statement, params, row);
  }

 private:
  Connection& connection_;
};

constexpr int k_tries = 3;

}  // namespace

Readers::Readers(Connect connect, const Options& options) : connect_(std::move(connect)), options_(options) {
  for (int i = 0; i < options.readers; ++i) threads_.emplace_back([this] { loop(); });
}

Readers::~Readers() { stop(); }

void Readers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void Readers::submit(std::function<void(Reader&)> run, std::function<void(std::string)> done) {
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_ && queue_.size() < static_cast<std::size_t>(options_.queue_max)) {
      queue_.push_back({std::move(run), std::move(done)});
      wake_.notify_one();
      return;
    }
  }
  done("the readers are busy or stopping");
}

void Readers::loop() {
  std::unique_ptr<Connection> connection;
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      job = std::move(queue_.front());
      queue_.pop_front();
    }
    job.done(carry_out(connection, job));
  }
}

std::string Readers::carry_out(std::unique_ptr<Connection>& connection, const Job& job) {
  std::string fault;
  for (int i = 0; i < k_tries; ++i) {
    try {
      if (!connection || !connection->usable()) connection = connect_(false);
      connection->begin_read();
      SnapshotReader reader(*connection);
      job.run(reader);
      connection->commit();
      return {};
    } catch (const Error& error) {
      fault = error.what();
      if (connection) connection->rollback();
      if (error.failure == Failure::bug) break;
    } catch (const std::exception& error) {
      if (connection) connection->rollback();
      return error.what();
    }
  }
  return fault.empty() ? "the database did not answer" : fault;
}

}  // namespace pc::db
