#include "qr.hpp"

#include <zlib.h>

#include <cstdint>
#include <qrcodegen/qrcodegen.hpp>

#include "platform/base/assertions.hpp"

namespace pc::documents {
namespace {

using qrcodegen::QrCode;

constexpr int k_quiet_zone = 4;  // modules on each side

QrCode code_of(std::string_view text) {
  return QrCode::encodeText(std::string(text).c_str(), QrCode::Ecc::MEDIUM);
}

void put_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<char>(number >> shift & 0xFF));
}

const unsigned char* bytes_of(const std::string& text) {
  return static_cast<const unsigned char*>(static_cast<const void*>(text.data()));
}

void put_chunk(std::string& png, std::string_view name, const std::string& data) {
  put_number(png, static_cast<std::uint32_t>(data.size()));
  const std::string named = std::string(name) + data;
  png += named;
  put_number(png, static_cast<std::uint32_t>(crc32(0, bytes_of(named), static_cast<unsigned>(named.size()))));
}

std::string deflated(const std::string& bytes) {
  auto size = compressBound(bytes.size());
  std::string packed(size, '\0');
  ensure(compress(static_cast<unsigned char*>(static_cast<void*>(packed.data())), &size, bytes_of(bytes),
                  bytes.size()) == Z_OK,
         "zlib packs what fits");
  packed.resize(size);
  return packed;
}

/// Lines of one bit a pixel, 1 is white, each after a byte that says "no filter".
std::string lines_of(const QrCode& code, int scale, int side) {
  std::string lines;
  for (int y = 0; y < side; ++y) {
    std::string line(1 + (static_cast<std::size_t>(side) + 7) / 8, '\0');
    for (int x = 0; x < side; ++x)
      if (!code.getModule(x / scale - k_quiet_zone, y / scale - k_quiet_zone)) {
        auto& byte = line[1 + static_cast<std::size_t>(x) / 8];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | 0x80u >> x % 8);
      }
    lines += line;
  }
  return lines;
}

}  // namespace

std::string qr_svg(std::string_view text, int pixels) {
  const QrCode code = code_of(text);
  const std::string side = std::to_string(code.getSize() + 2 * k_quiet_zone);
  const std::string wide = std::to_string(pixels);
  std::string svg = R"(<svg xmlns="http://www.w3.org/2000/svg" width=")" + wide + R"(" height=")" + wide +
                    R"(" viewBox="0 0 )" + side + " " + side + R"(" shape-rendering="crispEdges">)";
  svg += R"(<rect width=")" + side + R"(" height=")" + side + R"(" fill="#fff"/><path fill="#000" d=")";
  for (int y = 0; y < code.getSize(); ++y)
    for (int x = 0; x < code.getSize(); ++x)
      if (code.getModule(x, y))
        svg += "M" + std::to_string(x + k_quiet_zone) + "," + std::to_string(y + k_quiet_zone) + "h1v1h-1z";
  return svg + R"("/></svg>)";
}

std::string qr_png(std::string_view text, int pixels_a_module) {
  const QrCode code = code_of(text);
  const int side = (code.getSize() + 2 * k_quiet_zone) * pixels_a_module;
  std::string head;
  put_number(head, static_cast<std::uint32_t>(side));
  put_number(head, static_cast<std::uint32_t>(side));
  head += std::string("\x01\x00\x00\x00\x00", 5);  // one bit, grey; the usual packing and filters; not interlaced
  std::string png = "\x89PNG\r\n\x1A\n";
  put_chunk(png, "IHDR", head);
  put_chunk(png, "IDAT", deflated(lines_of(code, pixels_a_module, side)));
  put_chunk(png, "IEND", {});
  return png;
}

}  // namespace pc::documents
