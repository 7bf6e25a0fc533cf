#include "run.hpp"

#include <chrono>
#include <stdexcept>
#include <utility>

#include "background.hpp"
#include "platform/base/hash.hpp"
#include "kept_files.hpp"
#include "reading.hpp"
#include "store.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::imports {
namespace {

using SteadyClock = std::chrono::steady_clock;
using store::k_vendor;

constexpr std::size_t k_faults_kept = 1000;
constexpr int k_close_tries = 3;

/// The run is no longer ours: another process took it for dead.
struct Lost {};
/// Not written, or it is not known whether it was.
struct Unavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// The server stops; the next start goes on.
struct Stopped {};

class Run : private Follower {
 public:
  explicit Run(const RunRequest& order)
      : order_(order), database_(*order.database), settings_(use<Settings>(database_)), kind_(*order.kind) {
    task_.database = order.database;
    task_.import_id = report_.import_id = order.import_id;
    task_.runner = random_hex(8);
  }

  Report run() {
    try {
      if (!take()) return std::move(report_);
      attempt([&] { read_and_land(); });
      attempt([&] {
        if (reader_) note(reader_->settle());
      });
      report_.question.empty() ? finish() : ask();
    } catch (const Lost&) {
      report_.error = Refusal{&errors::cut_off}.message(Language::en);
    } catch (const Stopped&) {
      release();
    }
    if (order_.tell) order_.tell(report_.progress);
    return std::move(report_);
  }

 private:
  void attempt(const std::function<void()>& work) {
    try {
      work();
    } catch (const Refused& refused) {
      if (!why_) why_ = Said{refused.why.message(Language::en), refused.why.message(Language::zh_CN)};
    } catch (const std::exception& error) {
      if (!why_) why_ = Said{error.what(), error.what()};
    }
  }

  void write(const std::function<bool(db::Transaction&)>& work) {
    bool ours = true;
    const auto finished = database_.write(TenantId(), [&](db::Transaction& tx) {
      ours = work(tx);
      return true;
    });
    if (finished.fate == db::Fate::unavailable) throw Unavailable(finished.error);
    if (finished.fate != db::Fate::committed) throw std::runtime_error(finished.error);
    if (!ours) throw Lost{};
  }

  Instant alive_until() const { return use<Clock>(database_).now().plus_seconds(k_alive_seconds); }

  bool take() {
    const Instant now = use<Clock>(database_).now();
    bool taken = false;
    write([&](db::Transaction& tx) {
      const auto row = tx.maybe(store::select_run, {k_vendor, task_.import_id, std::string(kind_.id)});
      taken = row &&
              tx.change(store::take_run, {k_vendor, task_.import_id, task_.runner, alive_until(), now}) == 1;
      if (!taken) return true;
      tx.change(store::forget_faults, {k_vendor, task_.import_id});
      task_.mode = row->mode;
      task_.question = row->question;
      task_.answer = row->answer;
      report_.progress.bytes_total = row->bytes_total;
      kept_ = files_of(tx, task_.import_id);
      return true;
    });
    return taken;
  }

  std::vector<File> files() const {
    if (!order_.files.empty()) return order_.files;
    std::vector<File> files;
    for (const auto& file : kept_) files.push_back({path_of(database_, file), file.name});
    return files;
  }

  void read_and_land() {
    reader_ = kind_.reader(task_);
    for (;;) {
      why_ = Reading(kind_, *reader_, *this, settings_.part_lines).read(files());
      part();
      note(reader_->settle());
      if (why_) return;
      const auto next = reader_->read_to_end([this](Landed landed) { note(std::move(landed)); },
                                             report_.progress.lines_refused);
      if (next.what == Reader::Next::What::ask) report_.question = next.question;
      if (next.what != Reader::Next::What::again) return;
      again_ = true;
    }
  }

  void line_read() override { report_.progress.lines_read += !again_; }
  void bytes_done(std::int64_t bytes) override { report_.progress.bytes_done = bytes; }
  void part() override { note(reader_->land()); }

  void refused(FaultLine fault) override {
    if (again_) return;
    ++report_.progress.lines_refused;
    if (report_.faults.size() < k_faults_kept) report_.faults.push_back(std::move(fault));
  }

  void note(Landed landed) {
    if (use<Background>(database_).stopping()) throw Stopped{};
    auto& p = report_.progress;
    p.lines_landed += landed.landed;
    p.lines_waiting += landed.waiting;
    p.lines_duplicate += landed.duplicate;
    p.lines_changed += landed.changed;
    p.lines_gone += landed.gone;
    for (auto& fault : landed.refused) {
      ++p.lines_refused;
      if (report_.faults.size() < k_faults_kept) report_.faults.push_back(std::move(fault));
    }
    if (SteadyClock::now() - noted_ < settings_.between_notes) return;
    write([&](db::Transaction& tx) { return keep(tx, "running", again_ ? "booking" : "reading"); });
    kept_progress();
    if (order_.tell) order_.tell(p);
  }

  /// What is new since it was kept last. False: the run is no longer ours.
  bool keep(db::Transaction& tx, const std::string& state, const std::string& step) {
    const auto& p = report_.progress;
    const Said why = why_.value_or(Said{});
    const store::Progress now{.tenant_id = k_vendor,
                              .import_id = task_.import_id,
                              .runner = task_.runner,
                              .state = state,
                              .step = step,
                              .bytes_done = p.bytes_done,
                              .lines_read = p.lines_read,
                              .landed = p.lines_landed - stored_.lines_landed,
                              .waiting = p.lines_waiting - stored_.lines_waiting,
                              .duplicate = p.lines_duplicate - stored_.lines_duplicate,
                              .changed = p.lines_changed - stored_.lines_changed,
                              .gone = p.lines_gone - stored_.lines_gone,
                              .lines_refused = p.lines_refused,
                              .error = why.en,
                              .error_zh = why.zh,
                              .finished_at = state == "running" ? Instant() : use<Clock>(database_).now(),
                              .alive_until = alive_until()};
    if (tx.change(store::update_run, now) != 1) return false;
    for (std::size_t i = faults_stored_; i < report_.faults.size(); ++i) {
      const auto& f = report_.faults[i];
      tx.append(store::fault, {k_vendor, task_.import_id, static_cast<std::int64_t>(i) + 1, f.line, f.column,
                               f.reason_code, f.reason_en, f.reason_zh, f.value, f.file_name});
    }
    return true;
  }
  void kept_progress() {
    stored_ = report_.progress;
    faults_stored_ = report_.faults.size();
    noted_ = SteadyClock::now();
  }

  void write_trail(db::Transaction& tx, const std::string& outcome) {
    use<audit::AuditLog>(tx).write(
        tx, TenantId(), order_.who,
        {"imports.run", "import:" + std::to_string(task_.import_id), outcome, {}, {}},
        use<Clock>(database_).now());
  }

  /// Tried again while its answer is lost: what was closed before is found to be no longer ours.
  void close(const std::string& state, const std::string& outcome) {
    for (int tries = 1;; ++tries) try {
        write([&](db::Transaction& tx) {
          if (!keep(tx, state, "")) return false;
          write_trail(tx, outcome);
          return true;
        });
        return;
      } catch (const Unavailable&) {
        if (tries == k_close_tries) throw;
      } catch (const Lost&) {
        if (tries == 1) throw;
        return;
      }
  }

  bool nothing_was_of_use() const {
    const auto& p = report_.progress;
    const auto used = p.lines_landed + p.lines_waiting + p.lines_duplicate + p.lines_changed + p.lines_gone;
    return used == 0 && p.lines_refused > 0;
  }

  void finish() {
    if (!why_ && nothing_was_of_use())
      why_ = Said{"It was refused: not one line of it could be used.", "导入被拒绝：没有一行可用。"};
    const bool failed = why_.has_value();
    if (failed) report_.error = why_->en;
    try {
      close(failed ? "failed" : "finished", failed ? "failed" : "done");
      forget_files(database_, task_.import_id);
    } catch (const std::exception& error) {
      if (report_.error.empty()) report_.error = error.what();
      log::error("import could not be closed", {{"error", error.what()}});
    }
  }

  /// The files stay until an operator has decided.
  void ask() {
    if (!all_here(database_, kept_)) {
      int number = 0;
      for (const auto& file : order_.files)
        places_.push_back(keep_file(database_, task_.import_id, ++number, file.path, false));
    }
    write([&](db::Transaction& tx) {
      std::int64_t number = 0;
      for (const auto& place : places_)
        tx.change(store::set_place, {k_vendor, task_.import_id, ++number, place});
      if (!keep(tx, "running", "")) return false;
      const Instant now = use<Clock>(database_).now();
      write_trail(tx, "done");
      return tx.change(store::ask, {k_vendor, task_.import_id, task_.runner, report_.question, now}) == 1;
    });
  }

  void release() {
    reader_.reset();  // what is landing still lands first
    try {
      if (order_.files.empty()) {
        write([&](db::Transaction& tx) {
          return tx.change(store::release_run, {k_vendor, task_.import_id, task_.runner}) == 1;
        });
        return;
      }
      why_ = Said{Refusal{&errors::cut_off}.message(Language::en),
                  Refusal{&errors::cut_off}.message(Language::zh_CN)};
      finish();
    } catch (...) {
      log::warn("an import that was stopped will go on when it is taken for dead", {});
    }
  }

  RunRequest order_;
  db::Database& database_;
  const Settings& settings_;
  const Kind& kind_;
  Task task_;
  Report report_;
  std::vector<KeptFile> kept_;
  std::vector<std::string> places_;
  std::unique_ptr<Reader> reader_;
  std::optional<Said> why_;
  bool again_ = false;
  Progress stored_;
  std::size_t faults_stored_ = 0;
  SteadyClock::time_point noted_{};
};

}  // namespace

Report run_import(const RunRequest& order) { return Run(order).run(); }

bool still_ours(db::Reader& reader, const Task& task, Instant now) {
  const auto row = reader.maybe(store::select_runner, {k_vendor, task.import_id});
  return row && row->runner == task.runner && row->state == "running" && row->alive_until >= now;
}

bool is_alive(db::Reader& reader, std::int64_t import_id, Instant now) {
  const auto row = reader.maybe(store::select_runner, {k_vendor, import_id});
  return row && row->state == "running" && !row->runner.empty() && row->alive_until >= now;
}

void recount(db::Transaction& tx, std::int64_t import_id, const Landed& more) {
  tx.change(store::recount_run, {k_vendor, import_id, more.landed, more.waiting});
}

}  // namespace pc::imports
