#include "platform/documents/qr.hpp"

#include <gtest/gtest.h>

namespace pc::documents {
namespace {

TEST(Qr, the_drawing_is_square_with_a_quiet_zone_and_without_script) {
  const auto svg = qr_svg("https://partners.example/join/abc", 200);
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"200\" viewBox=\"0 0 "));
  EXPECT_TRUE(svg.ends_with("</svg>"));
  // The finder pattern begins four modules from the corner.
  EXPECT_NE(svg.find("d=\"M4,4h1v1h-1zM5,4"), std::string::npos);
  EXPECT_EQ(svg.find("script"), std::string::npos);
}

TEST(Qr, the_text_never_stands_in_the_drawing) {
  EXPECT_EQ(qr_svg("\"/><script>alert(1)</script>").find("alert"), std::string::npos);
}

TEST(Qr, the_image_is_a_png_of_the_expected_size) {
  const auto png = qr_png("otpauth://totp/x?secret=ABC", 8);
  ASSERT_TRUE(png.starts_with("\x89PNG\r\n\x1A\n"));
  EXPECT_EQ(png.substr(12, 4), "IHDR");
  const auto side = static_cast<unsigned char>(png[18]) << 8 | static_cast<unsigned char>(png[19]);
  EXPECT_EQ(side % 8, 0);
  EXPECT_GE(side / 8, 21 + 8);
  EXPECT_NE(png.find("IDAT"), std::string::npos);
  EXPECT_EQ(png.substr(png.size() - 8, 4), "IEND");
}

}  // namespace
}  // namespace pc::documents
