// Public: files of customers that an operator takes in.
#pragma once
#include "transfer/imports/imports.hpp"

namespace pc::joining {

std::unique_ptr<imports::Reader> read_customers(const imports::Task& task);
inline constexpr imports::Kind k_import{
    .id = "customers",
    .reader = &read_customers,
    .after_en = "The customers before it are there; import the corrected file again, known ones are skipped.",
    .after_zh = "此前的客户已录入，请修正后重新导入，已有客户会自动跳过。"};

}  // namespace pc::joining
