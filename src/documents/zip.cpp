#include "zip.hpp"

#include <unistd.h>
#include <zlib.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace pc::documents {
namespace {

constexpr std::uint64_t k_bytes_max =
    0xffff'fffe;  // of one member and of the archive, without the 64-bit form

std::string little(std::uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> (8 * i) & 0xff));
  return text;
}

const Bytef* bytes_of(std::string_view text) {
  return static_cast<const Bytef*>(static_cast<const void*>(text.data()));
}

/// Common to a member's own head and its line in the list: version, flags (sizes follow, names are UTF-8), deflate,
/// 1980-01-01 00:00 so that the same rows give the same file.
std::string head() {
  return little(20, 2) + little(0x0808, 2) + little(8, 2) + little(0, 2) + little(0x21, 2);
}

}  // namespace

struct ZipWriter::Deflate {
  z_stream stream{};
  std::array<char, 64 * 1024> out{};
  Deflate() {
    if (deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::runtime_error("zlib does not begin");
  }
  ~Deflate() { deflateEnd(&stream); }
};

ZipWriter::ZipWriter(const std::string& path) : file_(std::fopen(path.c_str(), "wb")) {
  if (file_ == nullptr) throw std::runtime_error("cannot write " + path);
}

ZipWriter::~ZipWriter() {
  if (file_ != nullptr) std::fclose(file_);
}

void ZipWriter::put(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size())
    throw std::runtime_error("cannot write the archive");
  at_ += bytes.size();
  if (at_ > k_bytes_max) throw std::runtime_error("the archive would be too large");
}

void ZipWriter::begin(const std::string& name) {
  members_.push_back({name, at_, 0, 0, static_cast<std::uint32_t>(crc32(0, nullptr, 0))});
  put(little(0x04034b50, 4) + head() + little(0, 4) + little(0, 4) + little(0, 4) + little(name.size(), 2) +
      little(0, 2) + name);
  deflate_ = std::make_unique<Deflate>();
}

void ZipWriter::write(std::string_view bytes) {
  auto& member = members_.back();
  member.crc =
      static_cast<std::uint32_t>(crc32(member.crc, bytes_of(bytes), static_cast<uInt>(bytes.size())));
  member.size += bytes.size();
  if (member.size > k_bytes_max) throw std::runtime_error("a member of the archive would be too large");
  deflate(bytes, false);
}

void ZipWriter::deflate(std::string_view bytes, bool finish) {
  auto& stream = deflate_->stream;
  stream.next_in = const_cast<Bytef*>(bytes_of(bytes));  // zlib only reads it
  stream.avail_in = static_cast<uInt>(bytes.size());
  do {
    stream.next_out = static_cast<Bytef*>(static_cast<void*>(deflate_->out.data()));
    stream.avail_out = static_cast<uInt>(deflate_->out.size());
    ::deflate(&stream, finish ? Z_FINISH : Z_NO_FLUSH);
    const std::size_t made = deflate_->out.size() - stream.avail_out;
    members_.back().compressed += made;
    put({deflate_->out.data(), made});
  } while (stream.avail_out == 0);
}

void ZipWriter::end() {
  deflate({}, true);
  deflate_.reset();
  const auto& member = members_.back();
  put(little(0x08074b50, 4) + little(member.crc, 4) + little(member.compressed, 4) + little(member.size, 4));
}

void ZipWriter::close() {
  const std::uint64_t list = at_;
  for (const auto& member : members_)
    put(little(0x02014b50, 4) + little(20, 2) + head() + little(member.crc, 4) +
        little(member.compressed, 4) + little(member.size, 4) + little(member.name.size(), 2) + little(0, 2) +
        little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(member.offset, 4) + member.name);
  const std::uint64_t end = at_;
  put(little(0x06054b50, 4) + little(0, 2) + little(0, 2) + little(members_.size(), 2) +
      little(members_.size(), 2) + little(end - list, 4) + little(list, 4) + little(0, 2));
  const bool whole = std::fflush(file_) == 0 && ::fsync(::fileno(file_)) == 0;
  const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
  if (!whole || !closed) throw std::runtime_error("cannot write the archive");
}

}  // namespace pc::documents
