// Bills as a kind of import.
#pragma once
#include "sales/consumption/consumption.hpp"
#include "sales/consumption/delivery/match.hpp"
#include "transfer/imports/imports.hpp"

namespace pc::consumption {

std::unique_ptr<imports::Reader> read_bill(const imports::Task& task);
inline constexpr imports::Kind k_bills{
    .id = "bill",
    .reader = &read_bill,
    .after_en = "Nothing was booked; import the corrected file again.",
    .after_zh = "本次导入未入账，请修正后重新导入。",
    .modes = k_delivery_modes,
    .answers = k_delivery_modes};

}  // namespace pc::consumption
