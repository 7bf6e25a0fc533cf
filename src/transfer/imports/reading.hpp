// The files of an import, read one after the other as streams, line by line, into the reader of their kind.
#pragma once
#include <map>

#include "platform/documents/csv.hpp"
#include "imports.hpp"

namespace pc::imports {

/// In both languages.
struct Said {
  std::string en, zh;
};

/// Who follows a reading.
class Follower {
 public:
  virtual ~Follower() = default;
  virtual void line_read() = 0;
  virtual void refused(FaultLine fault) = 0;
  /// What was kept is enough for a part.
  virtual void part() = 0;
  virtual void bytes_done(std::int64_t bytes) = 0;
};

/// Reads all files to their end. Returns why it could not: then nothing after that was read.
class Reading {
 public:
  /// Follows with a part after `part_lines` lines.
  Reading(const Kind& kind, Reader& reader, Follower& follower, std::size_t part_lines)
      : kind_(kind), reader_(reader), follower_(follower), part_lines_(part_lines) {}
  std::optional<Said> read(const std::vector<File>& files);

 private:
  void read_file(const File& file);
  void take_records(documents::CsvReader& csv);
  void take_header(const documents::CsvReader& csv);
  void take_line(const documents::CsvReader& csv);
  void end_at(std::int64_t line, const ErrorCode& code);
  void check_not_twice(const std::string& content_hash);
  void fail(const Refusal& why);

  const Kind& kind_;
  Reader& reader_;
  Follower& follower_;
  std::size_t part_lines_;
  std::string shown_name_;  // of the file; empty when there is but one
  std::int64_t bytes_before_ = 0, last_line_ = 0, lines_ = 0;  // the last two: of the present file
  bool several_ = false;
  std::map<std::string, std::string> names_of_contents_;
  std::size_t kept_ = 0;
  bool headed_ = false;
  std::optional<Said> why_;
};

}  // namespace pc::imports
