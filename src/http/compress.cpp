#include "compress.hpp"

#include <zlib.h>

#include "base/text.hpp"

namespace pc::http {
namespace {

constexpr int k_gzip_window = 15 + 16;
constexpr std::size_t k_bytes_min = 1024;

bool refused(std::string_view quality) { return quality == "q=0" || quality == "q=0.0" || quality == "q=0.00"; }

}  // namespace

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, k_gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string input(bytes);
  std::string output(deflateBound(&stream, input.size()), '\0');
  stream.next_in = static_cast<Bytef*>(static_cast<void*>(input.data()));
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = static_cast<Bytef*>(static_cast<void*>(output.data()));
  stream.avail_out = static_cast<uInt>(output.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  output.resize(stream.total_out);
  deflateEnd(&stream);
  return done ? output : std::string();
}

bool accepts_gzip(std::string_view accept_encoding) {
  for (const auto part : split(accept_encoding, ',')) {
    const auto pieces = split(part, ';');
    const auto name = trimmed(pieces.front());
    if (!equal_ignoring_case(name, "gzip") && name != "*") continue;
    return pieces.size() < 2 || !refused(trimmed(pieces[1]));
  }
  return false;
}

bool worth_compressing(std::string_view content_type, std::size_t bytes) {
  if (bytes < k_bytes_min) return false;
  return content_type.starts_with("text/") || content_type.find("json") != std::string_view::npos ||
         content_type.find("javascript") != std::string_view::npos || content_type.find("svg") != std::string_view::npos;
}

}  // namespace pc::http
