// An archive written as a stream: each member is compressed as it comes.
#pragma once
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pc::documents {

class ZipWriter {
 public:
  /// Throws std::runtime_error when the file cannot be written, here and later.
  explicit ZipWriter(const std::string& path);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  void begin(const std::string& name);
  void write(std::string_view bytes);
  void end();
  /// The list of members; the archive is whole and on the disk afterwards.
  void close();

 private:
  struct Member {
    std::string name;
    std::uint64_t offset = 0, size = 0, compressed = 0;
    std::uint32_t crc = 0;
  };
  struct Deflate;
  void put(std::string_view bytes);
  void deflate(std::string_view bytes, bool finish);

  std::FILE* file_ = nullptr;
  std::uint64_t at_ = 0;
  std::vector<Member> members_;
  std::unique_ptr<Deflate> deflate_;
};

}  // namespace pc::documents
