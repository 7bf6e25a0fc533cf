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

std::int64_t size_of(const std::string& path) {
  return static_cast<std::int64_t>(std::filesystem::file_size(path));
}

void write(db::Database& database, const std::function<bool(db::Transaction&)>& work) {
  const auto finished = database.write(TenantId(), work);
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
  const Instant now = use<Clock>(tx).now();
  std::int64_t bytes = 0;
  for (const auto& file : files) {
    bytes += file.bytes;
    tx.change(store::insert_file, {k_vendor, run.id, file.number, file.name, file.place, file.bytes});
  }
  tx.change(store::insert_run, {.tenant_id = k_vendor,
                                .import_id = run.id,
                                .kind = std::string(run.kind->id),
                                .file_name = files.front().name,
                                .state = run.state,
                                .bytes_total = bytes,
                                .error = {},
                                .operator_name = who.name,
                                .started_at = now,
                                .finished_at = {},
                                .mode = run.mode,
                                .files = run.files,
                                .alive_until = now.plus_seconds(k_alive_seconds)});
}

std::string listed(std::span<const std::string_view> answers) {
  std::string text;
  for (const auto each : answers) text += std::string(each) + ", ";
  return text;
}

const Kind* kind_of(const Services& services, const std::string& id) {
  const auto all = services.all<const Kind*>();
  const auto found = std::ranges::find_if(all, [&](const Kind* kind) { return kind->id == id; });
  return found == all.end() ? nullptr : *found;
}

void close_as_cut_off(db::Database& database, std::int64_t id, Instant now) {
  const Refusal why{&errors::cut_off};
  write(database, [&](db::Transaction& tx) {
    tx.change(store::close_run, {k_vendor, id, why.message(Language::en), why.message(Language::zh_CN), now});
    return true;
  });
}

/// False: it does not wait any more.
bool drop(db::Database& database, std::int64_t import_id, const access::Principal& who) {
  const Instant now = use<Clock>(database).now();
  bool dropped = false;
  write(database, [&](db::Transaction& tx) {
    dropped = tx.change(store::drop_run, {k_vendor, import_id, now}) == 1;
    if (dropped)
      use<audit::AuditLog>(tx).write(
          tx, TenantId(), who, {"imports.decide", "import:" + std::to_string(import_id), "drop", {}, {}},
          now);
    return dropped;
  });
  if (dropped) forget_files(database, import_id);
  return dropped;
}

bool waits(db::Database& database, const Kind& kind, std::int64_t import_id) {
  std::optional<store::Run> run;
  database.read([&](db::Reader& reader) {
    run = reader.maybe(store::select_run, {k_vendor, import_id, std::string(kind.id)});
  });
  return run && run->state == "waiting";
}

void forget_old_collecting(db::Database& database, Instant now) {
  std::vector<store::RunId> old;
  database.read([&](db::Reader& reader) {
    old = reader.rows(store::select_old_collecting, {k_vendor, now.plus_seconds(-k_forgotten_seconds)});
  });
  for (const auto& row : old) drop(database, row.import_id, access::system_principal("imports"));
}

}  // namespace

Report import_files(db::Database& database, const Kind& kind, const std::vector<File>& files,
                    const std::string& mode, const access::Principal& who, const Tell& tell) {
  const NewRun run{use<IdSource>(database).next(use<Clock>(database).now()), &kind, "running", mode,
                   static_cast<int>(files.size())};
  std::vector<KeptFile> kept;
  for (const auto& file : files)
    kept.push_back({static_cast<int>(kept.size()) + 1, file.name, "", size_of(file.path)});
  write(database, [&](db::Transaction& tx) {
    insert(tx, run, kept, who);
    return true;
  });
  return run_import({&database, &kind, run.id, who, files, tell});
}

Report import_file(db::Database& database, const Kind& kind, const std::string& path, const std::string& name,
                   const access::Principal& who, const Tell& tell) {
  return import_files(database, kind, {{path, name}}, "", who, tell);
}

std::int64_t open_with_upload(db::Database& database, const Kind& kind, const File& file,
                              const Opening& opening, const access::Principal& who) {
  const bool whole = opening.files == 1;
  const NewRun run{use<IdSource>(database).next(use<Clock>(database).now()), &kind,
                   whole ? "running" : "collecting", opening.mode, opening.files};
  const auto bytes = size_of(file.path);
  const KeptFile kept{1, file.name, keep_file(database, run.id, 1, file.path, true), bytes};
  write(database, [&](db::Transaction& tx) {
    insert(tx, run, {kept}, who);
    return true;
  });
  if (whole) go_on_in_background(database, kind, run.id, who);
  return run.id;
}

Outcome add_upload(db::Database& database, const Kind& kind, std::int64_t import_id, int number,
                   const File& file, const access::Principal& who) {
  std::optional<store::Run> run;
  std::vector<KeptFile> files;
  database.read([&](db::Reader& reader) {
    run = reader.maybe(store::select_run, {k_vendor, import_id, std::string(kind.id)});
    files = files_of(reader, import_id);
  });
  if (!run) return refuse(errors::unknown, "import_id");
  if (number < 2 || number > run->files)
    return refuse(pc::errors::invalid_value, "number", "2 - " + std::to_string(run->files));
  const auto bytes = size_of(file.path);
  const bool there = std::ranges::any_of(files, [&](const KeptFile& one) {
    return one.number == number && one.name == file.name && one.bytes == bytes;
  });
  // Its answer was lost: it is there, and the import may have begun.
  if (run->state != "collecting")
    return there ? Outcome(Done{}) : refuse(errors::not_collecting, "import_id");
  const auto place = keep_file(database, import_id, number, file.path, true);
  bool begun = false;
  write(database, [&](db::Transaction& tx) {
    begun = false;
    tx.change(store::replace_file, {k_vendor, import_id, number, file.name, place, bytes});
    begun = tx.change(store::begin_collected,
                      {k_vendor, import_id, use<Clock>(database).now().plus_seconds(k_alive_seconds)}) == 1;
    return true;
  });
  if (begun) go_on_in_background(database, kind, import_id, who);
  return Done{};
}

Outcome decide(db::Database& database, const Kind& kind, std::int64_t import_id, const std::string& answer,
               const access::Principal& who) {
  std::optional<store::Run> run;
  std::vector<KeptFile> files;
  database.read([&](db::Reader& reader) {
    run = reader.maybe(store::select_run, {k_vendor, import_id, std::string(kind.id)});
    files = files_of(reader, import_id);
  });
  if (!run) return refuse(errors::unknown, "import_id");
  if (run->state != "waiting") return refuse(errors::not_asking, "import_id");
  if (answer == "drop") {
    return drop(database, import_id, who) ? Outcome(Done{})
                                          : Outcome(refuse(errors::not_asking, "import_id"));
  }
  if (std::ranges::find(kind.answers, answer) == kind.answers.end())
    return refuse(pc::errors::invalid_value, "answer", listed(kind.answers) + "drop");
  // Another answer may have ended it since, and taken its files away.
  if (!all_here(database, files))
    return refuse(waits(database, kind, import_id) ? errors::files_elsewhere : errors::not_asking,
                  "import_id");
  const Instant now = use<Clock>(database).now();
  bool decided = false;
  write(database, [&](db::Transaction& tx) {
    decided =
        tx.change(store::decide_run, {k_vendor, import_id, answer, now.plus_seconds(k_alive_seconds)}) == 1;
    if (decided)
      use<audit::AuditLog>(tx).write(
          tx, TenantId(), who, {"imports.decide", "import:" + std::to_string(import_id), answer, {}, {}},
          now);
    return decided;
  });
  return decided ? Outcome(Done{}) : Outcome(refuse(errors::not_asking, "import_id"));
}

Report go_on(db::Database& database, const Kind& kind, std::int64_t import_id, const access::Principal& who,
             const Tell& tell) {
  return run_import({&database, &kind, import_id, who, {}, tell});
}

void go_on_in_background(db::Database& database, const Kind& kind, std::int64_t import_id,
                         const access::Principal& who) {
  use<Background>(database).add(import_id, [&database, &kind, import_id, who] {
    run_import({&database, &kind, import_id, who, {}, {}});
  });
}

std::int64_t resume(db::Database& database, Instant now) {
  forget_old_collecting(database, now);
  struct Dead {
    std::int64_t id;
    const Kind* kind;
    std::string who;
    bool here, kept;
    Instant alive_until;
  };
  std::vector<Dead> dead;
  database.read([&](db::Reader& reader) {
    dead.clear();
    for (const auto& row : reader.rows(store::select_dead, {k_vendor, now})) {
      const auto files = files_of(reader, row.import_id);
      dead.push_back({row.import_id, kind_of(reader.services(), row.kind), row.operator_name,
                      all_here(database, files), !files.empty() && !files.front().place.empty(),
                      row.alive_until});
    }
  });
  std::int64_t moved = 0;
  for (const auto& each : dead) {
    if (use<Background>(database).has(each.id)) continue;
    if (each.here && each.kind != nullptr)
      go_on_in_background(database, *each.kind, each.id, access::system_principal(each.who));
    else if (!each.kept || each.alive_until.plus_seconds(k_forgotten_seconds) < now)
      close_as_cut_off(database, each.id, now);
    else
      continue;
    ++moved;
  }
  return moved;
}

void start(db::Database& database) {
  use<Background>(database).allow();
  sweep_files(database);
  resume(database, use<Clock>(database).now());
}

void stop(db::Database& database) { use<Background>(database).stop(); }

}  // namespace pc::imports
