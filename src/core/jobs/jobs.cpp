#include "jobs.hpp"

#include <chrono>

#include "platform/db/sql.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::jobs {
namespace {

struct JobAt {
  std::string name;
  Instant now;
};
const db::Sql<JobAt> insert_job{
    "jobs.insert",
    "INSERT INTO job (name, due_at, leased_until, started_at, ended_at, outcome, runs, failures) "
    "VALUES (:name, :now, 0, 0, 0, '', 0, 0) ON CONFLICT (name) DO NOTHING"};

struct TakeJob {
  std::string name;
  Instant now, until;
};
/// No row: it is not due, or another process has it.
const db::Sql<TakeJob> take_job{
    "jobs.take",
    "UPDATE job SET leased_until = :until, started_at = :now WHERE name = :name AND due_at <= :now AND "
    "leased_until <= :now"};

struct EndJob {
  std::string name;
  Instant leased_until, due_at, ended_at;
  std::string outcome;
  bool failed;
};
/// No row: the lease ended and another process took the job, whose word counts.
const db::Sql<EndJob> end_job{
    "jobs.end",
    "UPDATE job SET due_at = :due_at, leased_until = 0, ended_at = :ended_at, outcome = :outcome, "
    "runs = runs + 1, failures = failures + :failed WHERE name = :name AND leased_until = :leased_until"};

struct Count {
  std::int64_t found;
};
const db::Sql<JobAt, Count> count_not_due{"jobs.due",
                                          "SELECT COUNT(*) AS found FROM job WHERE name = :name AND "
                                          "(due_at > :now OR leased_until > :now)"};

const db::Sql<db::None, JobStatus> select_jobs{
    "jobs.all", "SELECT " + db::columns<JobStatus>() + " FROM job ORDER BY name"};

/// Jobs are of the application; their rows are written on the lane of nobody.
constexpr TenantId k_nobody{0};

struct Outcome {
  std::string text;
  bool failed = false;
};

Outcome outcome_of(const Job& job, Instant now) {
  try {
    return {"done " + std::to_string(job.run(now))};
  } catch (const std::exception& error) {
    log::error("a job failed", {{"job", job.name}, {"why", error.what()}});
    return {std::string("failed: ") + error.what(), true};
  }
}

}  // namespace

void Schedule::add(Job job) { jobs_.push_back(std::move(job)); }

bool Schedule::take(const Job& job, Instant now) const {
  bool open = false;
  database_.read([&](db::Reader& reader) { open = reader.one(count_not_due, {job.name, now}).found == 0; });
  if (!open) return false;  // asked first, because most of the time it is so and a write costs a sync
  bool taken = false;
  database_.write(k_nobody, [&](db::Transaction& tx) {
    tx.change(insert_job, {job.name, now});
    taken = tx.change(take_job, {job.name, now, now.plus_seconds(job.lease_seconds)}) == 1;
    return taken;
  });
  return taken;
}

void Schedule::carry_out(const Job& job, Instant now) const {
  const auto from = std::chrono::steady_clock::now();
  const Outcome outcome = outcome_of(job, now);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  metrics::histogram("partnerd_job_seconds", "How long jobs ran.", metrics::latency_buckets(),
                     {{"job", job.name}})
      .observe(seconds);
  metrics::counter("partnerd_job_runs_total", "Jobs by outcome.",
                   {{"job", job.name}, {"outcome", outcome.failed ? "failed" : "done"}})
      .add();
  database_.write(k_nobody, [&](db::Transaction& tx) {
    return tx.change(end_job,
                     {job.name, now.plus_seconds(job.lease_seconds), now.plus_seconds(job.every_seconds),
                      clock_.now(), outcome.text, outcome.failed}) == 1;
  });
}

int Schedule::run_due() {
  int ran = 0;
  for (const Job& job : jobs_) {
    const Instant now = clock_.now();
    if ((job.wanted && !job.wanted(now)) || !take(job, now)) continue;
    carry_out(job, now);
    ++ran;
  }
  return ran;
}

std::vector<JobStatus> Schedule::statuses() const {
  std::vector<JobStatus> all;
  database_.read([&](db::Reader& reader) { all = reader.rows(select_jobs, {}); });
  return all;
}

void Schedule::start() {
  thread_ = std::thread([this] { loop(); });
}

void Schedule::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Schedule::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      run_due();
    } catch (const std::exception& error) {
      log::warn("jobs wait for the database", {{"why", error.what()}});
    }
    lock.lock();
    wake_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_; });
  }
}

}  // namespace pc::jobs
