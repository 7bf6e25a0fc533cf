// A file of products and prices, line by line; docs/user/*/catalogue.md shows the columns. Splitting the CSV is not
// done here.
#pragma once
#include <span>
#include <string_view>
#include <variant>

#include "product.hpp"
#include "transfer/imports/fields.hpp"

namespace pc::catalogue {

/// Every column, in the order of the template.
imports::FieldRules field_rules();

/// `fields` must be valid UTF-8.
std::variant<Offer, imports::LineFault> parse_line(const imports::FieldPlaces& places,
                                                   std::span<const std::string_view> fields);

}  // namespace pc::catalogue
