// Public: files of products and prices that an operator takes in.
#pragma once
#include "transfer/imports/imports.hpp"

namespace pc::catalogue {

std::unique_ptr<imports::Reader> read_catalogue(const imports::Task& task);
inline constexpr imports::Kind k_import{
    .id = "catalogue",
    .reader = &read_catalogue,
    .after_en = "What stands before it has taken effect; import the corrected file again.",
    .after_zh = "此前的内容已生效，请修正后重新导入。"};

}  // namespace pc::catalogue
