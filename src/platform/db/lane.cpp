#include "lane.hpp"

#include <algorithm>
#include <chrono>

#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::db {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// A transaction that meets a deadlock or a busy file is tried this often as a whole before its closures go
/// alone.
constexpr int k_batch_tries = 3;
/// A closure whose assumptions other processes keep changing.
constexpr int k_conflict_tries = 20;
/// A gathered row that clashes: with one of another process, which the next try sees, or for ever.
constexpr int k_clash_tries = 10;
/// Failing longer than this is more than a moment.
constexpr std::chrono::milliseconds k_moment{1'000};
constexpr std::chrono::milliseconds k_pause_first{5};
constexpr std::chrono::milliseconds k_pause_most{200};

metrics::Histogram& batch_sizes() {
  static auto one = metrics::histogram("partnerd_lane_batch_closures", "Closures of a batch.",
                                       {1, 2, 4, 8, 16, 32, 64, 128, 256, 512});
  return one;
}

metrics::Histogram& commit_times() {
  static auto one = metrics::histogram("partnerd_lane_commit_seconds",
                                       "From the last closure of a batch to its durable commit.",
                                       metrics::latency_buckets());
  return one;
}

void answer(const std::vector<Lane::Job*>& jobs, Fate fate, const std::string& error) {
  for (Lane::Job* job : jobs) job->finished = {fate, error};
}

/// What carries a key may run again: its first run, had it been committed, would be found under the key. What
/// carries none may have been done already and is answered so. Returns those with a key.
std::vector<Lane::Job*> keep_keyed(const std::vector<Lane::Job*>& jobs, const std::string& why) {
  std::vector<Lane::Job*> keyed;
  for (Lane::Job* job : jobs) {
    if (job->key.empty())
      job->finished = {Fate::unavailable, "outcome unknown: " + why};
    else
      keyed.push_back(job);
  }
  return keyed;
}

}  // namespace

Lane::Lane(Connect connect, std::vector<std::unique_ptr<Participant>> participants, const Options& options)
    : connect_(std::move(connect)),
      participants_(std::move(participants)),
      options_(options),
      written_at_(SteadyClock::now()) {
  connection_ = connect_(true);
  // Whoever watches knows the names before anything is written.
  batch_sizes();
  commit_times();
  thread_ = std::thread([this] { run(); });
}

Lane::~Lane() { stop(); }

void Lane::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Lane::submit(Job job) {
  job.accepted = SteadyClock::now();
  std::string refusal;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= static_cast<std::size_t>(options_.queue_max))
      refusal = "the lane is full or stopping";
    else if (permanent())
      refusal = "nothing can be written: " + status_.failing;
    else queue_.push_back(std::move(job));
  }
  if (!refusal.empty()) return job.done({Fate::unavailable, refusal});
  wake_.notify_one();  // outside the lock, which the woken thread wants at once
}

LaneStatus Lane::status() const {
  const std::lock_guard lock(mutex_);
  LaneStatus status = status_;
  status.waiting = queue_.size();
  status.capacity = static_cast<std::size_t>(options_.queue_max);
  const auto now = SteadyClock::now();
  const auto since = [&](SteadyTime then) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(now - then).count();
  };
  status.batch_ms = batch_began_ ? since(*batch_began_) : 0;
  status.failing_ms = failing_since_ ? since(*failing_since_) : 0;
  status.written_ms = since(written_at_);
  return status;
}

bool Lane::permanent() const {
  // While nothing is at work the next closure is the one that finds out.
  return batch_began_ && failing_since_ && SteadyClock::now() - *failing_since_ > k_moment &&
         (failing_by_ == Failure::retry || failing_by_ == Failure::full);
}

void Lane::note_written() {
  std::string was;
  {
    const std::lock_guard lock(mutex_);
    written_at_ = SteadyClock::now();
    failing_since_.reset();
    was = std::exchange(status_.failing, {});
  }
  if (!was.empty()) log::info("writing is possible again", {{"was", was}});
}

void Lane::note_failed(const Setback& setback) {
  const bool of_the_database = !setback.conflict && setback.failure != Failure::constraint &&
                               setback.failure != Failure::bug;
  if (!of_the_database) return;
  {
    const std::lock_guard lock(mutex_);
    const bool known = failing_since_.has_value();
    if (!known) failing_since_ = SteadyClock::now();
    failing_by_ = setback.failure;
    status_.failing = setback.text;
    if (known) return;
  }
  log::warn("nothing can be written", {{"why", setback.text}});
}

void Lane::count(std::uint64_t LaneStatus::*figure, std::uint64_t by) {
  const std::lock_guard lock(mutex_);
  status_.*figure += by;
}

void Lane::run() {
  for (;;) {
    auto batch = next_batch();
    if (batch.empty()) return;
    Jobs jobs;
    for (auto& job : batch) jobs.push_back(&job);
    settle(std::move(jobs));
    {
      const std::lock_guard lock(mutex_);
      batch_began_.reset();
    }
    batch_sizes().observe(static_cast<double>(batch.size()));
    count(&LaneStatus::batches);
    count(&LaneStatus::closures, batch.size());
    for (auto& job : batch) job.done(std::move(job.finished));
  }
}

std::vector<Lane::Job> Lane::next_batch() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
  std::vector<Job> batch;
  while (!queue_.empty() && batch.size() < static_cast<std::size_t>(options_.batch_max)) {
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  if (!batch.empty()) batch_began_ = SteadyClock::now();
  return batch;
}

void Lane::settle(Jobs jobs) {
  const auto accepted = jobs.front()->accepted;
  std::optional<SteadyTime> busy_since;
  auto pause = k_pause_first;
  for (int tries = 1;; ++tries) {
    const auto setback = attempt(jobs);
    if (!setback) return;
    const bool many = jobs.size() > 1;
    const auto failure = setback->failure;
    const bool busy = failure == Failure::retry && !setback->conflict;
    // Whoever comes back from an outage may first find what its lost connections still hold.
    if (!busy) busy_since = std::nullopt;
    else if (!busy_since) busy_since = tries == 1 ? accepted : SteadyClock::now();
    const bool over = SteadyClock::now() >= (busy ? *busy_since + std::chrono::milliseconds(options_.busy_for_ms)
                                                  : accepted + std::chrono::milliseconds(options_.retry_for_ms));
    if (tries > 1 || over || failure == Failure::full) note_failed(*setback);
    // Whose row or statement it was shows when each runs alone.
    if (many && (failure == Failure::constraint || failure == Failure::bug)) return each_alone(jobs);
    if (failure == Failure::bug || (failure == Failure::constraint && tries >= k_clash_tries))
      return answer(jobs, Fate::failed, setback->text);
    if (failure == Failure::full) return answer(jobs, Fate::unavailable, setback->text);
    if (many && (setback->conflict || (busy && !over && tries >= k_batch_tries))) return each_alone(jobs);
    if (failure == Failure::unknown) jobs = keep_keyed(jobs, setback->text);
    if (jobs.empty()) return;
    if (over || (setback->conflict && tries >= k_conflict_tries))
      return answer(jobs, Fate::unavailable, setback->text);
    count(&LaneStatus::retries);
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, k_pause_most);
  }
}

void Lane::each_alone(const Jobs& jobs) {
  count(&LaneStatus::conflicts);
  for (Job* job : jobs) settle({job});
}

std::optional<Lane::Setback> Lane::attempt(const Jobs& jobs) {
  try {
    one_transaction(jobs);
    return std::nullopt;
  } catch (const Conflict& conflict) {
    return Setback{Failure::retry, true, conflict.what()};
  } catch (const Error& error) {
    return Setback{error.failure, false, error.what()};
  } catch (const std::exception& fault) {
    return Setback{Failure::bug, false, fault.what()};  // of a participant: closures' own end in run_closure
  }
}

void Lane::forget() noexcept {
  connection_->rollback();
  for (const auto& participant : participants_) participant->rolled_back();
}

void Lane::one_transaction(const Jobs& jobs) {
  try {
    if (!connection_->usable()) connection_ = connect_(true);
    connection_->begin_write();
    LaneTransaction tx(*options_.services, *connection_, participants_);
    std::vector<Participant::JobKey> keys;
    for (const Job* job : jobs)
      if (!job->key.empty()) keys.push_back({job->tenant, job->key});
    for (const auto& participant : participants_) participant->batch_begins(tx, keys);
    if (jobs.size() > 1 && connection_->remote()) {
      std::vector<Prefetch> prefetch;
      for (const Job* job : jobs) prefetch.insert(prefetch.end(), job->prefetch.begin(), job->prefetch.end());
      tx.read_ahead(prefetch);
    }
    for (Job* job : jobs) run_closure(tx, *job);
    const auto from = SteadyClock::now();
    tx.commit();
    if (tx.writes()) note_written();
    commit_times().observe(std::chrono::duration<double>(SteadyClock::now() - from).count());
  } catch (...) {
    forget();
    throw;
  }
  tell_committed();
}

void Lane::tell_committed() noexcept {
  for (const auto& participant : participants_) participant->committed();
}

void Lane::run_closure(LaneTransaction& tx, Job& job) {
  try {
    const bool keep = tx.nested([&] { return job.closure(tx); });
    job.finished = {keep ? Fate::committed : Fate::refused, {}};
  } catch (const Error& error) {
    // A refused row concerns this closure alone: its savepoint was real before the row was tried.
    if (error.failure != Failure::constraint) throw;
    job.finished = {Fate::failed, error.what()};
  } catch (const Conflict&) {
    throw;
  } catch (const NotNow& error) {
    throw Error(Failure::retry, error.what());
  } catch (const std::exception& error) {
    job.finished = {Fate::failed, error.what()};
  } catch (...) {
    job.finished = {Fate::failed, "something was thrown that is no exception"};
  }
}

}  // namespace pc::db
