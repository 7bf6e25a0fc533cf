// One run over one file: read as a stream, lines landed part by part, progress and faults kept after each.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <utility>

#include "background.hpp"
#include "documents/csv.hpp"
#include "imports.hpp"
#include "store.hpp"
#include "telemetry/log.hpp"

namespace pc::imports {
namespace {

constexpr std::size_t k_part_lines = 1000;
constexpr std::size_t k_read_bytes = std::size_t{256} * 1024;
constexpr std::size_t k_faults_kept = 1000;
constexpr std::int64_t k_vendor = 0;

std::atomic<bool> g_stopping{false};

Background& background() {
  static Background one;
  return one;
}

class Run {
 public:
  Run(const Kind& kind, std::string path, access::Principal who, std::int64_t id,
      std::function<void(const Progress&)> progress)
      : kind_(kind), path_(std::move(path)), who_(std::move(who)), tell_(std::move(progress)) {
    report_.import_id = id;
    report_.progress.bytes_total = static_cast<std::int64_t>(std::filesystem::file_size(path_));
  }

  Report run() {
    attempt([&] {
      reader_ = kind_.reader(report_.import_id);
      read_file();
      if (report_.error.empty()) land();
    });
    attempt([&] {
      if (reader_) note(reader_->settle());
    });
    finish();
    return std::move(report_);
  }

 private:
  void attempt(const std::function<void()>& work) {
    try {
      work();
    } catch (const std::exception& error) {
      if (report_.error.empty()) report_.error = error_zh_ = error.what();
    }
  }

  void fail(const Refusal& why) {
    report_.error = why.message(Language::en);
    error_zh_ = why.message(Language::zh_CN);
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
    if (!headed_ && report_.error.empty()) fail({&errors::empty_file});
  }

  void take_records(documents::CsvReader& csv) {
    using Next = documents::CsvReader::Next;
    while (report_.error.empty()) {
      const Next next = csv.next();
      if (next == Next::more || next == Next::end) return;
      if (next == Next::fault) {
        const auto& fault = csv.fault();
        refuse_line(fault_line(fault.line, Refusal{fault.code}, {}));
        if (fault.last) return;
      } else if (headed_) {
        take_line(csv);
      } else {
        take_header(csv);
      }
    }
  }

  void take_header(const documents::CsvReader& csv) {
    const auto known = reader_->header(csv.fields());
    headed_ = known.ok();
    if (!known) fail(known.refusal());
  }

  void take_line(const documents::CsvReader& csv) {
    ++report_.progress.lines_read;
    if (auto fault = reader_->take(csv.fields(), csv.line())) return refuse_line(std::move(*fault));
    if (++kept_ >= k_part_lines) land();
  }

  void refuse_line(FaultLine fault) {
    ++report_.progress.lines_refused;
    if (report_.faults.size() < k_faults_kept) report_.faults.push_back(fault);
    new_faults_.push_back(std::move(fault));
  }

  void land() {
    if (g_stopping) return fail({&errors::stopped});
    kept_ = 0;
    note(reader_->land());
  }

  void note(Landed landed) {
    report_.progress.lines_landed += landed.landed;
    report_.progress.lines_waiting += landed.waiting;
    report_.progress.lines_duplicate += landed.duplicate;
    for (auto& fault : landed.refused) refuse_line(std::move(fault));
    keep_progress("running");
    if (tell_) tell_(report_.progress);
  }

  void write(const std::function<void(db::Transaction&)>& work) {
    const auto finished = parts().database->write(TenantId(), [&](db::Transaction& tx) {
      work(tx);
      return true;
    });
    if (finished.fate != db::Fate::committed) throw std::runtime_error(finished.error);
  }

  void keep_progress(const std::string& state) {
    const auto& p = report_.progress;
    const std::int64_t ended = state == "running" ? 0 : parts().clock->now().micros;
    write([&](db::Transaction& tx) {
      tx.change(store::update_run,
                {k_vendor, report_.import_id, state, p.bytes_done, p.lines_read, p.lines_landed,
                 p.lines_waiting, p.lines_duplicate, p.lines_refused, report_.error, ended, error_zh_});
      std::int64_t number = faults_stored_;
      for (const auto& f : new_faults_)
        tx.append(store::fault, {k_vendor, report_.import_id, ++number, f.line, f.column, f.reason_code,
                                 f.reason_en, f.reason_zh, f.value});
    });
    faults_stored_ += static_cast<std::int64_t>(new_faults_.size());
    new_faults_.clear();
  }

  void finish() {
    try {
      keep_progress(report_.error.empty() ? "finished" : "failed");
      write([&](db::Transaction& tx) {
        parts().trail->write(tx, TenantId(), who_,
                             {"imports.run",
                              "import:" + std::to_string(report_.import_id),
                              report_.error.empty() ? "done" : "failed",
                              {},
                              {}},
                             parts().clock->now());
      });
    } catch (const std::exception& error) {
      if (report_.error.empty()) report_.error = error.what();
      log::error("import could not be closed", {{"error", error.what()}});
    }
    if (tell_) tell_(report_.progress);
  }

  const Kind& kind_;
  std::string path_;
  access::Principal who_;
  std::function<void(const Progress&)> tell_;
  Report report_;
  std::string error_zh_;
  std::unique_ptr<Reader> reader_;
  bool headed_ = false;
  std::size_t kept_ = 0;
  std::vector<FaultLine> new_faults_;
  std::int64_t faults_stored_ = 0;
};

std::int64_t open_run(const Kind& kind, const std::string& path, const std::string& name,
                      const access::Principal& who) {
  const Instant now = parts().clock->now();
  const std::int64_t id = parts().ids->next(now);
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
  const auto finished = parts().database->write(TenantId(), [&](db::Transaction& tx) {
    tx.change(store::insert_run, {k_vendor, id, std::string(kind.id), name, bytes, who.name, now.micros});
    return true;
  });
  if (finished.fate != db::Fate::committed) throw db::Error(db::Failure::lost, finished.error);
  return id;
}

constexpr std::size_t k_value_bytes = 200;

/// At most k_value_bytes of it, whole characters.
std::string shortened(std::string_view text) {
  if (text.size() <= k_value_bytes) return std::string(text);
  std::size_t end = k_value_bytes;
  while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

Parts g_parts;

}  // namespace

void set_parts(const Parts& given) { g_parts = given; }
const Parts& parts() { return g_parts; }

FaultLine fault_line(std::int64_t line, const Refusal& why, std::string_view value) {
  return {line,
          why.field,
          std::string(why.code->id),
          why.message(Language::en),
          why.message(Language::zh_CN),
          shortened(value)};
}

Report import_file(const Kind& kind, const std::string& path, const std::string& name,
                   const access::Principal& who, const std::function<void(const Progress&)>& progress) {
  return Run(kind, path, who, open_run(kind, path, name, who), progress).run();
}

std::int64_t import_in_background(const Kind& kind, const std::string& path, const std::string& name,
                                  const access::Principal& who) {
  const std::int64_t id = open_run(kind, path, name, who);
  background().add([&kind, path, who, id] {
    Run(kind, path, who, id, {}).run();
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
              {k_vendor, Refusal{&errors::cut_off}.message(Language::en), parts().clock->now().micros,
               Refusal{&errors::cut_off}.message(Language::zh_CN)});
    return true;
  });
}

}  // namespace pc::imports
