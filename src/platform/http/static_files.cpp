#include "static_files.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "platform/base/hash.hpp"
#include "platform/base/text.hpp"
#include "encoding.hpp"
#include "message.hpp"
#include "platform/telemetry/log.hpp"

namespace pc::http {
namespace {

namespace fs = std::filesystem;

constexpr int k_level_once = 9;
constexpr std::size_t k_worth_compressing = 1024;

// Charts set style attributes from script; that needs no inline <style>, so only attributes are let through.
constexpr std::string_view k_content_policy =
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' "
    "data:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'";

std::string_view type_of(std::string_view extension) {
  struct Type {
    std::string_view extension, type;
  };
  constexpr std::array<Type, 17> types{Type{".html", "text/html; charset=utf-8"},
                                       {".js", "text/javascript; charset=utf-8"},
                                       {".mjs", "text/javascript; charset=utf-8"},
                                       {".css", "text/css; charset=utf-8"},
                                       {".json", "application/json"},
                                       {".map", "application/json"},
                                       {".webmanifest", "application/manifest+json"},
                                       {".svg", "image/svg+xml"},
                                       {".txt", "text/plain; charset=utf-8"},
                                       {".png", "image/png"},
                                       {".jpg", "image/jpeg"},
                                       {".webp", "image/webp"},
                                       {".ico", "image/x-icon"},
                                       {".woff2", "font/woff2"},
                                       {".woff", "font/woff"},
                                       {".wasm", "application/wasm"},
                                       {".pdf", "application/pdf"}};
  for (const Type& each : types)
    if (each.extension == extension) return each.type;
  return "application/octet-stream";
}

bool lies_in(const fs::path& file, const fs::path& root) {
  const auto [root_end, nothing] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
  return root_end == root.end();
}

bool climbs(std::string_view decoded) {
  if (decoded.find('\0') != std::string_view::npos || decoded.find('\\') != std::string_view::npos)
    return true;
  for (const auto segment : split(decoded, '/'))
    if (segment == ".." || segment == ".") return true;
  return false;
}

// If-None-Match compares weakly: W/ makes no difference.
bool names_tag(std::string_view if_none_match, std::string_view tag) {
  if (trimmed(if_none_match) == "*") return true;
  for (auto item : split(if_none_match, ',')) {
    item = trimmed(item);
    if (item.starts_with("W/")) item.remove_prefix(2);
    if (item == tag) return true;
  }
  return false;
}

}  // namespace

StaticFiles::StaticFiles(const std::string& root, std::vector<std::string> handler_paths)
    : handler_paths_(std::move(handler_paths)) {
  std::error_code error;
  const fs::path real_root = root.empty() ? fs::path() : fs::canonical(root, error);
  if (root.empty() || error || !fs::is_directory(real_root, error)) {
    if (!root.empty()) log::warn("no console: its folder is missing", {{"folder", root}});
    return;
  }
  for (const auto& entry :
       fs::recursive_directory_iterator(real_root, fs::directory_options::skip_permission_denied)) {
    const fs::path real = fs::canonical(entry.path(), error);
    if (error || !lies_in(real, real_root) || !fs::is_regular_file(real, error)) continue;
    std::ifstream stream(real, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    const std::string path = "/" + entry.path().lexically_relative(real_root).generic_string();
    if (stream.good() || stream.eof()) files_.emplace(path, file_of(path, bytes.str()));
  }
}

StaticFiles::File StaticFiles::file_of(const std::string& path, std::string bytes) const {
  const std::string_view type = type_of(fs::path(path).extension().string());
  const std::string hash = sha256_hex(bytes).substr(0, 32);
  const auto form_of = [&](std::string body, std::string etag, bool compressed) {
    Form form;
    form.etag = "\"" + etag + "\"";
    std::string shared;
    append_header(shared, "ETag", form.etag);
    append_header(shared, "Cache-Control",
                  path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    append_header(shared, "Content-Security-Policy", k_content_policy);
    append_header(shared, "X-Content-Type-Options", "nosniff");
    append_header(shared, "X-Frame-Options", "DENY");
    append_header(shared, "Referrer-Policy", "same-origin");
    if (compressible(type)) append_header(shared, "Vary", "Accept-Encoding");
    form.head_unchanged = shared;
    append_header(shared, "Content-Type", type);
    if (compressed) append_header(shared, "Content-Encoding", "gzip");
    append_header(shared, "Content-Length", std::to_string(body.size()));
    form.head = std::move(shared);
    form.body = std::move(body);
    return form;
  };
  File file;
  if (compressible(type) && bytes.size() >= k_worth_compressing) {
    std::string small = Gzip(k_level_once).compress(bytes);
    // Another coding is another representation, so its strong tag must differ.
    if (small.size() < bytes.size()) file.gzip = form_of(std::move(small), hash + "-gzip", true);
  }
  file.plain = form_of(std::move(bytes), hash, false);
  return file;
}

bool StaticFiles::is_handlers(std::string_view path) const {
  for (const std::string& prefix : handler_paths_)
    if (path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/')) return true;
  return false;
}

const StaticFiles::File* StaticFiles::file_for(const Request& request) const {
  if (files_.empty() || is_handlers(request.path)) return nullptr;
  const std::string path = percent_decoded(request.path, false);
  if (climbs(path) || is_handlers(path)) return nullptr;
  if (const auto found = files_.find(path); found != files_.end()) return &found->second;
  // The root is the console's page for everybody; what lies below is, for programs, the handler's to refuse.
  const bool wants_page = path == "/" || accepts_type(request.header("accept"), "text/html", false);
  if (path.starts_with("/assets/") || !wants_page) return nullptr;
  const auto page = files_.find("/index.html");
  return page == files_.end() ? nullptr : &page->second;
}

std::optional<StaticAnswer> StaticFiles::find(const Request& request) const {
  if (request.method != "GET") return std::nullopt;
  const File* file = file_for(request);
  if (file == nullptr) return std::nullopt;
  const bool small = file->gzip && accepts_gzip(request.header("accept-encoding"));
  const Form& form = small ? *file->gzip : file->plain;
  if (const auto known = request.header("if-none-match"); !known.empty() && names_tag(known, form.etag))
    return StaticAnswer{304, form.head_unchanged, {}};
  return StaticAnswer{200, form.head, form.body};
}

}  // namespace pc::http
