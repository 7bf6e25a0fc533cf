// The files of this repository as text, for tests that read the application itself.
#pragma once
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace pc::guards {

struct File {
  std::string path;  // from the root, "src/base/money.hpp"
  std::string text;
  std::vector<std::string> lines() const;
  bool is_cpp() const { return path.ends_with(".cpp") || path.ends_with(".hpp"); }
};

using Faults = std::vector<std::string>;

std::filesystem::path root();

/// Every written file that is text: no build output, no packages, nothing that Git is told to ignore. Sorted.
const std::vector<File>& tree();

/// The faults that `rule` finds in all files.
Faults faults_of(const std::function<Faults(const File&)>& rule);

/// "\n  fault" each, for a test's message.
std::string list(const Faults& faults);

/// Unicode characters of a line in UTF-8.
int width(const std::string& line);

/// C++ text without what stands in comments.
std::string without_comments(const std::string& text);

}  // namespace pc::guards
