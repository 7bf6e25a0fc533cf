// A CSV file on the disk as a stream: gzip is unpacked on the way, and what is no CSV in UTF-8 says what it is instead.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::documents {

namespace errors {
inline constexpr ErrorCode csv_packed{"documents.csv_packed", Kind::invalid,
                                      "The file is packed ({}). Unpack it first; only gzip is read as it is.",
                                      "文件是压缩或打包格式（{}），请先解压；可直接读取的只有 gzip。"};
inline constexpr ErrorCode csv_charset{"documents.csv_charset", Kind::invalid,
                                       "The text is encoded in {}. Save it as UTF-8.",
                                       "文本编码为 {}，请另存为 UTF-8。"};
inline constexpr ErrorCode csv_binary{"documents.csv_binary", Kind::invalid, "The file is no text.",
                                      "该文件不是文本文件。"};
inline constexpr ErrorCode csv_separator{"documents.csv_separator", Kind::invalid,
                                         "The fields are separated by {}. Separate them by commas.",
                                         "字段以 {} 分隔，请改用逗号分隔。"};
inline constexpr ErrorCode csv_separator_line{
    "documents.csv_separator_line", Kind::invalid,
    "The first line only tells a separator ({}). Remove it, and separate fields by commas.",
    "首行只是分隔符声明（{}），请删除该行，并以逗号分隔字段。"};
inline constexpr ErrorCode gzip_damaged{"documents.gzip_damaged", Kind::invalid,
                                        "The gzip data is damaged or not complete.",
                                        "gzip 数据已损坏或不完整。"};
}  // namespace errors

/// Why a file that begins so is no CSV in UTF-8; nothing when it may be one. `head`: its first kilobytes.
std::optional<Refusal> why_no_csv(std::string_view head);

class CsvFile {
 public:
  /// Throws std::runtime_error when it cannot be opened.
  explicit CsvFile(const std::string& path);
  ~CsvFile();
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;

  /// The next part, valid until the next call; empty at the end. Refuses gzip_damaged.
  Result<std::string_view> read();
  /// Read of the file as it lies on the disk.
  std::int64_t bytes_done() const;

 private:
  struct Stream;
  std::unique_ptr<Stream> stream_;
  std::string buffer_;
};

}  // namespace pc::documents
