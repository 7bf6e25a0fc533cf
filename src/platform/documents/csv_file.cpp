#include "csv_file.hpp"

#include <zlib.h>

#include <stdexcept>

namespace pc::documents {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_part_bytes = std::size_t{256} * 1024;

struct Mark {
  std::string_view begins, name;
};
constexpr Mark k_packed[] = {{"PK\x03\x04"sv, "zip, xlsx"},
                             {"7z\xbc\xaf\x27\x1c"sv, "7z"},
                             {"BZh"sv, "bzip2"},
                             {"\xfd"
                              "7zXZ\x00"sv,
                              "xz"},
                             {"\x28\xb5\x2f\xfd"sv, "zstd"},
                             {"Rar!"sv, "rar"},
                             {"\x1f\x8b"sv, "gzip in gzip"},
                             {"PAR1"sv, "Parquet"},
                             {"ORC"sv, "ORC"},
                             {"\xd0\xcf\x11\xe0"sv, "xls"},
                             {"\x04\x22\x4d\x18"sv, "lz4"}};
constexpr Mark k_charsets[] = {{"\xff\xfe"sv, "UTF-16"}, {"\xfe\xff"sv, "UTF-16"}};

/// Of ASCII in UTF-16 without a mark every other byte is zero.
bool every_other_is_zero(std::string_view head) {
  if (head.size() < 4) return false;
  const auto zero = [&](std::size_t i) { return head[i] == '\0'; };
  return (zero(0) && zero(2) && !zero(1) && !zero(3)) || (zero(1) && zero(3) && !zero(0) && !zero(2));
}

std::optional<Refusal> why_no_text(std::string_view head) {
  for (const auto& mark : k_packed)
    if (head.starts_with(mark.begins)) return refuse(errors::csv_packed, "", std::string(mark.name));
  for (const auto& mark : k_charsets)
    if (head.starts_with(mark.begins)) return refuse(errors::csv_charset, "", std::string(mark.name));
  if (every_other_is_zero(head)) return refuse(errors::csv_charset, "", "UTF-16");
  if (head.find('\0') != std::string_view::npos) return refuse(errors::csv_binary);
  return std::nullopt;
}

/// Counted outside quotation marks.
std::size_t count(std::string_view line, char c) {
  std::size_t found = 0;
  bool quoted = false;
  for (const char each : line) {
    if (each == '"') quoted = !quoted;
    found += !quoted && each == c;
  }
  return found;
}

std::optional<Refusal> why_other_separator(std::string_view line) {
  if (line.size() <= 7 && equal_ignoring_case(line.substr(0, 4), "sep="))
    return refuse(errors::csv_separator_line, "", std::string(trimmed(line)));
  if (count(line, ',') > 0) return std::nullopt;
  for (const auto& [c, name] : {Mark{";", "“;”"}, Mark{"\t", "TAB"}, Mark{"|", "“|”"}})
    if (count(line, c.front()) > 0) return refuse(errors::csv_separator, "", std::string(name));
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> why_no_csv(std::string_view head) {
  if (auto why = why_no_text(head)) return why;
  constexpr std::string_view k_mark = "\xef\xbb\xbf";
  if (head.starts_with(k_mark)) head.remove_prefix(k_mark.size());
  return why_other_separator(head.substr(0, head.find_first_of("\r\n")));
}

struct CsvFile::Stream {
  gzFile file = nullptr;
};

CsvFile::CsvFile(const std::string& path) : stream_(std::make_unique<Stream>()), buffer_(k_part_bytes, '\0') {
  stream_->file = gzopen(path.c_str(), "rb");
  if (stream_->file == nullptr) throw std::runtime_error("cannot read " + path);
  gzbuffer(stream_->file, k_part_bytes);
}

CsvFile::~CsvFile() { gzclose_r(stream_->file); }

Result<std::string_view> CsvFile::read() {
  const int bytes = gzread(stream_->file, buffer_.data(), static_cast<unsigned>(buffer_.size()));
  int error = Z_OK;
  gzerror(stream_->file, &error);
  if (bytes < 0 || (bytes == 0 && error == Z_BUF_ERROR)) return errors::gzip_damaged;
  return std::string_view(buffer_).substr(0, static_cast<std::size_t>(bytes));
}

std::int64_t CsvFile::bytes_done() const { return gzoffset(stream_->file); }

}  // namespace pc::documents
