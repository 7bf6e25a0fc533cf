#include "readers.hpp"

namespace pc::db {
namespace {

class SnapshotReader : public Reader {
 public:
  SnapshotReader(const Services& services, Connection& connection)
      : Reader(services), connection_(connection) {}
  void each(const Statement& statement, const Params& params,
            const std::function<bool(const Row&)>& row) override {
    ensure(!statement.writes, "a reader only reads");
    connection_.query(statement, params, row);
  }
  void each_of(const Statement& statement, std::span<const Params> params,
               const std::function<void(std::size_t, const Row&)>& row) override {
    ensure(!statement.writes, "a reader only reads");
    connection_.query_each(statement, params, row);
  }
  void pages(const Statement& statement, const Params& params, std::size_t rows,
             const std::function<bool(const Rows&)>& page) override {
    ensure(!statement.writes, "a reader only reads");
    connection_.query_pages(statement, params, rows, page);
  }

 private:
  Connection& connection_;
};

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds k_pause{20};

bool passes(Failure failure) {
  return failure == Failure::retry || failure == Failure::lost || failure == Failure::unknown;
}

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
  bool taken = false;
  {
    const std::lock_guard lock(mutex_);
    taken = !stopping_ && queue_.size() < static_cast<std::size_t>(options_.queue_max);
    if (taken) queue_.push_back({std::move(run), std::move(done), SteadyClock::now()});
  }
  if (!taken) return done("the readers are busy or stopping");
  wake_.notify_one();  // outside the lock, which the woken thread wants at once
}

void Readers::loop() {
  std::unique_ptr<Connection> connection;
  std::optional<Job> job = wait_for_job();
  while (job) {
    const std::string fault = carry_out(connection, *job);
    job->done(fault);
    // After the answer is on its way: nobody waits for the end of a read.
    std::optional<Job> next = job_at_hand();
    if (fault.empty()) end_read(connection, next.has_value());
    job = next ? std::move(next) : wait_for_job();
  }
}

std::optional<Readers::Job> Readers::wait_for_job() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
  return first_in_queue();
}

std::optional<Readers::Job> Readers::job_at_hand() {
  const std::lock_guard lock(mutex_);
  return first_in_queue();
}

std::optional<Readers::Job> Readers::first_in_queue() {
  if (queue_.empty()) return std::nullopt;
  std::optional<Job> job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

void Readers::end_read(std::unique_ptr<Connection>& connection, bool another_follows) {
  try {
    connection->end_read(another_follows);
  } catch (const std::exception&) {
    connection.reset();
  }
}

std::string Readers::carry_out(std::unique_ptr<Connection>& connection, const Job& job) {
  const auto until = job.accepted + std::chrono::milliseconds(options_.retry_for_ms);
  for (;;) {
    std::string fault;
    bool again = false;
    try {
      read_once(connection, job);
      return {};
    } catch (const Error& error) {
      fault = error.what();
      again = passes(error.failure);
    } catch (const std::exception& error) {
      fault = error.what();
    } catch (...) {}
    if (fault.empty()) fault = "a read failed without a word";
    if (!again || SteadyClock::now() >= until) return fault;
    std::this_thread::sleep_for(k_pause);
  }
}

void Readers::read_once(std::unique_ptr<Connection>& connection, const Job& job) {
  if (!connection || !connection->usable()) connection = connect_(false);
  try {
    connection->begin_read();
    SnapshotReader reader(*options_.services, *connection);
    job.run(reader);
  } catch (...) {
    connection->rollback();
    throw;
  }
}

}  // namespace pc::db
