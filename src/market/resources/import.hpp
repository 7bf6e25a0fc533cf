// Public: files of resources that an operator takes in.
#pragma once
#include "transfer/imports/imports.hpp"

namespace pc::resources {

std::unique_ptr<imports::Reader> read_resources(const imports::Task& task);
inline constexpr imports::Kind k_import{
    .id = "resources",
    .reader = &read_resources,
    .after_en = "What stands before it has taken effect; import the corrected file again.",
    .after_zh = "此前的内容已生效，请修正后重新导入。"};

}  // namespace pc::resources
