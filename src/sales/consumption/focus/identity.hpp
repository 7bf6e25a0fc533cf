// What makes two lines the same charge, however often and in whatever form they are delivered.
#pragma once
#include <string>
#include <string_view>

#include "line.hpp"

namespace pc::consumption::focus {

/// 32 hexadecimal digits over accounts, charge period, category, SKU, price and meter, resource, region, commitment
/// and the provider's own number of the line; not over names, tags, invoice number, unknown columns nor amounts.
/// Provider, billing account and billing period are not in it: charges are kept by these. Equal keys are told apart
/// by their amounts only. Kept beside every charge for ever: a change here would let charges be booked again.
std::string charge_key(const Line& line);

/// The first half of a key: of whom, when, what kind, which resource. Charges that differ in the rest look alike.
inline std::string_view alike_part(std::string_view key) { return key.substr(0, 16); }

}  // namespace pc::consumption::focus
