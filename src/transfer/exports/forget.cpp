// What is older than thirty days goes, and so do files that belong to no task.
#include <filesystem>

#include "core/jobs/trim.hpp"
#include "parts.hpp"

namespace pc::exports {
namespace {

namespace fs = std::filesystem;

/// "123.xlsx" → 123. Files under way ("123.xlsx.ab12.part") are the runner's.
std::optional<std::int64_t> task_of_file(const fs::path& path) {
  const auto extension = path.extension().string();
  if (extension.empty() || !format_of_text(extension.substr(1))) return std::nullopt;
  return parse_id(path.stem().string());
}

std::int64_t remove_orphans(db::Database& database) {
  std::error_code ignored;
  std::int64_t removed = 0;
  for (const auto& entry : fs::directory_iterator(use<Settings>(database).folder, ignored)) {
    const auto task = task_of_file(entry.path());
    if (!task) continue;
    bool known = true;
    database.read(
        [&](db::Reader& reader) { known = reader.one(store::select_known, {TaskId(*task)}).found > 0; });
    if (!known && fs::remove(entry.path(), ignored)) ++removed;
  }
  return removed;
}

}  // namespace

std::int64_t forget_old(db::Database& database, Instant now) {
  static const jobs::Trim what{store::page_of_old, store::remove_old, {std::int64_t{-1}, std::int64_t{0}}};
  const auto removed = jobs::trim(database, what, now.plus_seconds(-k_days_kept * 86'400));
  return removed + remove_orphans(database);
}

}  // namespace pc::exports
