#include "picture.hpp"

#include <optional>

namespace pc::partners::company {
namespace {

constexpr std::string_view k_png{"\x89PNG\r\n\x1a\n", 8};

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < length; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

/// Chunks of length, name, data and checksum: IHDR first, IEND last, at the very end.
std::optional<Picture> png_of(std::string_view bytes) {
  Picture picture{.type = "image/png"};
  std::size_t at = k_png.size();
  bool data = false;
  while (bytes.size() - at >= 12) {
    const std::size_t length = number_at(bytes, at, 4);
    const auto name = bytes.substr(at + 4, 4);
    if (length > bytes.size() - at - 12) return std::nullopt;
    if ((at == k_png.size()) != (name == "IHDR")) return std::nullopt;
    if (name == "IHDR") {
      if (length != 13 || number_at(bytes, at + 8, 4) > INT16_MAX || number_at(bytes, at + 12, 4) > INT16_MAX)
        return std::nullopt;
      picture.width = static_cast<int>(number_at(bytes, at + 8, 4));
      picture.height = static_cast<int>(number_at(bytes, at + 12, 4));
    }
    data = data || name == "IDAT";
    at += 12 + length;
    if (name == "IEND")
      return length == 0 && data && at == bytes.size() ? std::optional(picture) : std::nullopt;
  }
  return std::nullopt;
}

/// A frame header tells the sides: SOF0 to SOF15 without the three that are something else.
bool is_frame(unsigned char marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

/// Behind a scan's header come its data, in which FF is followed by 00 or a restart; returns where a marker stands.
std::size_t behind_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    const auto next = static_cast<unsigned char>(bytes[at + 1]);
    if (static_cast<unsigned char>(bytes[at]) == 0xff && next != 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.size();
}

/// Segments of marker and length up to EOI, at the very end.
std::optional<Picture> jpeg_of(std::string_view bytes) {
  Picture picture{.type = "image/jpeg"};
  std::size_t at = 2;
  while (bytes.size() - at >= 2) {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (static_cast<unsigned char>(bytes[at]) != 0xff) return std::nullopt;
    if (marker == 0xd9)
      return at + 2 == bytes.size() && picture.width > 0 ? std::optional(picture) : std::nullopt;
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || bytes.size() - at < 4) return std::nullopt;
    const std::size_t length = number_at(bytes, at + 2, 2);
    if (length < 2 || length > bytes.size() - at - 2) return std::nullopt;
    if (is_frame(marker)) {
      if (length < 8) return std::nullopt;
      picture.height = static_cast<int>(number_at(bytes, at + 5, 2));
      picture.width = static_cast<int>(number_at(bytes, at + 7, 2));
    }
    at += 2 + length;
    if (marker == 0xda) at = behind_scan(bytes, at);
    if (at > bytes.size()) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Picture> known(std::string_view bytes) {
  if (bytes.starts_with(k_png)) return png_of(bytes);
  if (bytes.starts_with("\xff\xd8")) return jpeg_of(bytes);
  return std::nullopt;
}

bool fits(int side) { return side >= k_picture_side_min && side <= k_picture_side_max; }

}  // namespace

Result<Picture> picture_of(std::string_view bytes) {
  if (bytes.size() > k_picture_bytes_max)
    return refuse(errors::picture_bytes, "content", std::to_string(k_picture_bytes_max / 1024) + " KB");
  const auto picture = known(bytes);
  if (!picture) return refuse(errors::picture_kind, "content", "PNG, JPEG");
  if (!fits(picture->width) || !fits(picture->height))
    return refuse(errors::picture_sides, "content",
                  std::to_string(k_picture_side_min) + " - " + std::to_string(k_picture_side_max));
  return *picture;
}

}  // namespace pc::partners::company
