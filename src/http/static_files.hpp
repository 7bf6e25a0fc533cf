// The console's files, read once at start, kept plain and compressed.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http.hpp"

namespace pc::http {

class StaticFiles {
 public:
  /// A missing folder is an empty set.
  explicit StaticFiles(const std::string& root);
  /// The file at the request's path, or index.html for pages of the single-page application; nothing for paths that
  /// belong to others and for what is not there.
  std::optional<Response> find(const Request& request) const;

 private:
  struct File {
    std::string content_type, body, compressed, etag;
    bool immutable = false;
  };
  const File* file_for(const Request& request) const;
  std::unordered_map<std::string, File> files_;
};

}  // namespace pc::http
