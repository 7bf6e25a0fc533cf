#include "lane.hpp"

#include <algorithm>
#include <chrono>

namespace pc::db {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// A batch that clashed with another process's writes is run again closure by closure; each of them this often.
constexpr int k_conflict_tries = 20;
constexpr std::chrono::milliseconds k_pause_first{5};
constexpr std::chrono::milliseconds k_pause_most{200};

bool passes(Failure failure) {
  return failure == Failure::retry || failure == Failure::lost || failure == Failure::unknown;
}

bool any_keyless(std::span<const Lane::Job> jobs) {
  return std::any_of(jobs.begin(), jobs.end(), [](const Lane::Job& job) { return job.key.empty(); });
}

}  // namespace

Lane::Lane(Connect connect, std::vector<std::unique_ptr<Participant>> participants, const Options& options)
    : connect_(std::move(connect)), participants_(std::move(participants)), options_(options) {
  connection_ = connect_(true);
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
  {
    const std::lock_guard lock(mutex_);
    if (!stopping_ && queue_.size() < static_cast<std::size_t>(options_.queue_max)) {
      queue_.push_back(std::move(job));
      wake_.notify_one();
      return;
    }
  }
  job.done({Fate::unavailable, "the lane is full or stopping"});
}

LaneStatus Lane::status() const {
  const std::lock_guard lock(mutex_);
  LaneStatus status = status_;
  status.waiting = queue_.size();
  return status;
}

void Lane::run() {
  for (;;) {
    Batch batch = next_batch();
    if (batch.empty()) return;
    carry_out(batch);
  }
}

Lane::Batch Lane::next_batch() {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
  Batch batch;
  while (!queue_.empty() && batch.size() < static_cast<std::size_t>(options_.batch_max)) {
    batch.push_back(std::move(queue_.front()));
    queue_.pop_front();
  }
  return batch;
}

void Lane::carry_out(Batch& batch) {
  std::vector<Finished> finished(batch.size());
  try {
    one_transaction(batch, finished);
  } catch (const Conflict&) {
    one_by_one(batch, finished);
  } catch (const Error& error) {
    // Which closure a constraint or a wrong statement belongs to shows when each runs alone. So does which of them
    // carries no key and may not run twice when the fate of the batch is unknown.
    if (error.failure == Failure::unknown && any_keyless(batch)) {
      for (std::size_t i = 0; i < batch.size(); ++i) {
        finished[i] = {Fate::unavailable, "outcome unknown: " + std::string(error.what())};
        if (!batch[i].key.empty()) {
          std::vector<Finished> own(1);
          with_retries({&batch[i], 1}, own);
          finished[i] = own.front();
        }
      }
    } else if (passes(error.failure)) {
      with_retries(batch, finished);
    } else {
      one_by_one(batch, finished);
    }
  }
  {
    const std::lock_guard lock(mutex_);
    ++status_.batches;
    status_.closures += batch.size();
  }
  for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(finished[i]));
}

void Lane::one_by_one(Batch& batch, std::vector<Finished>& finished) {
  {
    const std::lock_guard lock(mutex_);
    ++status_.conflicts;
  }
  for (std::size_t i = 0; i < batch.size(); ++i) {
    std::vector<Finished> own(1);
    with_retries({&batch[i], 1}, own);
    finished[i] = own.front();
  }
}

void Lane::with_retries(std::span<Job> jobs, std::vector<Finished>& finished) {
  const auto until = SteadyClock::now() + std::chrono::milliseconds(options_.retry_for_ms);
  auto pause = k_pause_first;
  int conflicts = 0;
  std::string error_text;
  Fate fate = Fate::unavailable;
  for (;;) {
    try {
      one_transaction(jobs, finished);
      return;
    } catch (const Conflict& conflict) {
      error_text = conflict.what();
      if (jobs.size() > 1 || ++conflicts > k_conflict_tries) break;
      continue;
    } catch (const Error& error) {
      error_text = error.what();
      fate = passes(error.failure) ? Fate::unavailable : Fate::failed;
      if (!passes(error.failure)) break;
      if (error.failure == Failure::unknown && any_keyless(jobs)) {
        error_text = "outcome unknown: " + error_text;
        break;
      }
    }
    if (SteadyClock::now() > until) break;
    {
      const std::lock_guard lock(mutex_);
      ++status_.retries;
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, k_pause_most);
  }
  if (jobs.size() > 1 && fate != Fate::unavailable) {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      std::vector<Finished> own(1);
      with_retries(jobs.subspan(i, 1), own);
      finished[i] = own.front();
    }
    return;
  }
  for (auto& each : finished) each = {fate, error_text};
}

void Lane::forget() {
  connection_->rollback();
  for (const auto& participant : participants_) participant->rolled_back();
}

void Lane::one_transaction(std::span<Job> jobs, std::vector<Finished>& finished) {
  try {
    if (!connection_->usable()) connection_ = connect_(true);
    connection_->begin_write();
    LaneTransaction tx(*connection_, participants_);
    std::vector<Participant::JobKey> keys;
    for (const auto& job : jobs)
      if (!job.key.empty()) keys.push_back({job.tenant, job.key});
    for (const auto& participant : participants_) participant->batch_begins(tx, keys);
    for (std::size_t i = 0; i < jobs.size(); ++i) run_closure(tx, jobs[i], finished[i]);
    tx.flush();
    connection_->commit();
    for (const auto& participant : participants_) participant->committed();
  } catch (...) {
    forget();
    throw;
  }
}

void Lane::run_closure(LaneTransaction& tx, const Job& job, Finished& finished) {
  try {
    const bool keep = tx.nested([&] { return job.closure(tx); });
    finished = {keep ? Fate::committed : Fate::refused, {}};
  } catch (const Error& error) {
    // A refused row concerns this closure alone: its savepoint was real before the row was tried.
    if (error.failure != Failure::constraint) throw;
    finished = {Fate::failed, error.what()};
  } catch (const Conflict&) {
    throw;
  } catch (const std::exception& error) {
    finished = {Fate::failed, error.what()};
  }
}

}  // namespace pc::db
