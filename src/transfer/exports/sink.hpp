// Records of a list on their way into a file of either format.
#pragma once
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "platform/documents/table.hpp"
#include "transfer/exports/task.hpp"

namespace pc::exports {

/// Takes a list as CSV in pieces and writes it to `path` in the task's format. Throws std::runtime_error when the file
/// cannot be written. Formulas come out as text in both formats.
class Sink {
 public:
  /// `cells`: what stands in the list's columns, the first ones at least; nothing: as they look.
  Sink(const std::string& path, const Task& task, std::span<const documents::Cells> cells);
  ~Sink();
  void write(std::string_view csv);
  /// Ends the file; it is on the disk afterwards.
  void close();
  /// The customers of the rows until now.
  const std::set<std::int64_t>& customers() const;
  /// Rows after the header, until now.
  std::int64_t rows() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Size and SHA-256 of a file, read in pieces.
struct Sum {
  std::int64_t bytes = 0;
  std::string sha256;
};
Sum sum_of(const std::string& path);

}  // namespace pc::exports
