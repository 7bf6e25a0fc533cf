#include "kept_files.hpp"

#include <algorithm>
#include <filesystem>

#include "store.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::imports {
namespace {

namespace fs = std::filesystem;

fs::path data_folder(const db::Database& database) { return use<Settings>(database).data_folder; }
fs::path all_folders(const db::Database& database) { return data_folder(database) / "deliveries"; }
std::string folder_name(std::int64_t import_id) { return std::to_string(import_id); }

/// "import-0123456789abcdef.csv", as uploads were kept until 0050.
bool left_by_older(const std::string& name) {
  return name.size() == 27 && name.starts_with("import-") && name.ends_with(".csv");
}

bool needs_files(db::Reader& reader, const std::string& folder) {
  const auto id = parse_id(folder);
  if (!id) return false;
  const auto row = reader.maybe(store::select_state, {store::k_vendor, *id});
  return row && (row->state == "running" || row->state == "waiting" || row->state == "collecting");
}

void erase(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error)
    log::warn("a file of an import could not be removed",
              {{"path", path.string()}, {"error", error.message()}});
}

}  // namespace

std::vector<KeptFile> files_of(db::Reader& reader, std::int64_t import_id) {
  std::vector<KeptFile> files;
  for (const auto& row : reader.rows(store::select_files, {store::k_vendor, import_id}))
    files.push_back({static_cast<int>(row.file_number), row.file_name, row.place, row.bytes_total});
  return files;
}

std::string path_of(const db::Database& database, const KeptFile& file) {
  return (data_folder(database) / file.place).string();
}

bool all_here(const db::Database& database, const std::vector<KeptFile>& files) {
  std::error_code ignored;
  return !files.empty() && std::ranges::all_of(files, [&](const KeptFile& file) {
    return !file.place.empty() && fs::exists(path_of(database, file), ignored);
  });
}

std::string keep_file(const db::Database& database, std::int64_t import_id, int number,
                      const std::string& path, bool move) {
  const auto place = fs::path("deliveries") / folder_name(import_id) / std::to_string(number);
  const auto full = data_folder(database) / place;
  fs::create_directories(full.parent_path());
  fs::permissions(full.parent_path(), fs::perms::owner_all);
  std::error_code on_another_disk;
  if (move) fs::rename(path, full, on_another_disk);
  if (!move || on_another_disk) fs::copy_file(path, full, fs::copy_options::overwrite_existing);
  return place.string();
}

void forget_files(const db::Database& database, std::int64_t import_id) {
  erase(all_folders(database) / folder_name(import_id));
}

void sweep_files(db::Database& database) {
  std::vector<fs::path> gone;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(data_folder(database), none))
    if (left_by_older(entry.path().filename().string())) gone.push_back(entry.path());
  database.read([&](db::Reader& reader) {
    for (const auto& entry : fs::directory_iterator(all_folders(database), none))
      if (!needs_files(reader, entry.path().filename().string())) gone.push_back(entry.path());
  });
  for (const auto& path : gone) erase(path);
}

}  // namespace pc::imports
