// Texts a customer agrees to (客户关联伙伴须知), by version. A version that was published is never changed.
#pragma once
#include <span>
#include <string_view>

#include "platform/base/base.hpp"

namespace pc::joining {

struct Agreement {
  std::string_view id;  // "association_notice"
  int version;
  std::string_view day;  // published, "2026-01-01"
  std::string_view title_en, title_zh;
  std::string_view text_en, text_zh;  // paragraphs, a line each
};

/// Newest first.
std::span<const Agreement> agreements();
/// What has to be accepted today.
const Agreement& current_notice();
/// nullptr when there is none.
const Agreement* find_agreement(std::string_view id, int version);

namespace errors {
inline constexpr ErrorCode unknown_agreement{"agreements.unknown", Kind::not_found,
                                             "There is no such agreement.", "该协议不存在。"};
inline constexpr ErrorCode agreement_outdated{"agreements.outdated", Kind::precondition,
                                              "Only the current version can be signed.",
                                              "仅可签署最新版本的协议。"};
}  // namespace errors

}  // namespace pc::joining
