// Importing a FOCUS file: streaming, chunk by chunk, each chunk a transaction in every tenant it touches.
#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

#include "chunk.hpp"
#include "consumption/parse.hpp"
#include "documents/csv.hpp"
#include "import_jobs.hpp"
#include "store.hpp"
#include "telemetry/log.hpp"

namespace pc::consumption {
namespace {

constexpr std::size_t k_chunk_lines = 1000;
constexpr std::size_t k_read_bytes = 256 * 1024;
constexpr std::size_t k_faults_kept = 1000;

std::atomic<bool> g_stopping{false};

std::string shortened(std::string_view text) { return std::string(text.substr(0, 200)); }

/// One run over one file.
class Import {
 public:
  Import(std::string path, const access::Principal& who, std::int64_t id,
         const std::function<void(const Progress&)>& progress)
      : path_(std::move(path)), who_(who), tell_(progress) {
    report_.import_id = id;
    report_.progress.bytes_total = static_cast<std::int64_t>(std::filesystem::file_size(path_));
  }

  Report run() {
    attempt([&] {
      parts().database->read([&](db::Reader& reader) { mappings_.load(reader); });
      read_file();
      if (report_.error.empty()) land_chunk();
    });
    attempt([&] { settle(); });
    finish();
    return std::move(report_);
  }

 private:
  void attempt(const std::function<void()>& work) {
    try {
      work();
    } catch (const std::exception& error) {
      if (report_.error.empty()) report_.error = error.what();
    }
  }

  void read_file() {
    std::ifstream file(path_, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path_);
    documents::CsvReader csv;
    std::string buffer(k_read_bytes, '\0');
    while (file && report_.error.empty()) {
      file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
      csv.feed(std::string_view(buffer).substr(0, static_cast<std::size_t>(file.gcount())));
      report_.progress.bytes_done += file.gcount();
      take_records(csv);
    }
    csv.finish();
    if (report_.error.empty()) take_records(csv);
    if (!columns_ && report_.error.empty()) report_.error = "the file is empty";
  }

  void take_records(documents::CsvReader& csv) {
    using Next = documents::CsvReader::Next;
    while (report_.error.empty()) {
      const Next next = csv.next();
      if (next == Next::more || next == Next::end) return;
      if (next == Next::fault) {
        const auto& fault = csv.fault();
        refuse_line({fault.line, {}, std::string(fault.code->id), Refusal{fault.code}.message(Language::en),
                     Refusal{fault.code}.message(Language::zh_CN), {}});
        if (fault.last) return;
        continue;
      }
      if (columns_)
        take_line(csv.fields(), csv.line());
      else
        take_header(csv.fields());
    }
  }

  void take_header(std::span<const std::string_view> fields) {
    auto columns = focus::Columns::of(fields);
    if (columns)
      columns_ = std::move(*columns);
    else
      report_.error = columns.refusal().message(Language::en);
  }

  void take_line(std::span<const std::string_view> fields, std::int64_t number) {
    ++report_.progress.lines_read;
    auto parsed = focus::parse_line(*columns_, fields, number);
    if (const auto* fault = std::get_if<focus::Fault>(&parsed)) {
      refuse_line({fault->line, fault->column, std::string(fault->code->id), fault->message(Language::en),
                   fault->message(Language::zh_CN), shortened(fault->value)});
      return;
    }
    const auto& line = std::get<focus::Line>(parsed);
    // Equal lines of one file are told apart by counting them, so that a second import meets the same ones again.
    const int occurrence = ++seen_[line.fingerprint];
    chunk_.push_back(usage_line_of(line, report_.import_id, number, occurrence));
    if (chunk_.size() >= k_chunk_lines) land_chunk();
  }

  void refuse_line(FaultLine fault) {
    ++report_.progress.lines_refused;
    if (report_.faults.size() < k_faults_kept) report_.faults.push_back(fault);
    new_faults_.push_back(std::move(fault));
  }

  /// The lines gathered begin to land; those before them have landed by then, so that a repetition is noticed.
  void land_chunk() {
    settle();
    if (chunk_.empty()) return;
    if (g_stopping) throw std::runtime_error("the server stopped; import the file again, known lines are skipped");
    landing_ = std::make_unique<Chunk>(std::exchange(chunk_, {}), mappings_);
  }

  void settle() {
    if (!landing_) return;
    const auto chunk = std::exchange(landing_, nullptr);
    auto result = chunk->settle();
    report_.progress.lines_landed += result.landed;
    report_.progress.lines_waiting += result.waiting;
    report_.progress.lines_duplicate += result.duplicate;
    for (auto& fault : result.refused) refuse_line(std::move(fault));
    keep_progress("running");
    if (tell_) tell_(report_.progress);
  }

  void write(TenantId tenant, const std::function<void(db::Transaction&)>& work) {
    const auto finished = parts().database->write(tenant, [&](db::Transaction& tx) {
      work(tx);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error(finished.error);
  }

  void keep_progress(const std::string& state) {
    const auto& p = report_.progress;
    const std::int64_t ended = state == "running" ? 0 : parts().clock->now().micros;
    write(TenantId(), [&](db::Transaction& tx) {
      tx.change(store::update_run,
                {std::int64_t{0}, report_.import_id, state, p.bytes_done, p.lines_read, p.lines_landed,
                 p.lines_waiting, p.lines_duplicate, p.lines_refused, report_.error, ended});
      for (std::size_t i = 0; i < new_faults_.size(); ++i) {
        const auto& f = new_faults_[i];
        tx.append(store::fault,
                  {std::int64_t{0}, report_.import_id, faults_stored_ + static_cast<std::int64_t>(i) + 1,
                   f.line, f.column, f.reason_code, f.reason_en, f.reason_zh, f.value});
      }
    });
    faults_stored_ += static_cast<std::int64_t>(new_faults_.size());
    new_faults_.clear();
  }

  void finish() {
    try {
      keep_progress(report_.error.empty() ? "finished" : "failed");
      write(TenantId(), [&](db::Transaction& tx) {
        parts().trail->write(tx, TenantId(), who_,
                             {"imports.run", "import:" + std::to_string(report_.import_id),
                              report_.error.empty() ? "done" : "failed", {}, {}},
                             parts().clock->now());
      });
    } catch (const std::exception& error) {
      if (report_.error.empty()) report_.error = error.what();
      log::error("import could not be closed", {{"error", error.what()}});
    }
    if (tell_) tell_(report_.progress);
  }

  std::string path_;
  access::Principal who_;
  std::function<void(const Progress&)> tell_;
  Report report_;
  Mappings mappings_;
  std::optional<focus::Columns> columns_;
  std::unordered_map<std::string, int> seen_;
  std::vector<UsageLine> chunk_;
  std::unique_ptr<Chunk> landing_;
  std::vector<FaultLine> new_faults_;
  std::int64_t faults_stored_ = 0;
};

std::int64_t open_run(const std::string& path, const std::string& name, const access::Principal& who) {
  const Instant now = parts().clock->now();
  const std::int64_t id = parts().ids->next(now);
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
  const auto finished = parts().database->write(TenantId(), [&](db::Transaction& tx) {
    tx.change(store::insert_run, {std::int64_t{0}, id, name, bytes, who.name, now.micros});
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  return id;
}

/// Uploads wait here; one thread imports them in turn.
class Background {
 public:
  void add(std::function<void()> job) {
    const std::lock_guard lock(mutex_);
    if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
    jobs_.push_back(std::move(job));
    wake_.notify_one();
  }
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
  }

 private:
  void loop() {
    for (;;) {
      std::function<void()> job;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return stopping_ || !jobs_.empty(); });
        if (stopping_) return;
        job = std::move(jobs_.front());
        jobs_.pop_front();
      }
      job();
    }
  }
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> jobs_;
  std::thread thread_;
  bool stopping_ = false;
};

Background& background() {
  static Background one;
  return one;
}

}  // namespace

Report import_file(const std::string& path, const std::string& name, const access::Principal& who,
                   const std::function<void(const Progress&)>& progress) {
  return Import(path, who, open_run(path, name, who), progress).run();
}

std::int64_t import_in_background(const std::string& path, const std::string& name,
                                  const access::Principal& who) {
  const std::int64_t id = open_run(path, name, who);
  background().add([path, who, id] {
    Import(path, who, id, {}).run();
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  });
  return id;
}

void stop() {
  g_stopping = true;
  background().stop();
}

void resume() {
  g_stopping = false;
  parts().database->write(TenantId(), [](db::Transaction& tx) {
    tx.change(store::close_cut_off_runs,
              {std::int64_t{0}, std::string("cut off; import the file again, known lines are skipped"),
               parts().clock->now().micros});
    return true;
  });
  std::vector<db::Row> rows;
  parts().database->read(
      [&](db::Reader& reader) { rows = reader.rows(store::select_mappings_all, {std::int64_t{0}}); });
  for (const auto& row : rows)
    land_waiting(row.text(0), row.text(1), {row.id<TenantId>(2), row.id<customers::CustomerId>(3)});
}

Result<Mapped> map_account(const access::Principal& who, const NewMapping& mapping) {
  std::optional<customers::Customer> customer;
  parts().database->read([&](db::Reader& reader) {
    customer = customers::find_anywhere(reader, customers::CustomerId(mapping.customer_id));
  });
  if (!customer) return refuse(customers::errors::unknown_customer, "customer_id");
  const Instant now = parts().clock->now();
  Mapped mapped;
  mapped.mapping_id = parts().ids->next(now);
  bool fresh = false;
  const auto finished = parts().database->write(TenantId(), [&](db::Transaction& tx) {
    fresh = tx.change(store::insert_mapping,
                      {std::int64_t{0}, mapping.billing_account_id, mapping.sub_account_id, mapped.mapping_id,
                       customer->tenant.value, customer->id.value, who.name, now.micros}) == 1;
    if (fresh)
      parts().trail->write(tx, TenantId(), who,
                           {"mappings.create", "customer:" + customer->id.text(), "done", {}, {}}, now);
    return fresh;
  });
  if (finished.fate != db::Fate::committed && finished.fate != db::Fate::refused)
    return pc::errors::unavailable;
  if (!fresh) return refuse(errors::mapping_exists, "billing_account_id");
  const auto landed =
      land_waiting(mapping.billing_account_id, mapping.sub_account_id, {customer->tenant, customer->id});
  mapped.lines_landed = landed.landed;
  mapped.amount_charged = landed.charged;
  return mapped;
}

}  // namespace pc::consumption
