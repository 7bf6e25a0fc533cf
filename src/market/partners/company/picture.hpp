// A company's logo: a small PNG or JPEG, known by what stands in it and not by its name. No I/O.
#pragma once
#include <string>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::partners::company {

inline constexpr std::size_t k_picture_bytes_max = 200 * 1024;
inline constexpr int k_picture_side_min = 16, k_picture_side_max = 2000;

namespace errors {
inline constexpr ErrorCode picture_kind{"partners.logo_kind", Kind::invalid,
                                        "A logo is a whole PNG or JPEG picture and nothing else.",
                                        "企业标识须为完整的 PNG 或 JPEG 图片。"};
inline constexpr ErrorCode picture_bytes{"partners.logo_bytes", Kind::invalid, "A logo has at most {}.",
                                         "企业标识文件不能超过 {}。"};
inline constexpr ErrorCode picture_sides{"partners.logo_sides", Kind::invalid,
                                         "A logo's sides have {} pixels.", "企业标识的宽和高须为 {} 像素。"};
}  // namespace errors

struct Picture {
  std::string_view type;  // "image/png", "image/jpeg"
  int width = 0, height = 0;
};

/// From the first byte to the last what its kind prescribes: what hides behind a picture is refused too. Refuses
/// partners.logo_bytes, partners.logo_kind, partners.logo_sides.
Result<Picture> picture_of(std::string_view bytes);

}  // namespace pc::partners::company
