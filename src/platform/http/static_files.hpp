// The console's files, read into memory at start: only exact names of files seen then are served, so no path
// of a request can lead outside.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http.hpp"

namespace pc::http {

struct StaticAnswer {
  int status = 200;
  std::string_view head;  // header lines of the file as chosen, with Content-Length
  std::string_view body;  // lives as long as the StaticFiles
};

class StaticFiles {
 public:
  /// A missing or empty root gives nothing to serve. Links that lead out of the root are left out.
  StaticFiles(const std::string& root, std::vector<std::string> handler_paths);

  /// The answer to a GET, if it is for us. A path that is no file gets the console's page when a browser
  /// asks.
  std::optional<StaticAnswer> find(const Request& request) const;
  std::size_t size() const { return files_.size(); }

 private:
  struct Form {
    std::string etag, head, head_unchanged, body;
  };
  struct File {
    Form plain;
    std::optional<Form> gzip;
  };
  bool is_handlers(std::string_view path) const;
  const File* file_for(const Request& request) const;
  File file_of(const std::string& path, std::string bytes) const;

  std::vector<std::string> handler_paths_;
  std::unordered_map<std::string, File> files_;
};

}  // namespace pc::http
