// Writes waiting tasks. A killed process leaves a lease that ends, or is released when it starts again; the task
// then begins anew, in another file, which gets its name only when it is whole.
#include <filesystem>

#include "platform/base/hash.hpp"
#include "create_in_full.hpp"
#include "look.hpp"
#include "parts.hpp"
#include "sink.hpp"
#include "platform/telemetry/log.hpp"
#include "platform/telemetry/metrics.hpp"

namespace pc::exports {
namespace {

namespace fs = std::filesystem;

/// Queue rows are of the application; they are taken on the lane of nobody.
constexpr TenantId k_nobody{0};
constexpr std::int64_t k_renew_seconds = 2;

/// The task is no longer ours: deleted, taken by another process, or we stop.
struct GivenUp {};

void must(const db::Finished& finished) {
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
}

/// One task on its way.
class Run {
 public:
  Run(db::Database& database, Task task, access::Principal who, std::string runner,
      const std::function<bool()>& stopping)
      : database_(database),
        settings_(use<Settings>(database)),
        task_(std::move(task)),
        who_(std::move(who)),
        runner_(std::move(runner)),
        stopping_(stopping),
        part_(path_of(settings_, task_) + "." + random_hex(4) + ".part") {
    who_.language = task_.language;
    who_.in_full = task_.in_full;
  }
  ~Run() {
    std::error_code ignored;
    fs::remove(part_, ignored);
  }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void go() {
    const auto source = use<edge::Downloads>(database_).find(task_.list, task_.query);
    if (!source) return fail(source.refusal());
    if (!source->allowed_to(who_) || (task_.in_full && !who_.may(permissions::in_full)))
      return fail(refuse(pc::errors::forbidden));
    std::optional<Refusal> refusal;
    std::string broken;
    database_.read([&](db::Reader& reader) {
      refusal.reset();
      broken.clear();
      try {
        refusal = write(*source, reader);
      } catch (const std::runtime_error& error) {
        if (dynamic_cast<const db::Error*>(&error) != nullptr) throw;
        broken = error.what();
      } catch (const GivenUp&) {
        given_up_ = true;
      }
    });
    if (given_up_) throw GivenUp{};
    if (!broken.empty()) {
      log::error("an export could not be written", {{"task", task_.id.text()}, {"why", broken}});
      return fail(refuse(errors::broken));
    }
    if (refusal) return fail(*refusal);
    if (task_.in_full) keep_looks(database_, task_, who_, customers_, now());
    const Sum sum = sum_of(part_);
    finish(State::done, sum, {}, [&] { fs::rename(part_, path_of(settings_, task_)); });
  }

  void fail(const Refusal& refusal) {
    finish(State::failed, {}, refusal.message(task_.language), [] {});
  }

 private:
  std::optional<Refusal> write(const edge::Downloads::Source& source, db::Reader& reader) {
    const work::View view{reader, who_, now()};
    begin(source.total(view));
    Sink sink(part_, task_, source.cells());
    const auto done = source.write(view, [&](std::string_view piece) {
      sink.write(piece);
      task_.rows_done = sink.rows();
      progress();
    });
    if (!done) return done.refusal();
    sink.close();
    customers_ = sink.customers();
    task_.rows_done = sink.rows();
    return std::nullopt;
  }

  void begin(std::int64_t total) {
    task_.rows_done = 0;
    must(database_.write(task_.tenant, [&](db::Transaction& tx) {
      tx.change(store::begin_task, {task_.tenant, task_.id, total});
      return true;
    }));
    told_at_ = now();
  }

  /// Tells now and then how far it is, and keeps the lease.
  void progress() {
    if (stopping_()) throw GivenUp{};
    if (now() < told_at_.plus_seconds(k_renew_seconds)) return;
    told_at_ = now();
    const auto finished = database_.write(task_.tenant, [&](db::Transaction& tx) {
      tx.change(store::progress_task, {task_.tenant, task_.id, task_.rows_done});
      return tx.change(store::renew, {task_.id, runner_, now().plus_seconds(k_lease_seconds)}) == 1;
    });
    if (finished.fate == db::Fate::refused) throw GivenUp{};
    must(finished);
  }

  /// The last word, if the task is still ours; `before` runs first.
  void finish(State state, const Sum& sum, const std::string& fault, const std::function<void()>& before) {
    before();
    const auto finished = database_.write(task_.tenant, [&](db::Transaction& tx) {
      if (tx.change(store::leave, {task_.id, runner_}) == 0) return false;
      return tx.change(store::finish_task, {task_.tenant, task_.id, state, task_.rows_done, sum.bytes,
                                            sum.sha256, fault, now()}) == 1;
    });
    if (finished.fate == db::Fate::refused) throw GivenUp{};
    must(finished);
    metrics::counter("partnerd_exports_total", "Export tasks by outcome.",
                     {{"outcome", std::string(state_text(state))}})
        .add();
  }

  Instant now() const { return use<Clock>(database_).now(); }

  db::Database& database_;
  const Settings& settings_;
  Task task_;
  access::Principal who_;
  std::string runner_;
  const std::function<bool()>& stopping_;
  std::string part_;
  std::set<std::int64_t> customers_;
  Instant told_at_{0};
  bool given_up_ = false;
};

struct Taken {
  Task task;
  std::optional<access::Principal> who;
  std::int64_t attempts = 0;
};

/// The oldest task that nobody has, now ours; its own row may be gone.
std::optional<std::optional<Taken>> take_one(db::Database& database, const std::string& runner) {
  const Instant now = use<Clock>(database).now();
  std::optional<std::pair<TaskId, TenantId>> open;
  database.read([&](db::Reader& reader) {
    open.reset();
    if (const auto row = reader.maybe(store::select_open, {now})) open = {row->task_id, row->tenant_id};
  });
  if (!open) return std::nullopt;
  const auto finished = database.write(k_nobody, [&](db::Transaction& tx) {
    return tx.change(store::take, {open->first, runner, now.plus_seconds(k_lease_seconds), now}) == 1;
  });
  if (finished.fate == db::Fate::refused) return std::optional<Taken>();  // another was faster
  must(finished);
  std::optional<Taken> taken;
  database.read([&](db::Reader& reader) {
    taken.reset();
    const auto row = reader.maybe(store::select_task, {open->second, open->first});
    const auto attempts = reader.maybe(store::select_attempts, {open->first});
    if (!row || !attempts) return;
    Taken found{store::task_of(*row), {}, attempts->attempts};
    found.who = use<Settings>(reader).person(reader, found.task.tenant, found.task.person);
    taken = std::move(found);
  });
  return taken;
}

void remove_halves(const Settings& settings, const Task& task) {
  const std::string begin = fs::path(path_of(settings, task)).filename().string() + ".";
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(settings.folder, ignored))
    if (entry.path().filename().string().starts_with(begin)) fs::remove(entry.path(), ignored);
}

bool carry_out(db::Database& database, Taken taken, const std::string& runner,
               const std::function<bool()>& stopping) {
  remove_halves(use<Settings>(database), taken.task);
  const bool nobody = !taken.who;
  Run run(database, taken.task, taken.who.value_or(access::Principal()), runner, stopping);
  try {
    if (nobody)
      run.fail(refuse(errors::person_gone));
    else if (taken.attempts > k_attempts_max)
      run.fail(refuse(errors::broken));
    else
      run.go();
    return true;
  } catch (const GivenUp&) {
    return false;
  }
}

}  // namespace

int Runner::run_waiting() {
  const auto& settings = use<Settings>(database_);
  fs::create_directories(settings.folder);
  if (name_.empty()) name_ = settings.node + "/" + random_hex(8);
  const std::function<bool()> stopping = [this] {
    const std::lock_guard lock(mutex_);
    return stopping_;
  };
  int finished = 0;
  while (!stopping()) {
    auto taken = take_one(database_, name_);
    if (!taken) return finished;
    if (*taken && carry_out(database_, std::move(**taken), name_, stopping)) ++finished;
  }
  return finished;
}

void Runner::start() {
  database_.write(k_nobody, [&](db::Transaction& tx) {
    tx.change(store::release_own, {use<Settings>(tx).node + "/%"});
    return true;
  });
  thread_ = std::thread([this] { loop(); });
}

void Runner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Runner::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    try {
      run_waiting();
    } catch (const std::exception& error) {
      log::warn("exports wait", {{"why", error.what()}});
    }
    lock.lock();
    wake_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_; });
  }
}

}  // namespace pc::exports
