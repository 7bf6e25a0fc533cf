#include "static_files.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "compress.hpp"

namespace pc::http {
namespace {

constexpr int k_level_once = 9;

constexpr const char* k_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

std::string type_of(const std::string& extension) {
  static const std::unordered_map<std::string, std::string> types{
      {".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},   {".svg", "image/svg+xml"},
      {".png", "image/png"},                 {".ico", "image/x-icon"},
      {".json", "application/json"},         {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"}, {".webmanifest", "application/manifest+json"}};
  const auto found = types.find(extension);
  return found == types.end() ? "application/octet-stream" : found->second;
}

bool belongs_to_others(std::string_view path) {
  for (const std::string_view prefix : {"/api", "/v2", "/v3", "/v4", "/v5", "/healthz", "/readyz", "/metrics"})
    if (path == prefix || (path.starts_with(prefix) && path.size() > prefix.size() && path[prefix.size()] == '/'))
      return true;
  return false;
}

}  // namespace

StaticFiles::StaticFiles(const std::string& root) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (root.empty() || !fs::is_directory(root, error)) return;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.is_symlink()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    const std::string path = "/" + fs::relative(entry.path(), root).generic_string();
    File file;
    file.content_type = type_of(entry.path().extension().string());
    file.body = bytes.str();
    file.etag = "\"" + sha256_hex(file.body).substr(0, 32) + "\"";
    file.immutable = path.starts_with("/assets/");
    if (worth_compressing(file.content_type, file.body.size())) file.compressed = gzip(file.body, k_level_once);
    files_.emplace(path, std::move(file));
  }
}

const StaticFiles::File* StaticFiles::file_for(const Request& request) const {
  if (files_.empty() || belongs_to_others(request.path)) return nullptr;
  // Only exact names of files that were read at start are served, so no path can lead outside.
  const auto found = files_.find(percent_decoded(request.path, false));
  if (found != files_.end()) return &found->second;
  if (request.header("accept").find("text/html") == std::string_view::npos) return nullptr;
  const auto index = files_.find("/index.html");
  return index == files_.end() ? nullptr : &index->second;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
  if (request.method != "GET") return std::nullopt;
  const File* file = file_for(request);
  if (file == nullptr) return std::nullopt;
  Response response;
  response.route = "static";
  response.headers = {{"ETag", file->etag},
                      {"Cache-Control", file->immutable ? "public, max-age=31536000, immutable" : "no-cache"},
                      {"Content-Security-Policy", k_policy},
                      {"X-Content-Type-Options", "nosniff"},
                      {"X-Frame-Options", "DENY"},
                      {"Referrer-Policy", "same-origin"},
                      {"Vary", "Accept-Encoding"}};
  const auto known = request.header("if-none-match");
  if (known == "*" || known.find(file->etag) != std::string_view::npos) {
    response.status = 304;
    return response;
  }
  response.content_type = file->content_type;
  const bool compressed = !file->compressed.empty() && accepts_gzip(request.header("accept-encoding"));
  if (compressed) response.headers.push_back({"Content-Encoding", "gzip"});
  response.body = compressed ? file->compressed : file->body;
  return response;
}

}  // namespace pc::http
