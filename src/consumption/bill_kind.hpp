// Bills as a kind of import.
#pragma once
#include "consumption.hpp"
#include "imports/imports.hpp"

namespace pc::consumption {

std::unique_ptr<imports::Reader> read_bill(const imports::Task& task);
inline constexpr imports::Kind k_bills{
    .id = "bill",
    .reader = &read_bill,
    .after_en = "What stands before it is booked; import the corrected file again.",
    .after_zh = "此前的内容已入账，请修正后重新导入。"};

}  // namespace pc::consumption
