#include "tree.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace pc::guards {
namespace {

namespace fs = std::filesystem;

bool is_passed_by(const fs::path& folder) {
  static const std::set<std::string> names = {".git",    "build", "var",          "node_modules",     "dist",
                                              ".vscode", ".idea", "test-results", "playwright-report"};
  return names.contains(folder.filename().string());
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::vector<File> read_tree() {
  std::vector<File> files;
  auto each = fs::recursive_directory_iterator(root());
  for (const auto end = fs::recursive_directory_iterator(); each != end; ++each) {
    if (each->is_directory() && is_passed_by(each->path())) {
      each.disable_recursion_pending();
      continue;
    }
    // A work tree beside another has a file of that name.
    if (each->path().filename() == ".git") continue;
    if (!each->is_regular_file() || each->path().extension() == ".log") continue;
    File file{each->path().lexically_relative(root()).generic_string(), content(each->path())};
    if (file.text.find('\0') == std::string::npos) files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

}  // namespace

std::vector<std::string> File::lines() const {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

fs::path root() { return PC_ROOT; }

const std::vector<File>& tree() {
  static const std::vector<File> files = read_tree();
  return files;
}

Faults faults_of(const std::function<Faults(const File&)>& rule) {
  Faults all;
  for (const File& file : tree()) {
    const Faults found = rule(file);
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

std::string list(const Faults& faults) {
  std::string text;
  for (const auto& fault : faults) text += "\n  " + fault;
  return text;
}

int width(const std::string& line) {
  return static_cast<int>(std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string without_comments(const std::string& text) {
  std::string rest;
  for (std::size_t at = 0; at < text.size();) {
    if (text.compare(at, 2, "//") == 0) {
      at = std::min(text.find('\n', at), text.size());
    } else if (text.compare(at, 2, "/*") == 0) {
      const auto end = text.find("*/", at + 2);
      const auto past = end == std::string::npos ? text.size() : end + 2;
      rest.append(
          static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                              text.begin() + static_cast<std::ptrdiff_t>(past), '\n')),
          '\n');
      at = past;
    } else if (text[at] == '"') {
      const auto start = at++;
      while (at < text.size() && text[at] != '"' && text[at] != '\n') at += text[at] == '\\' ? 2 : 1;
      at = std::min(at + 1, text.size());
      rest += text.substr(start, at - start);
    } else {
      rest += text[at++];
    }
  }
  return rest;
}

}  // namespace pc::guards
