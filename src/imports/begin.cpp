#include "begin.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "background.hpp"
#include "kept_files.hpp"
#include "run.hpp"
#include "store.hpp"

namespace pc::imports {
namespace {

using store::k_vendor;

/// Uploads that were not finished for so long are forgotten; so is what only another server could go on with.
constexpr std::int64_t k_forgotten_seconds = 86'400;

Background& background() {
  static Background one;
  return one;
}

std::int64_t size_of(const std::string& path) {
  return static_cast<std::int64_t>(std::filesystem::file_size(path));
}

void write(const std::function<bool(db::Transaction&)>& work) {
  const auto finished = parts().database->write(TenantId(), work);
  if (finished.fate != db::Fate::committed && finished.fate != db::Fate::refused)
    throw db::Error(db::Failure::lost, finished.error);
}

struct NewRun {
  std::int64_t id = 0;
  const Kind* kind = nullptr;
  std::string state, mode;
  int files = 1;
};

void insert(db::Transaction& tx, const NewRun& run, const std::vector<KeptFile>& files,
            const access::Principal& who) {
  const Instant now = parts().clock->now();
  std::int64_t bytes = 0;
  for (const auto& file : files) {
    bytes += file.bytes;
    tx.change(store::insert_file,
              {k_vendor, run.id, std::int64_t{file.number}, file.name, file.place, file.bytes});
  }
  tx.change(store::insert_run,
            {k_vendor, run.id, std::string(run.kind->id), files.front().name, run.state, bytes, who.name,
             now.micros, run.mode, std::int64_t{run.files}, now.plus_seconds(k_alive_seconds).micros});
}

std::string listed(std::span<const std::string_view> answers) {
  std::string text;
  for (const auto each : answers) text += std::string(each) + ", ";
  return text;
}

const Kind* kind_of(const std::string& id) {
  const auto& all = parts().kinds;
  const auto found = std::ranges::find_if(all, [&](const Kind* kind) { return kind->id == id; });
  return found == all.end() ? nullptr : *found;
}

void close_as_cut_off(std::int64_t id, Instant now) {
  const Refusal why{&errors::cut_off};
  write([&](db::Transaction& tx) {
    tx.change(store::close_run,
              {k_vendor, id, why.message(Language::en), why.message(Language::zh_CN), now.micros});
    return true;
  });
}

/// False: it does not wait any more.
bool drop(std::int64_t import_id, const access::Principal& who) {
  const Instant now = parts().clock->now();
  bool dropped = false;
  write([&](db::Transaction& tx) {
    dropped = tx.change(store::drop_run, {k_vendor, import_id, now.micros}) == 1;
    if (dropped)
      parts().trail->write(tx, TenantId(), who,
                           {"imports.decide", "import:" + std::to_string(import_id), "drop", {}, {}}, now);
    return dropped;
  });
  if (dropped) forget_files(import_id);
  return dropped;
}

bool waits(const Kind& kind, std::int64_t import_id) {
  std::optional<db::Row> run;
  parts().database->read([&](db::Reader& reader) {
    run = reader.maybe(store::select_run, {k_vendor, import_id, std::string(kind.id)});
  });
  return run && run->text(2) == "waiting";
}

void forget_old_collecting(Instant now) {
  db::Rows old;
  parts().database->read([&](db::Reader& reader) {
    old =
        reader.rows(store::select_old_collecting, {k_vendor, now.plus_seconds(-k_forgotten_seconds).micros});
  });
  for (const auto& row : old) drop(row.integer(0), access::house_principal("imports"));
}

Parts g_parts;

}  // namespace

void set_parts(const Parts& given) { g_parts = given; }
const Parts& parts() { return g_parts; }

Report import_files(const Kind& kind, const std::vector<File>& files, const std::string& mode,
                    const access::Principal& who, const Tell& tell) {
  const NewRun run{parts().ids->next(parts().clock->now()), &kind, "running", mode,
                   static_cast<int>(files.size())};
  std::vector<KeptFile> kept;
  for (const auto& file : files)
    kept.push_back({static_cast<int>(kept.size()) + 1, file.name, "", size_of(file.path)});
  write([&](db::Transaction& tx) {
    insert(tx, run, kept, who);
    return true;
  });
  return run_import({&kind, run.id, who, files, tell});
}

Report import_file(const Kind& kind, const std::string& path, const std::string& name,
                   const access::Principal& who, const Tell& tell) {
  return import_files(kind, {{path, name}}, "", who, tell);
}

std::int64_t open_with_upload(const Kind& kind, const File& file, const Opening& opening,
                              const access::Principal& who) {
  const bool whole = opening.files == 1;
  const NewRun run{parts().ids->next(parts().clock->now()), &kind, whole ? "running" : "collecting",
                   opening.mode, opening.files};
  const auto bytes = size_of(file.path);
  const KeptFile kept{1, file.name, keep_file(run.id, 1, file.path, true), bytes};
  write([&](db::Transaction& tx) {
    insert(tx, run, {kept}, who);
    return true;
  });
  if (whole) go_on_in_background(kind, run.id, who);
  return run.id;
}

Outcome add_upload(const Kind& kind, std::int64_t import_id, int number, const File& file,
                   const access::Principal& who) {
  std::optional<db::Row> run;
  std::vector<KeptFile> files;
  parts().database->read([&](db::Reader& reader) {
    run = reader.maybe(store::select_run, {k_vendor, import_id, std::string(kind.id)});
    files = files_of(reader, import_id);
  });
  if (!run) return refuse(errors::unknown, "import_id");
  if (number < 2 || number > run->integer(18))
    return refuse(pc::errors::invalid_value, "number", "2 - " + std::to_string(run->integer(18)));
  const auto bytes = size_of(file.path);
  const bool there = std::ranges::any_of(files, [&](const KeptFile& one) {
    return one.number == number && one.name == file.name && one.bytes == bytes;
  });
  // Its answer was lost: it is there, and the import may have begun.
  if (run->text(2) != "collecting")
    return there ? Outcome(Done{}) : refuse(errors::not_collecting, "import_id");
  const auto place = keep_file(import_id, number, file.path, true);
  bool begun = false;
  write([&](db::Transaction& tx) {
    begun = false;
    tx.change(store::replace_file, {k_vendor, import_id, std::int64_t{number}, file.name, place, bytes});
    begun = tx.change(store::begin_collected,
                      {k_vendor, import_id, parts().clock->now().plus_seconds(k_alive_seconds).micros}) == 1;
    return true;
  });
  if (begun) go_on_in_background(kind, import_id, who);
  return Done{};
}

Outcome decide(const Kind& kind, std::int64_t import_id, const std::string& answer,
               const access::Principal& who) {
  std::optional<db::Row> run;
  std::vector<KeptFile> files;
  parts().database->read([&](db::Reader& reader) {
    run = reader.maybe(store::select_run, {k_vendor, import_id, std::string(kind.id)});
    files = files_of(reader, import_id);
  });
  if (!run) return refuse(errors::unknown, "import_id");
  if (run->text(2) != "waiting") return refuse(errors::not_asking, "import_id");
  if (answer == "drop") {
    return drop(import_id, who) ? Outcome(Done{}) : Outcome(refuse(errors::not_asking, "import_id"));
  }
  if (std::ranges::find(kind.answers, answer) == kind.answers.end())
    return refuse(pc::errors::invalid_value, "answer", listed(kind.answers) + "drop");
  // Another answer may have ended it since, and taken its files away.
  if (!all_here(files))
    return refuse(waits(kind, import_id) ? errors::files_elsewhere : errors::not_asking, "import_id");
  const Instant now = parts().clock->now();
  bool decided = false;
  write([&](db::Transaction& tx) {
    decided = tx.change(store::decide_run,
                        {k_vendor, import_id, answer, now.plus_seconds(k_alive_seconds).micros}) == 1;
    if (decided)
      parts().trail->write(tx, TenantId(), who,
                           {"imports.decide", "import:" + std::to_string(import_id), answer, {}, {}}, now);
    return decided;
  });
  return decided ? Outcome(Done{}) : Outcome(refuse(errors::not_asking, "import_id"));
}

Report go_on(const Kind& kind, std::int64_t import_id, const access::Principal& who, const Tell& tell) {
  return run_import({&kind, import_id, who, {}, tell});
}

void go_on_in_background(const Kind& kind, std::int64_t import_id, const access::Principal& who) {
  background().add(import_id, [&kind, import_id, who] { run_import({&kind, import_id, who, {}, {}}); });
}

std::int64_t resume(Instant now) {
  forget_old_collecting(now);
  struct Dead {
    std::int64_t id;
    const Kind* kind;
    std::string who;
    bool here, kept;
    Instant alive_until;
  };
  std::vector<Dead> dead;
  parts().database->read([&](db::Reader& reader) {
    dead.clear();
    for (const auto& row : reader.rows(store::select_dead, {k_vendor, now.micros})) {
      const auto files = files_of(reader, row.integer(0));
      dead.push_back({row.integer(0), kind_of(row.text(1)), row.text(2), all_here(files),
                      !files.empty() && !files.front().place.empty(), row.instant(3)});
    }
  });
  std::int64_t moved = 0;
  for (const auto& each : dead) {
    if (background().has(each.id)) continue;
    if (each.here && each.kind != nullptr)
      go_on_in_background(*each.kind, each.id, access::house_principal(each.who));
    else if (!each.kept || each.alive_until.plus_seconds(k_forgotten_seconds) < now)
      close_as_cut_off(each.id, now);
    else
      continue;
    ++moved;
  }
  return moved;
}

void start() {
  allow_runs();
  background().allow();
  sweep_files();
  resume(parts().clock->now());
}

void stop() {
  stop_runs();
  background().stop();
}

}  // namespace pc::imports
