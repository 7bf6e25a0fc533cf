#include "bill_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "platform/wire/json.hpp"

namespace pc::consumption {
namespace {

namespace fs = std::filesystem;

/// Folders above a manifest in which what it lists is looked for.
constexpr int k_folders_above = 4;
constexpr std::uintmax_t k_manifest_bytes_max = 16 << 20;

bool is_bill(const fs::path& path) {
  const auto name = lower_ascii(path.filename().string());
  if (name.starts_with('.')) return false;  // what a file system or an editor keeps beside files
  return name.ends_with(".csv") || name.ends_with(".csv.gz");
}

bool may_be_manifest(const fs::path& path) {
  return lower_ascii(path.extension().string()) == ".json" && fs::file_size(path) <= k_manifest_bytes_max;
}

std::vector<fs::path> in_folder(const fs::path& folder) {
  std::vector<fs::path> files;
  // Clouds lay months and parts into folders below.
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && is_bill(entry.path())) files.push_back(entry.path());
  if (files.empty()) throw std::runtime_error("there are no .csv or .csv.gz files in " + folder.string());
  std::ranges::sort(files);
  return files;
}

/// What a manifest lists: {"dataFiles": ["s3://…"]} or {"blobs": [{"blobName": "…"}]}.
std::vector<std::string> listed_in(const fs::path& manifest) {
  std::stringstream text;
  text << std::ifstream(manifest).rdbuf();
  const auto json = wire::Json::parse(text.str());
  std::vector<std::string> listed;
  if (!json) throw std::runtime_error(manifest.string() + " is no JSON");
  for (const auto& [name, value] : json->members)
    for (const auto& item : value.items) {
      if (name == "dataFiles" && item.type == wire::Json::Type::string) listed.push_back(item.text);
      if (name == "blobs")
        for (const auto& [member, blob] : item.members)
          if (member == "blobName") listed.push_back(blob.text);
    }
  if (listed.empty()) throw std::runtime_error(manifest.string() + " lists no files (dataFiles or blobs)");
  return listed;
}

/// The longest end of the listed path that is there, in the manifest's folder or one above it.
fs::path found(const fs::path& manifest, const std::string& listed) {
  std::vector<std::string> parts;
  for (const auto part : split(listed, '/'))
    if (!part.empty() && part != "..") parts.emplace_back(part);
  fs::path folder = fs::absolute(manifest).parent_path();
  for (int above = 0; above <= k_folders_above; ++above, folder = folder.parent_path())
    for (std::size_t first = 0; first < parts.size(); ++first) {
      fs::path path = folder;
      for (std::size_t i = first; i < parts.size(); ++i) path /= parts[i];
      if (fs::is_regular_file(path)) return path;
    }
  throw std::runtime_error(manifest.string() + " lists " + listed + ", which is not there");
}

std::vector<fs::path> paths_of(const fs::path& given) {
  if (fs::is_directory(given)) return in_folder(given);
  if (!may_be_manifest(given)) return {given};
  std::vector<fs::path> files;
  for (const auto& listed : listed_in(given)) files.push_back(found(given, listed));
  return files;
}

}  // namespace

std::vector<imports::File> bill_files(const std::vector<std::string>& given) {
  std::vector<imports::File> files;
  std::set<fs::path> seen;
  for (const auto& each : given)
    for (const auto& path : paths_of(each)) {
      if (!seen.insert(fs::canonical(path)).second)
        throw std::runtime_error(path.string() + " is among them twice");
      files.push_back({path.string(), path.filename().string()});
    }
  return files;
}

}  // namespace pc::consumption
