// QR codes of a text, as drawing and as image.
#pragma once
#include <string>
#include <string_view>

namespace pc::documents {

/// SVG of `pixels` × `pixels`, dark on white with the quiet zone the standard asks for; needs no style and no script.
std::string qr_svg(std::string_view text, int pixels = 240);
/// PNG in black and white, `pixels_a_module` for each of its squares.
std::string qr_png(std::string_view text, int pixels_a_module = 8);

}  // namespace pc::documents
