#include "picture.hpp"

#include <gtest/gtest.h>

namespace pc::partners::company {
namespace {

std::string big_endian(std::size_t number, int bytes) {
  std::string text;
  for (int i = bytes - 1; i >= 0; --i) text.push_back(static_cast<char>(number >> (8 * i) & 0xff));
  return text;
}
std::string chunk(const std::string& name, const std::string& data) {
  return big_endian(data.size(), 4) + name + data + "crc!";
}
std::string png(int width, int height, std::size_t data = 20) {
  return std::string("\x89PNG\r\n\x1a\n", 8) +
         chunk("IHDR", big_endian(static_cast<std::size_t>(width), 4) +
                           big_endian(static_cast<std::size_t>(height), 4) + std::string(5, '\0')) +
         chunk("IDAT", std::string(data, 'x')) + chunk("IEND", "");
}
std::string segment(int marker, const std::string& data) {
  return std::string("\xff") + static_cast<char>(marker) + big_endian(data.size() + 2, 2) + data;
}
std::string jpeg(int width, int height) {
  const auto sides =
      big_endian(static_cast<std::size_t>(height), 2) + big_endian(static_cast<std::size_t>(width), 2);
  return "\xff\xd8" + segment(0xe0, "JFIF") + segment(0xc0, "\x08" + sides + std::string("\x01...")) +
         segment(0xda, "head") + std::string("scan\xff\0data\xff\xd0more", 15) + "\xff\xd9";
}
std::string refusal(const std::string& bytes) {
  const auto picture = picture_of(bytes);
  return picture ? "" : std::string(picture.refusal().code->id);
}

TEST(Picture, is_known_by_what_stands_in_it) {
  const auto one = picture_of(png(200, 60));
  ASSERT_TRUE(one.ok());
  EXPECT_EQ(one->type, "image/png");
  EXPECT_EQ(one->width, 200);
  EXPECT_EQ(one->height, 60);
  const auto other = picture_of(jpeg(320, 240));
  ASSERT_TRUE(other.ok());
  EXPECT_EQ(other->type, "image/jpeg");
  EXPECT_EQ(other->width, 320);
  EXPECT_EQ(other->height, 240);
}

TEST(Picture, of_another_kind_is_refused) {
  for (const char* text : {"", "x", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "GIF89a",
                           "\x89PNG\r\n", "\xff\xd8", "<!doctype html>"})
    EXPECT_EQ(refusal(text), "partners.logo_kind") << text;
}

TEST(Picture, with_anything_behind_it_or_cut_short_is_refused) {
  for (const auto& whole : {png(100, 100), jpeg(100, 100)}) {
    EXPECT_EQ(refusal(whole + "<script>alert(1)</script>"), "partners.logo_kind");
    EXPECT_EQ(refusal(whole + '\0'), "partners.logo_kind");
    for (std::size_t length = 0; length < whole.size(); ++length)
      EXPECT_EQ(refusal(whole.substr(0, length)), "partners.logo_kind") << length;
  }
}

TEST(Picture, of_odd_sides_or_too_many_bytes_is_refused) {
  EXPECT_EQ(refusal(png(15, 100)), "partners.logo_sides");
  EXPECT_EQ(refusal(png(100, 2001)), "partners.logo_sides");
  EXPECT_EQ(refusal(png(2000, 16)), "");
  EXPECT_EQ(refusal(jpeg(0, 100)), "partners.logo_kind");
  EXPECT_EQ(refusal(png(100, 100, k_picture_bytes_max)), "partners.logo_bytes");
  EXPECT_EQ(refusal(png(100, 100, k_picture_bytes_max - 80)), "") << "just so many";
}

/// Whatever is changed in it, it is refused or a picture, and never read beyond its end (which a sanitizer sees).
TEST(Picture, with_any_byte_changed_does_not_break_anything) {
  for (const auto& whole : {png(100, 100), jpeg(100, 100)})
    for (std::size_t at = 0; at < whole.size(); ++at)
      for (const char c : {'\0', '\x01', '\x7f', '\xff', '\xd9'}) {
        auto changed = whole;
        changed[at] = c;
        (void)picture_of(changed);
      }
}

}  // namespace
}  // namespace pc::partners::company
